import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EmendOptions } from "../index.js";
import type { Decision } from "../provenance/decisions.js";
import { type Cleaned, type CleanSettings, cleanDocument } from "./clean-document.js";
import type { DecisionBook, DecisionUse } from "./decision-book.js";
import { type Document, readDocument } from "./document.js";
import { EXPORT_FORMATS, type ExportName, exportFileOf } from "./export.js";
import { Failure, failureOf } from "./failure.js";
import { sha256 } from "./hash.js";
import { Journal } from "./journal.js";
import { hashOfFile } from "./manifest.js";
import type { ManifestLine, OutputOptions } from "./manifest-line.js";
import { provenancePathOf } from "./paths.js";
import { notWritten, ownerOf, type ProvenanceOwner, provenanceJson } from "./provenance-file.js";
import { countsOf, NO_COUNTS, verdictOf } from "./verdict.js";
import type { Input } from "./walk.js";
import { isNameTooLong, makeFolder, requireFileOrNothing, writeAtomically } from "./write.js";

/** Where and how cleaned documents are written. */
export interface CleanTarget {
  /** The output folder; made where it does not exist. */
  readonly out: string;
  /** Written beside each output, too. */
  readonly format?: ExportName | undefined;
  /** Do again what an earlier run has done, too. */
  readonly redo?: boolean;
  /** Do everything again, and overwrite outputs that emend did not write or that were edited since. */
  readonly force?: boolean;
  /** Write nothing. */
  readonly dryRun?: boolean;
  /** Wait until the device has what was written. */
  readonly durable?: boolean;
  /** Whoever asked for it keeps the journal. */
  readonly isAnnounced?: boolean;
}

/** How documents are cleaned into a folder. */
export interface CleanTask extends CleanSettings, CleanTarget {
  /** What people decided about the documents. */
  readonly decisions?: DecisionBook | undefined;
  /** Cleans a text elsewhere. */
  readonly cleanText?: (document: Document, input: Input, decisions: readonly Decision[]) => Promise<Cleaned>;
  /** Cleans and writes a document elsewhere. */
  readonly cleanFile?: (document: Document, input: Input, decisions: readonly Decision[]) => Promise<Outcome>;
}

/** What became of one input. */
export interface Outcome {
  readonly input: Input;
  readonly line: ManifestLine;
  /** Whether it was done in an earlier run already, and nothing has changed since. */
  readonly unchanged: boolean;
  readonly failure?: Failure;
  /** Where there are any decisions about it. */
  readonly decisions?: DecisionUse;
}

/** The options that outputs depend on, as the manifest tells them. */
export function outputOptionsOf({
  options,
  format,
}: {
  readonly options: Omit<EmendOptions, "model">;
  readonly format?: ExportName | undefined;
}): OutputOptions {
  const { notes = "footnotes", minConfidence = 0.95, minReading = 0, lexicon = [], encodings = [] } = options;
  return {
    notes,
    minConfidence,
    minReading,
    ...(lexicon.length > 0 && { lexicon: sha256(lexicon.join("\n")) }),
    ...(encodings.length > 0 && { encodings: sha256(JSON.stringify(encodings)) }),
    ...(format && { format }),
  };
}

/** What the documents that one thread cleans have in common. */
export interface CleanSession {
  readonly options: OutputOptions;
  /** Told of an output before it is written. */
  readonly journal: Pick<Journal, "add" | "close">;
  /** Folders that are known to be there. */
  readonly folders: Set<string>;
}

const NO_JOURNAL = { add: () => {}, close: () => {} };

export function openSession(run: CleanTask): CleanSession {
  const journal = run.isAnnounced ? NO_JOURNAL : new Journal(run.out, run.durable);
  return { options: outputOptionsOf(run), journal, folders: new Set() };
}

/**
 * Cleans one document into the output folder; never throws.
 * @param known what the manifest says of its output so far
 */
