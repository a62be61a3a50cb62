import { rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import pLimit from "p-limit";
import type { Decision } from "../provenance/decisions.js";
import { type Cleaned, type CleanSettings, cleanDocument } from "./clean-document.js";
import { findCollisions } from "./collisions.js";
import type { DecisionBook } from "./decision-book.js";
import { type Document, readDocument } from "./document.js";
import { type ExportFormat, exportFileOf } from "./export.js";
import { errorCodeOf, Failure, failureOf, Refusal } from "./failure.js";
import { sha256 } from "./hash.js";
import { hashOfFile, Manifest, type ManifestLine, type OutputOptions } from "./manifest.js";
import { provenancePathOf } from "./paths.js";
import { notWritten, ownerOf, type ProvenanceOwner, provenanceJson } from "./provenance-file.js";
import { countsOf, NO_COUNTS, verdictOf } from "./verdict.js";
import type { Input } from "./walk.js";
import { makeFolder, requireFileOrNothing, writeAtomically } from "./write.js";

/** Documents in hand at a time: enough to read one while another is written, few enough to hold in memory. */
const AT_A_TIME = 4;

export interface CleanRun extends CleanSettings {
  readonly inputs: readonly Input[];
  /** The output folder; made where it does not exist. */
  readonly out: string;
  /** Written beside each output, too. */
  readonly format?: ExportFormat | undefined;
  /** Do again what an earlier run has done, too. */
  readonly redo?: boolean;
  /** Do everything again, and overwrite outputs that emend did not write or that were edited since. */
  readonly force?: boolean;
  /** What people decided about the documents; remembers which decisions found their place. */
  readonly decisions?: DecisionBook;
  /** Write nothing. */
  readonly dryRun?: boolean;
  /** Called after each document, with how many are done. */
  readonly onProgress?: (done: number) => void;
}

/** What became of one input. */
export interface Outcome {
  readonly input: Input;
  readonly line: ManifestLine;
  /** Whether it was done in an earlier run already, and nothing has changed since. */
  readonly unchanged: boolean;
  readonly failure?: Failure;
}

export interface CleanResult {
  /** In the order of the inputs. */
  readonly outcomes: readonly Outcome[];
  /** Of the documents and of the manifest itself. */
  readonly failures: readonly Failure[];
}

/**
 * Cleans documents into a folder. A document that fails is told of in the result, and the others are done.
 * @throws {Refusal} before anything is written: where the output folder is a file, two inputs would meet in one
 *   output, or a manifest that emend did not write is in the way
 */
export async function cleanInputs(run: CleanRun): Promise<CleanResult> {
  await refuseFile(run.out);
  const collisions = findCollisions(run.inputs);
  if (collisions.length > 0) throw new Refusal(collisions);
  if (run.inputs.length === 0) return { outcomes: [], failures: [] };

  const manifest = await Manifest.read(run.out, run.force);
  const options = outputOptionsOf(run);
  const limit = pLimit(AT_A_TIME);
  let done = 0;
  const outcomes = await Promise.all(
    run.inputs.map((input) =>
      limit(async () => {
        const outcome = await cleanInput(input, run, manifest, options);
        run.onProgress?.(++done);
        return outcome;
      }),
    ),
  );
  const failures = outcomes.flatMap(({ failure }) => failure ?? []);
  if (run.dryRun) return { outcomes, failures };
  const manifestFailure = await saveManifest(manifest, run.out);
  return { outcomes, failures: [...failures, ...manifestFailure] };
}

async function refuseFile(out: string): Promise<void> {
  const stats = await stat(out).catch((error: unknown) => {
    if (errorCodeOf(error) === "ENOENT") return undefined;
    throw new Refusal([failureOf(out, error)]);
  });
  if (stats && !stats.isDirectory()) {
    throw new Refusal([new Failure(out, "is a file, not a folder", "name a folder with -o")]);
  }
}

function outputOptionsOf({ options, format }: CleanRun): OutputOptions {
  const { notes = "footnotes", minConfidence = 0.95, minReading = 0, lexicon = [] } = options;
  return {
    notes,
    minConfidence,
    minReading,
    ...(lexicon.length > 0 && { lexicon: sha256(lexicon.join("\n")) }),
    ...(format && { format: format.name }),
  };
}

async function saveManifest(manifest: Manifest, out: string): Promise<Failure[]> {
  try {
    await makeFolder(out, out);
    await manifest.save();
    return [];
  } catch (error) {
    return [failureOf(out, error)];
  }
}

async function cleanInput(
  input: Input,
  run: CleanRun,
  manifest: Manifest,
  runOptions: OutputOptions,
): Promise<Outcome> {
  const known = manifest.lines.get(input.output);
  const { path } = input;
  let origin = { tool: run.tool, model: run.options.model.hash, options: runOptions };
  let source: ManifestLine["source"];
  try {
    const document = await readDocument(input.file);
    source = { sha256: document.sha256, bytes: document.bytes.length };
    const decisions = run.decisions?.about(document.sha256, path) ?? [];
    if (decisions.length > 0) {
      origin = { ...origin, options: { ...runOptions, decisions: sha256(JSON.stringify(decisions)) } };
    }
    const target = await Target.look(run.out, input.output, run.format);
    const isAsked = run.redo === true || run.force === true;
    if (!isAsked && known && isSame(known, { path, source, ...origin }) && target.holds(known)) {
      return { input, line: known, unchanged: true };
    }
    if (known?.options.decisions !== undefined && decisions.length === 0 && !run.force) {
      // The line of a failure must still tell the next run that there are decisions.
      origin = { ...origin, options: known.options };
      const remedy = "name their file with --decisions, or use --force to give them up";
      throw new Failure(target.file, "holds a reader's decisions, which this run would lose", remedy);
    }
    const cleaned = clean(document, input, run, decisions);
    const exported = run.format?.write(document.source.text, cleaned.provenance);
    run.decisions?.tellUnplaced(cleaned.unplaced);
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
    if (!run.dryRun) {
      await makeFolder(dirname(target.file), run.out);
      await manifest.announce(line);
      await target.write(cleaned, exported, line);
    }
    return { input, line, unchanged: false };
  } catch (error) {
    const failure = failureOf(input.file, error);
    const line: ManifestLine = {
      path,
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
    manifest.lines.set(input.output, line);
    return { input, line, unchanged: false, failure };
  }
}

function clean(document: Document, input: Input, run: CleanRun, decisions: readonly Decision[]): Cleaned {
  const options = { ...run.options, plainText: input.plainText, ...(decisions.length > 0 && { decisions }) };
  return cleanDocument(document, input.file, input.path, { ...run, options });
}

/** Hashes of the exports that emend wrote, now or in an earlier run. */
function exportHashes(
  known: ManifestLine | undefined,
  format?: ExportFormat,
  exported?: string,
): Pick<ManifestLine["output"], "exports"> {
  const exports = {
    ...known?.output.exports,
    ...(format && exported !== undefined && { [format.name]: sha256(exported) }),
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

  static async look(out: string, output: string, format: ExportFormat | undefined): Promise<Target> {
    const file = join(out, output);
    const provenanceFile = join(out, provenancePathOf(output));
    return new Target(
      file,
      await hashOfFile(file),
      provenanceFile,
      await ownerOf(provenanceFile),
      format && (await lookForExport(exportFileOf(out, output, format), format)),
    );
  }

  /** Whether everything that the line tells of is there. */
  holds({ output, verdict }: ManifestLine): boolean {
    return (
      this.hash === output.sha256 &&
      (verdict === "healthy") === (this.provenance === "none") &&
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
   * Ends with the output itself: a new output never stands beside an old provenance file, and whatever fails
   * leaves the output that the manifest knows.
   */
  async write(cleaned: Cleaned, exported: string | undefined, { verdict }: ManifestLine): Promise<void> {
    await requireFileOrNothing(this.file);
    if (verdict !== "healthy") await writeAtomically(this.provenanceFile, provenanceJson(cleaned.provenance));
    else if (this.provenance === "ours") await rm(this.provenanceFile, { force: true });
    if (this.beside && exported !== undefined) await writeAtomically(this.beside.file, exported);
    if (this.hash !== cleaned.sha256) await writeAtomically(this.file, cleaned.bytes);
  }
}

/** The place of an export, and the hash of what stands there. */
interface ExportTarget {
  readonly file: string;
  readonly hash: string | undefined;
  readonly name: ExportFormat["name"];
}

async function lookForExport(file: string, { name }: ExportFormat): Promise<ExportTarget> {
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
    throw new Failure(file, what, "save your edits elsewhere, then use --force to overwrite it");
  }
}
