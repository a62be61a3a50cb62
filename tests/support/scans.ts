/**
 * Real scans with the true text of their damaged regions. They are nobody's to publish, so they stand outside the
 * project: the environment variable EMEND_SCANS names their folder.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT_FOLDER = fileURLToPath(new URL("../..", import.meta.url));
const { EMEND_SCANS = "../shared/scans" } = process.env;

export const SCANS_FOLDER = resolve(PROJECT_FOLDER, EMEND_SCANS);

/** One damaged region; `start` and `end` are UTF-16 offsets in the scan. */
interface GoldRegion {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  /** The true text; null where nobody can tell. */
  readonly gold: string | null;
  readonly certain: boolean;
}

export interface Scan {
  readonly name: string;
  readonly text: string;
  /** Sorted. They cover the text up to the end of the last one. */
  readonly regions: readonly GoldRegion[];
}

/** All scans that there are: `NAME.md`, with regions in every `gold/NAME….jsonl`. */
export function scans(): Scan[] {
  if (!existsSync(SCANS_FOLDER)) return [];
  const gold = join(SCANS_FOLDER, "gold");
  const goldFiles = existsSync(gold) ? readdirSync(gold).filter((file) => file.endsWith(".jsonl")) : [];
  return readdirSync(SCANS_FOLDER)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => {
      const name = basename(file, ".md");
      const lines = goldFiles
        .filter((goldFile) => goldFile.startsWith(name))
        .flatMap((goldFile) => readFileSync(join(gold, goldFile), "utf8").split("\n"));
      const regions = lines
        .filter((line) => line.trim() !== "")
        .map((line) => JSON.parse(line) as GoldRegion)
        .sort((a, b) => a.start - b.start);
      return { name, text: readFileSync(join(SCANS_FOLDER, file), "utf8"), regions };
    })
    .filter(({ regions }) => regions.length > 0);
}