export async function cleanInput(
  input: Input,
  run: CleanTask,
  known: ManifestLine | undefined,
  { options: runOptions, journal, folders }: CleanSession,
): Promise<Outcome> {
  const { path } = input;
  let origin: Origin = { tool: run.tool, model: run.options.model.hash, options: runOptions };
  let source: ManifestLine["source"];
  let decisions: readonly Decision[] = [];
  const use = (unplaced: readonly Decision[] = []) =>
    decisions.length > 0 ? { decisions: { asked: decisions, unplaced } } : {};
  try {
    const document = await readDocument(input.file);
    source = { sha256: document.sha256, bytes: document.bytes.length };
    decisions = run.decisions?.about(document.sha256, path) ?? [];
    if (decisions.length > 0) {
      origin = { ...origin, options: { ...runOptions, decisions: sha256(JSON.stringify(decisions)) } };
    }
    const target = await Target.look(run.out, input.output, run.format);
    const isAsked = run.redo === true || run.force === true;
    if (!isAsked && known && isSame(known, { path, source, ...origin }) && target.holds(known)) {
      return { input, line: known, unchanged: true, ...use() };
    }
    if (known?.options.decisions !== undefined && decisions.length === 0 && !run.force) {
      // The line of a failure must still tell the next run that there are decisions.
      origin = { ...origin, options: known.options };
      const remedy = "name their file with --decisions, or use --force to give them up";
      throw new Failure(target.file, "holds a reader's decisions, which this run would lose", remedy);
    }
    if (run.cleanFile) {
      const outcome = await run.cleanFile(document, input, decisions);
      if (!run.dryRun && !outcome.failure) journal.add(outcome.line);
      return outcome;
    }
    const cleaned = await clean(document, input, run, decisions);
    const exported = run.format && EXPORT_FORMATS[run.format].write(document.source.text, cleaned.provenance);
    const counts = countsOf(cleaned.provenance);
    const line: ManifestLine = {
      path,
      source,
      output: { path: input.output, sha256: cleaned.sha256, ...exportHashes(known, run.format, exported) },
      verdict: verdictOf(counts),
      counts,
      ...origin,
    };
    if (!run.force) target.protect(cleaned, exported, known);
    if (!run.dryRun) await makeFolderOnce(dirname(target.file), run.out, folders);
    target.requireNames(input.file, line.verdict, exported);
    if (!run.dryRun) {
      journal.add(line);
      await target.write(cleaned, exported, line, run.durable);
    }
    return { input, line, unchanged: false, ...use(cleaned.unplaced) };
  } catch (error) {
    return { ...failedOutcome(input, known, origin, failureOf(input.file, error), source), ...use() };
  }
}

/** Where and by what a document was cleaned. */
export type Origin = Pick<ManifestLine, "tool" | "model" | "options">;

/** A document that could not be done; an output of an earlier run stays. */
export function failedOutcome(
  input: Input,
  known: ManifestLine | undefined,
  origin: Origin,
  failure: Failure,
  source?: ManifestLine["source"],
): Outcome {
  const line: ManifestLine = {
    path: input.path,
    ...(source && { source }),
    output: {
      path: input.output,
      ...(known?.output.sha256 && { sha256: known.output.sha256 }),
      ...exportHashes(known),
    },
    verdict: "failed",
    reason: failure.what,
    counts: NO_COUNTS,
    ...origin,
  };
  return { input, line, unchanged: false, failure };
}

async function makeFolderOnce(folder: string, within: string, made: Set<string>): Promise<void> {
  if (made.has(folder)) return;
  await makeFolder(folder, within);
  made.add(folder);
}

async function clean(
  document: Document,
  input: Input,
  run: CleanTask,
  decisions: readonly Decision[],
): Promise<Cleaned> {
  if (run.cleanText) return run.cleanText(document, input, decisions);
  const options = { ...run.options, plainText: input.plainText, ...(decisions.length > 0 && { decisions }) };
  return cleanDocument(document, input.file, input.path, { ...run, options });
}

/** Hashes of the exports that emend wrote, now or in an earlier run. */
function exportHashes(
  known: ManifestLine | undefined,
  format?: ExportName,
  exported?: string,
): Pick<ManifestLine["output"], "exports"> {
  const exports = {
    ...known?.output.exports,
    ...(format && exported !== undefined && { [format]: sha256(exported) }),
  };
  return Object.keys(exports).length > 0 ? { exports } : {};
}

/** Whether a document would be done again with everything as it was. */
function isSame(
  line: ManifestLine,
  now: Pick<ManifestLine, "path" | "source" | "tool" | "model" | "options">,
) {
  return (
    line.verdict !== "failed" &&
    line.path === now.path &&
    line.source?.sha256 === now.source?.sha256 &&
    line.tool === now.tool &&
    line.model === now.model &&
    JSON.stringify(line.options) === JSON.stringify(now.options)
  );
}

