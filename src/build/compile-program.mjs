// Keeps what V8 compiles of the bundled program while it cleans some texts, so that it need not be compiled at every start.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COMPILED, compileBundle, runBundle } from "../../dist/bundle.js";
import { setFlags } from "../../dist/flags.js";

const SAMPLES = join(import.meta.dirname, "../../corpus-raw");

setFlags();
const script = compileBundle();
const program = runBundle(script);
const [{ main }, { processContext }] = await Promise.all([program.commands(), program.context()]);
const silent = { ...processContext(), print: async () => {}, tell: () => {} };
for (const file of readdirSync(SAMPLES).slice(0, 2)) await main(["inspect", join(SAMPLES, file)], silent);
writeFileSync(COMPILED, script.createCachedData());
