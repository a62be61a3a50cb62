/** Keeps what V8 compiles of the bundled program while it inspects and cleans a text, so that it need not be compiled at every start. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COMPILED, compileBundle, runBundle } from "../bundle.js";
import { setFlags } from "../flags.js";

/** Damage of several kinds: only what is called is compiled. */
const SAMPLE = `# The frozen harbour

She wrote that vjg"jctdqwt"ycu"htq|gp."cpf"vjcv"pq"ujkr"ecog"kp"dghqtg"vjg"gpf"qh"Octej0

Vjg"eqookvvgg"tgcb"vjg"ngvvgt"qh"vjg"jctdqwt"ocuvgt."cpf"ugpv"kv"dcen"vq"vjg"eqwpekn0

The ofcers of the rst floor were signicantly late, and the com mittee was not con dent.

T h e w i n t e r w a s l o n g a n d v e r y c o l d

The cafÃ© by the quay was closed.
`;

setFlags();
const script = compileBundle();
const program = runBundle(script);
const [{ main }, { processContext }] = await Promise.all([program.commands(), program.context()]);
const silent = { ...processContext(), print: async () => {}, tell: () => {} };
const folder = mkdtempSync(join(tmpdir(), "emend-"));
try {
  const file = join(folder, "sample.md");
  writeFileSync(file, SAMPLE);
  const codes = [
    await main(["inspect", file], silent),
    await main(["clean", file, "-o", join(folder, "out"), "--jobs", "1"], silent),
  ];
  if (codes.some((code) => code !== 0)) throw new Error("the program that was built does not run");
} finally {
  rmSync(folder, { recursive: true });
}
writeFileSync(COMPILED, script.createCachedData());