/** The output of one document and the files beside it, as they stand on the disk before it is done. */
class Target {
  private constructor(
    readonly file: string,
    private readonly hash: string | undefined,
    private readonly provenanceFile: string,
    private readonly provenance: ProvenanceOwner,
    private readonly beside: ExportTarget | undefined,
  ) {}

  static async look(out: string, output: string, format: ExportName | undefined): Promise<Target> {
    const file = join(out, output);
    const provenanceFile = join(out, provenancePathOf(output));
    const hash = await hashOfFile(file);
    return new Target(
      file,
      hash,
      provenanceFile,
      await ownerOf(provenanceFile, hash),
      format && (await lookForExport(exportFileOf(out, output, EXPORT_FORMATS[format]), format)),
    );
  }

  /** Whether everything that the line tells of is there. */
  holds({ output, verdict }: ManifestLine): boolean {
    return (
      this.hash === output.sha256 &&
      this.provenance === (verdict === "healthy" ? "none" : "ours") &&
      (this.beside === undefined || this.beside.hash === output.exports?.[this.beside.name])
    );
  }

  /** @throws {Failure} where writing would destroy somebody's work */
  protect(cleaned: Cleaned, exported: string | undefined, known: ManifestLine | undefined): void {
    const isNeeded = cleaned.provenance.spans.length > 0;
    if (isNeeded && this.provenance === "foreign") throw notWritten(this.provenanceFile);
    requireOwn(this.file, this.hash, cleaned.sha256, known?.output.sha256);
    if (this.beside && exported !== undefined) {
      const { file, hash, name } = this.beside;
      requireOwn(file, hash, sha256(exported), known?.output.exports?.[name]);
    }
  }

  /**
   * @param source what a failure calls the document
   * @throws {Failure} where a file that is needed beside the output would have too long a name
   */
  requireNames(source: string, verdict: ManifestLine["verdict"], exported: string | undefined): void {
    const needed = [
      ...(verdict === "healthy" ? [] : [this.provenanceFile]),
      ...(this.beside && exported !== undefined ? [this.beside.file] : []),
    ];
    const tooLong = needed.find(isNameTooLong);
    if (tooLong === undefined) return;
    const suffix = /\.[^.]+\.[^.]+$/.exec(tooLong)?.[0];
    const what = `has too long a name for the file ending in ${suffix} that must stand beside its output`;
    throw new Failure(source, what, "shorten its name and run again");
  }

  /**
   * Ends with the output itself: a new output never stands beside an old provenance file, and whatever fails
   * leaves the output that the manifest knows.
   */
  async write(
    cleaned: Cleaned,
    exported: string | undefined,
    { verdict }: ManifestLine,
    durable = false,
  ): Promise<void> {
    await requireFileOrNothing(this.file);
    if (verdict !== "healthy") {
      await writeAtomically(this.provenanceFile, provenanceJson(cleaned.provenance), durable);
    } else if (this.provenance === "ours" || this.provenance === "stale") {
      rmSync(this.provenanceFile, { force: true });
    }
    if (this.beside && exported !== undefined) await writeAtomically(this.beside.file, exported, durable);
    if (this.hash !== cleaned.sha256) await writeAtomically(this.file, cleaned.bytes, durable);
  }
}

/** The place of an export, and the hash of what stands there. */
interface ExportTarget {
  readonly file: string;
  readonly hash: string | undefined;
  readonly name: ExportName;
}

async function lookForExport(file: string, name: ExportName): Promise<ExportTarget> {
  return { file, hash: await hashOfFile(file), name };
}

/**
 * @param hash of what stands there
 * @param wanted of what would be written
 * @param known of what emend last wrote there
 * @throws {Failure} where somebody else wrote or edited what stands there
 */
function requireOwn(file: string, hash: string | undefined, wanted: string, known: string | undefined): void {
  if (hash === undefined || hash === wanted) return;
  if (known === undefined) throw notWritten(file);
  if (known !== hash) {
    const what = "has been edited since emend wrote it";
    throw new Failure(file, what, "to lose your edits, clean this document alone with --force");
  }
}
