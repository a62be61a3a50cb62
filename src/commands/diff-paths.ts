import { type Document, documentOf, readDocument } from "../batch/document.js";
import { isPlainTextName } from "../batch/paths.js";
import { readProvenanceFile } from "../batch/provenance-file.js";
import { provenanceFileOf } from "../batch/restore-file.js";
import type { Provenance } from "../provenance/record.js";
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
  const { text } = raw.source;
  const edits =
    paths.cleaned === undefined
      ? await repairs(paths.raw, text, options, context)
      : await changes(raw, paths.cleaned, await read(paths.cleaned, context), options.unified === true);
  const labels = labelsOf(paths);
  if (options.unified) {
    const patch = unifiedDiff(text, edits, labels, options.context);
    await printDocument(context, encodeSource(patch, { encoding: "utf-8", bom: false }));
    return;
  }
  const colour = options.color === "always" || (options.color === "auto" && context.outputTakesColour);
  await context.print(wordDiff(text, edits, labels, { context: options.context, colour }));
}

async function read(path: string, context: Context): Promise<Document> {
  return path === "-"
    ? documentOf("standard input", await context.standardInput())
    : await readDocument(path);
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
  const isTheirs = record?.source.sha256 === raw.sha256 && record.output?.sha256 === cleaned.sha256;
  return isTheirs
    ? editsOfRecord(record, cleaned.source.text, withNotes)
    : editsBetween(raw.source.text, cleaned.source.text);
}

/** A record that cannot be read is none: the texts can be compared without it. */
async function recordOf(path: string): Promise<Provenance | undefined> {
  return readProvenanceFile(provenanceFileOf(path)).catch(() => undefined);
}

function labelsOf({ raw, cleaned, name }: DiffedPaths) {
  if (name !== undefined) return { raw: `a/${name}`, cleaned: `b/${name}` };
  return { raw, cleaned: cleaned ?? `${raw} (repaired)` };
}
