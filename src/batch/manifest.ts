import { join } from "node:path";
import { lock } from "proper-lockfile";
import { Failure, failureOf, Refusal } from "./failure.js";
import { hashLarge, sha256 } from "./hash.js";
import { readJournals, removeJournals } from "./journal.js";
import { type ManifestLine, parseLine } from "./manifest-line.js";
import { comparePaths, MANIFEST_NAME } from "./paths.js";
import { isLarge, readOwnFile } from "./read.js";
import { writeAtomically } from "./write.js";

/** Runs that write to one folder take turns at its manifest. A lock that was not renewed for so long is void. */
const LOCK = {
  name: ".manifest.lock",
  stale: 5_000,
  retries: { retries: 100, minTimeout: 50, maxTimeout: 500 },
};

/** The manifest of an output folder: by output path, the last line of each document. */
export class Manifest {
  /** What this run adds to the file, and what broken-off ones should have. */
  readonly #news: Map<string, ManifestLine>;

  private constructor(
    readonly folder: string,
    readonly lines: Map<string, ManifestLine>,
    news: ReadonlyMap<string, ManifestLine>,
    private readonly leftBehind: readonly string[],
    private readonly force: boolean,
  ) {
    this.#news = new Map(news);
  }

  /**
   * Reads the manifest and what broken-off runs left beside it. Writes nothing.
   * @param force take a manifest that emend did not write as empty
   * @throws {Refusal} where emend did not write it; {Failure} where it cannot be read
   */
  static async read(folder: string, force = false): Promise<Manifest> {
    const file = join(folder, MANIFEST_NAME);
    const lines = parseLines(file, readManifest(file), force);
    const journals = readJournals(folder);
    const news = await newestLines(folder, lines, journals.lines);
    for (const [path, line] of news) lines.set(path, line);
    return new Manifest(folder, lines, news, journals.leftBehind, force);
  }

  set(line: ManifestLine): void {
    this.lines.set(line.output.path, line);
    this.#news.set(line.output.path, line);
  }

  /**
   * Ends a run: one line a document, sorted by path; the journals go. What other runs have written meanwhile stays.
   * The folder must exist.
   * @param whole whether everything that was announced is written, so that this run's journals can go
   * @throws {Failure} where it cannot be written; then the journals stay
   */
  async save({
    whole,
    durable = false,
  }: {
    readonly whole: boolean;
    readonly durable?: boolean;
  }): Promise<void> {
    const file = join(this.folder, MANIFEST_NAME);
    const release = await lock(file, {
      ...LOCK,
      lockfilePath: join(this.folder, LOCK.name),
      realpath: false,
    }).catch((error: unknown) => {
      throw failureOf(file, error);
    });
    try {
      const stored = readManifest(file);
      const lines = new Map([...parseLines(file, stored, this.force), ...this.#news]);
      const sorted = [...lines.values()].sort(
        (a, b) => comparePaths(a.path, b.path) || comparePaths(a.output.path, b.output.path),
      );
      const text = sorted.map((line) => `${JSON.stringify(line)}\n`).join("");
      if (text !== stored) await writeAtomically(file, text, durable);
      if (whole) removeJournals(this.folder, this.leftBehind);
    } finally {
      await release();
    }
  }
}

/**
 * By output path, the newest line that agrees with what stands on the disk: an output that was announced but not
 * yet written is still the one before.
 */
async function newestLines(
  folder: string,
  lines: ReadonlyMap<string, ManifestLine>,
  journal: readonly ManifestLine[],
): Promise<Map<string, ManifestLine>> {
  const candidates = new Map<string, ManifestLine[]>();
  for (const line of journal) {
    const { path } = line.output;
    const earlier = candidates.get(path);
    if (earlier) earlier.push(line);
    else candidates.set(path, lines.has(path) ? [lines.get(path)!, line] : [line]);
  }
  const newest = new Map<string, ManifestLine>();
  for (const [path, oldestFirst] of candidates) {
    const hash = await hashOfFile(join(folder, path));
    const line = oldestFirst.findLast(({ output }) => output.sha256 === hash) ?? oldestFirst.at(-1)!;
    newest.set(path, line);
  }
  return newest;
}

/** Hash of a file; undefined where there is none. */
export async function hashOfFile(file: string): Promise<string | undefined> {
  if (isLarge(file)) return hashLarge(file);
  const bytes = readOwnFile(file);
  return bytes && sha256(bytes);
}

/** Empty where there is none. */
function readManifest(file: string): string {
  return readOwnFile(file)?.toString("utf8") ?? "";
}

function parseLines(file: string, stored: string, force: boolean): Map<string, ManifestLine> {
  const lines = new Map<string, ManifestLine>();
  for (const [index, text] of stored.split("\n").entries()) {
    const line = parseLine(text);
    if (line) lines.set(line.output.path, line);
    else if (text.trim() !== "" && !force) throw notOurs(file, index + 1);
  }
  return lines;
}

function notOurs(file: string, line: number): Refusal {
  const what = `was not written by emend, or has been changed (line ${line})`;
  return new Refusal([new Failure(file, what, "move it away, choose another folder, or use --force")]);
}
