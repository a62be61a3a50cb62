import { isAbsolute } from "node:path";
import { type Document, documentOf, readDocument } from "../batch/document.js";
import { Failure } from "../batch/failure.js";
import { isPlainTextName } from "../batch/paths.js";
import { readProvenanceFile } from "../batch/provenance-file.js";
import { provenanceFileOf } from "../batch/restore-file.js";
import type { Provenance } from "../provenance/record.js";
import { RecordMismatch, restore } from "../provenance/restore.js";
import { withByteOrderMarks } from "../report/diff/byte-order-mark.js";
import { type Edit, editsBetween, editsOfRecord } from "../report/diff/edits.js";
import { unifiedDiff } from "../report/diff/unified.js";
import { wordDiff } from "../report/diff/words.js";
import { encodeSource } from "../source/encode.js";
import type { Context } from "./context.js";
import type { DiffedPaths, DiffOptions } from "./diff.js";
import { printDocument } from "./print.js";
import { readKnown } from "./reading-options.js";

/** Shows what a repair changes. */
export async function diffPaths(paths: DiffedPaths, options: DiffOptions, context: Context): Promise<void> {
  const raw = await read(paths.raw, context);
  const cleaned = paths.cleaned === undefined ? undefined : await read(paths.cleaned, context);
  const { text } = raw.source;
  if (options.unified) refuseWideText(paths, raw, cleaned);
  const edits =
    paths.cleaned === undefined || cleaned === undefined
      ? await repairs(paths.raw, text, options, context)
      : await changes(raw, paths.cleaned, cleaned, options.unified === true);
  if (options.unified) {
    const rawMark = raw.source.bom;
    const cleanedMark = cleaned?.source.bom ?? rawMark;
    const whole = withByteOrderMarks({ text, edits, rawMark, cleanedMark });
    const patch = unifiedDiff(whole.text, whole.edits, patchLabelsOf(paths), options.context);
    await printDocument(context, encodeSource(patch, { encoding: "utf-8", bom: false }));
    return;
  }
  const colour = options.color === "always" || (options.color === "auto" && context.outputTakesColour);
  await context.print(wordDiff(text, edits, labelsOf(paths), { context: options.context, colour }));
}

async function read(path: string, context: Context): Promise<Document> {
  return path === "-"
    ? documentOf("standard input", await context.standardInput())
    : await readDocument(path);
}

/** @throws {Failure} where a patch, which is bytes in lines, could not be applied */
function refuseWideText(paths: DiffedPaths, raw: Document, cleaned: Document | undefined): void {
  for (const [path, document] of [
    [paths.raw, raw],
    [paths.cleaned, cleaned],
  ] as const) {
    if (path === undefined || document === undefined || document.source.encoding === "utf-8") continue;
    const what = "is UTF-16, which patch tools cannot change";
    throw new Failure(path, what, "convert it to UTF-8, or leave --unified out");
  }
}

/** What cleaning would change. */
async function repairs(path: string, text: string, options: DiffOptions, context: Context): Promise<Edit[]> {
  const { minConfidence, minReading } = options;
  const known = await readKnown(options);
  const { inspect, model } = await context.loadEngine();
  const plainText = isPlainTextName(path);
  return editsOfRecord(inspect(text, { model, minConfidence, minReading, ...known, plainText }), text, false);
}

/** What was changed, as the record tells if there is one for just these two texts. */
async function changes(raw: Document, path: string, cleaned: Document, withNotes: boolean): Promise<Edit[]> {
  const record = path === "-" ? undefined : await recordOf(path);
  const before = raw.source.text;
  const after = cleaned.source.text;
  return record !== undefined && leadsTo(before, record, after)
    ? editsOfRecord(record, after, withNotes)
    : editsBetween(before, after);
}

/** Whether a record that may come from anywhere is about just these two texts, whatever hashes it tells. */
function leadsTo(raw: string, record: Provenance, cleaned: string): boolean {
  try {
    return restore(cleaned, record) === raw;
  } catch (error) {
    if (error instanceof RecordMismatch) return false;
    throw error;
  }
}

/** A record that cannot be read is none: the texts can be compared without it. */
async function recordOf(path: string): Promise<Provenance | undefined> {
  return readProvenanceFile(provenanceFileOf(path)).catch(() => undefined);
}

function labelsOf({ raw, cleaned, name }: DiffedPaths) {
  if (name !== undefined) return { raw: `a/${name}`, cleaned: `b/${name}` };
  return { raw, cleaned: cleaned ?? `${raw} (repaired)` };
}

/** The names by which `git apply` and `patch -p1` find a file below the current folder. */
function patchLabelsOf({ raw, cleaned = raw, name }: DiffedPaths) {
  const [from, to] = [name ?? raw, name ?? cleaned];
  if (isAbsolute(from) || isAbsolute(to)) return { raw: from, cleaned: to };
  return { raw: `a/${from}`, cleaned: `b/${to}` };
}
