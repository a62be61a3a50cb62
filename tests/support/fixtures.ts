/** The cases in `fixtures`, by kind; each file of a kind holds the cases of one family. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const FIXTURES_FOLDER = fileURLToPath(new URL("../../fixtures", import.meta.url));

export type FixtureKind = "in-the-wild" | "synthetic" | "negative" | "known-failures";

export interface FixtureCase {
  /** The file's name without extension. */
  readonly family: string;
  readonly label: string;
  readonly comment: string;
  readonly original: string;
  /** What a repair without notes must give; the original itself where it must stay as it is. */
  readonly fixed: string;
}

interface StoredCase extends Omit<FixtureCase, "family" | "fixed"> {
  readonly fixed?: string;
}

/** All cases of one kind, in the order of files and cases. */
export function fixtureCases(kind: FixtureKind): FixtureCase[] {
  return familiesOf(kind).flatMap((family) =>
    readCases(kind, family).map((stored) => ({ ...stored, family, fixed: stored.fixed ?? stored.original })),
  );
}

function familiesOf(kind: FixtureKind): string[] {
  const folder = join(FIXTURES_FOLDER, kind);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => file.slice(0, -".json".length));
}

const fileOf = (kind: FixtureKind, family: string): string => join(FIXTURES_FOLDER, kind, `${family}.json`);

const readCases = (kind: FixtureKind, family: string): StoredCase[] =>
  JSON.parse(readFileSync(fileOf(kind, family), "utf8")) as StoredCase[];

/** The kinds whose cases stand among the known failures while they fail. */
export const REPAIRED_KINDS = ["in-the-wild", "synthetic"] as const;

/**
 * Moves every case that fails from its family, say `in-the-wild/token.json`, to `known-failures/in-the-wild.token.json`,
 * and every known failure that passes back to its family.
 */
export function refileCases(passes: (it: FixtureCase) => boolean): void {
  for (const kind of REPAIRED_KINDS) {
    const prefix = `${kind}.`;
    const failing = familiesOf("known-failures").filter((family) => family.startsWith(prefix));
    const families = new Set([...familiesOf(kind), ...failing.map((family) => family.slice(prefix.length))]);
    for (const family of families) {
      // What stays comes first, so that files change no more than they must.
      const atHome = casesIfAny(kind, family);
      const away = casesIfAny("known-failures", prefix + family);
      const isDone = (stored: StoredCase): boolean =>
        passes({ ...stored, family, fixed: stored.fixed ?? stored.original });
      const isFailing = (stored: StoredCase): boolean => !isDone(stored);
      writeCases(kind, family, [...atHome.filter(isDone), ...away.filter(isDone)]);
      writeCases("known-failures", prefix + family, [...away.filter(isFailing), ...atHome.filter(isFailing)]);
    }
  }
}

const casesIfAny = (kind: FixtureKind, family: string): StoredCase[] =>
  existsSync(fileOf(kind, family)) ? readCases(kind, family) : [];

/** A family without cases has no file. */
function writeCases(kind: FixtureKind, family: string, cases: readonly StoredCase[]): void {
  const file = fileOf(kind, family);
  if (cases.length === 0) {
    rmSync(file, { force: true });
  } else {
    mkdirSync(join(FIXTURES_FOLDER, kind), { recursive: true });
    writeFileSync(file, `${JSON.stringify(cases, null, 2)}\n`);
  }
}
