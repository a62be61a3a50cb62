import { appendFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { NoteStyle } from "../index.js";
import type { ExportName } from "./export.js";
import { errorCodeOf, Failure, failureOf, Refusal } from "./failure.js";
import { sha256 } from "./hash.js";
import { comparePaths, MANIFEST_NAME } from "./paths.js";
import type { Counts, Verdict } from "./verdict.js";
import { writeAtomically } from "./write.js";

/** The options that an output depends on. */
export interface OutputOptions {
  readonly notes: NoteStyle;
  readonly minConfidence: number;
  readonly minReading: number;
  /** Hash of the words, where any were given. */
  readonly lexicon?: string;
  /** What is written beside the output. */
  readonly format?: ExportName;
  /** Hash of the decisions about this document, where there are any. */
  readonly decisions?: string;
}

/** What the manifest says of one document. */
export interface ManifestLine {
  /** Of the source, relative to its root, with `/`. */
  readonly path: string;
  /** Absent where the source could not be read. */
  readonly source?: { readonly sha256: string; readonly bytes: number };
  /** Relative to the output folder, with `/`; the hash of what emend last wrote there, if ever. */
  readonly output: {
    readonly path: string;
    readonly sha256?: string;
    /** Hashes of what was last written beside it. */
    readonly exports?: Readonly<Partial<Record<ExportName, string>>>;
  };
  readonly verdict: Verdict;
  /** Why it failed. */
  readonly reason?: string;
  readonly counts: Counts;
  readonly tool: string;
  readonly model: string;
  readonly options: OutputOptions;
}

/**
 * Lines are appended to it *before* an output is written, so that after a crash emend still knows
 * its own outputs; merged into the manifest when a run ends.
 */
const JOURNAL_NAME = ".manifest.journal";

/** The manifest of an output folder: by output path, the last line of each document. */
export class Manifest {
  private constructor(
    readonly folder: string,
    readonly lines: Map<string, ManifestLine>,
    /** What the file holds; empty where there is none. */
    private readonly stored: string,
  ) {}

  /**
   * Reads the manifest and what a broken-off run left beside it. Writes nothing.
   * @param force take a manifest that emend did not write as empty
   * @throws {Refusal} where emend did not write it; {Failure} where it cannot be read
   */
  static async read(folder: string, force = false): Promise<Manifest> {
    const file = join(folder, MANIFEST_NAME);
    const stored = await readIfThere(file);
    const lines = new Map<string, ManifestLine>();
    for (const [index, text] of stored.split("\n").entries()) {
      const line = parseLine(text);
      if (line) lines.set(line.output.path, line);
      else if (text.trim() !== "" && !force) throw notOurs(file, index + 1);
    }
    await mergeJournal(folder, lines);
    return new Manifest(folder, lines, stored);
  }

  /** Notes down what is about to be written. The folder must exist. */
  async announce(line: ManifestLine): Promise<void> {
    const file = join(this.folder, JOURNAL_NAME);
    this.lines.set(line.output.path, line);
    try {
      // The line end comes first: a line that a crash cut short then spoils no other one.
      await appendFile(file, `\n${JSON.stringify(line)}`);
    } catch (error) {
      throw failureOf(file, error);
    }
  }

  /** Ends a run: one line a document, sorted by path; the journal goes. The folder must exist. */
  async save(): Promise<void> {
    const sorted = [...this.lines.values()].sort(
      (a, b) => comparePaths(a.path, b.path) || comparePaths(a.output.path, b.output.path),
    );
    const text = sorted.map((line) => `${JSON.stringify(line)}\n`).join("");
    if (text !== this.stored) await writeAtomically(join(this.folder, MANIFEST_NAME), text);
    await rm(join(this.folder, JOURNAL_NAME), { force: true });
  }
}

/**
 * The newest line that agrees with what stands on the disk counts: an output that was announced but not yet
 * written is still the one before.
 */
async function mergeJournal(folder: string, lines: Map<string, ManifestLine>): Promise<void> {
  const candidates = new Map<string, ManifestLine[]>();
  for (const text of (await readIfThere(join(folder, JOURNAL_NAME))).split("\n")) {
    const line = parseLine(text);
    if (!line) continue;
    const { path } = line.output;
    const earlier = candidates.get(path) ?? (lines.has(path) ? [lines.get(path)!] : []);
    candidates.set(path, [...earlier, line]);
  }
  for (const [path, [...newestLast]] of candidates) {
    const hash = await hashOfFile(join(folder, path));
    const line = newestLast.findLast(({ output }) => output.sha256 === hash) ?? newestLast.at(-1)!;
    lines.set(path, line);
  }
}

/** Hash of a file; undefined where there is none. */
export async function hashOfFile(file: string): Promise<string | undefined> {
  try {
    return sha256(await readFile(file));
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return undefined;
    throw failureOf(file, error);
  }
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return "";
    throw failureOf(file, error);
  }
}

function notOurs(file: string, line: number): Refusal {
  const what = `was not written by emend, or has been changed (line ${line})`;
  return new Refusal([new Failure(file, what, "move it away, choose another folder, or use --force")]);
}

const VERDICTS: ReadonlySet<unknown> = new Set<Verdict>(["healthy", "emended", "flagged", "failed"]);

/** Values of which nothing is known but the keys. */
type Untrusted<T> = { readonly [Key in keyof T]?: unknown };

/** Checks what every use of a line relies on; lines of later versions may say more. */
function parseLine(text: string): ManifestLine | undefined {
  const line = parseJson(text);
  if (!isObject<ManifestLine>(line)) return undefined;
  const { path, verdict, output, counts } = line;
  const isLine =
    typeof path === "string" &&
    VERDICTS.has(verdict) &&
    isObject<ManifestLine["output"]>(output) &&
    typeof output.path === "string" &&
    (output.sha256 === undefined || typeof output.sha256 === "string") &&
    isObject<Counts>(counts) &&
    isObject(counts.kinds) &&
    [counts.emended, counts.flagged, counts.doubtful, counts.expectedErrors].every(Number.isFinite);
  return isLine ? (line as ManifestLine) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject<T>(value: unknown): value is Untrusted<T> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
