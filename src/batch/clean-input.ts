import { dirname } from "node:path";
import type { EmendOptions } from "../index.js";
import type { Decision } from "../provenance/decisions.js";
import { type Cleaned, type CleanSettings, cleanDocument } from "./clean-document.js";
import type { DecisionBook } from "./decision-book.js";
import { type Document, readDocument } from "./document.js";
import { EXPORT_FORMATS, type ExportName } from "./export.js";
import { Failure, failureOf } from "./failure.js";
import { sha256 } from "./hash.js";
import { Journal } from "./journal.js";
import type { ManifestLine, OutputOptions } from "./manifest-line.js";
import {
  cleanedLine,
  exportHashes,
  failedOutcome,
  isSame,
  makeFolderOnce,
  type Origin,
  type Outcome,
} from "./outcome.js";
import { isLarge } from "./read.js";
import { Target } from "./target.js";
import type { Input } from "./walk.js";

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
  /** Once it is aborted no further document is begun, and one that takes long is given up. */
  readonly signal?: AbortSignal;
  /** Cleans a text elsewhere. */
  readonly cleanText?: (document: Document, input: Input, decisions: readonly Decision[]) => Promise<Cleaned>;
  /** Cleans and writes a document elsewhere. */
  readonly cleanFile?: (document: Document, input: Input, decisions: readonly Decision[]) => Promise<Outcome>;
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

/** Whether a document is too large to be held whole, and nothing is asked for that needs all of it. */
const isCleanedInParts = ({ file }: Input, run: CleanTask, known: ManifestLine | undefined): boolean =>
  run.cleanFile === undefined &&
  run.cleanText === undefined &&
  run.format === undefined &&
  (run.decisions?.isEmpty ?? true) &&
  known?.options.decisions === undefined &&
  isLarge(file);

/**
 * Cleans one document into the output folder.
 * @param known what the manifest says of its output so far
 * @throws {Interrupted} where its run was interrupted and it takes long, and nothing else
 */
export async function cleanInput(
  input: Input,
  run: CleanTask,
  known: ManifestLine | undefined,
  { options: runOptions, journal, folders }: CleanSession,
): Promise<Outcome> {
  if (isCleanedInParts(input, run, known)) {
    const { cleanLargeInput } = await import("./large/clean-large-input.js");
    return cleanLargeInput(input, run, known, { options: runOptions, journal, folders });
  }
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
    const hashes = { sha256: cleaned.sha256, ...exportHashes(known, run.format, exported) };
    const line = cleanedLine(input, source, cleaned.provenance, hashes, origin);
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
