/** Real scans with true texts, where the environment variable EMEND_SCANS names a folder of them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { KnownDamage } from "./measure.js";

/** One region of a `gold/NAME.part-N.jsonl` beside `NAME.md`; `gold` is null where nobody can tell. */
interface GoldRegion {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly gold: string | null;
}

interface Scan extends KnownDamage {
  readonly name: string;
}

/** Scans with the part of them whose truth is known; regions that nobody can read are left as they are. */
export function scans(): Scan[] {
  const { EMEND_SCANS } = process.env;
  if (!EMEND_SCANS) return [];
  return readdirSync(join(EMEND_SCANS, "gold"))
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .map((file) => {
      const name = file.replace(/(?:\.part-\d+)?\.jsonl$/, "");
      const regions = readFileSync(join(EMEND_SCANS, "gold", file), "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => JSON.parse(line) as GoldRegion)
        .sort((a, b) => a.start - b.start);
      return { name, ...knownPart(readFileSync(join(EMEND_SCANS, `${name}.md`), "utf8"), regions) };
    });
}

function knownPart(text: string, regions: readonly GoldRegion[]): KnownDamage {
  const readable = regions.flatMap((region) =>
    region.gold === null ? [] : [{ ...region, gold: region.gold }],
  );
  const knownTo = regions.at(-1)?.end ?? 0;
  let truth = "";
  let done = 0;
  for (const { start, end, gold } of readable) {
    truth += text.slice(done, start) + gold;
    done = end;
  }
  return { damaged: text, truth: truth + text.slice(done, knownTo), regions: readable, knownTo };
}
