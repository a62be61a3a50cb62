import { type CleanSettings, cleanDocument } from "../batch/clean-document.js";
import { documentOf } from "../batch/document.js";
import { EXPORT_FORMATS } from "../batch/export.js";
import { hashLarge } from "../batch/hash.js";
import { spool, spooledFailure } from "../batch/large/spool.js";
import { writeProvenanceFor } from "../batch/provenance-file.js";
import { TOOL } from "../batch/tool.js";
import { failureLine } from "../report/failure-line.js";
import { type CleanOptions, exportOf } from "./clean.js";
import type { Context } from "./context.js";
import { readDecisionBook, tellUnplaced } from "./decisions-option.js";
import { printDocument, printText } from "./print.js";
import { readKnown } from "./reading-options.js";

/** How messages and records call standard input. */
const NAME = "standard input";

/** Cleans standard input to standard output. */
export async function cleanStandardInput(options: CleanOptions, context: Context): Promise<void> {
  const { notes, minConfidence, minReading, force = false } = options;
  const format = exportOf(options);
  const known = await readKnown(options);
  const book = await readDecisionBook(options.decisions);
  const { emend, model } = await context.loadEngine();
  const own = { clean: emend, options: { model, notes, minConfidence, minReading, ...known }, tool: TOOL };
  const input =
    format === undefined && book === undefined
      ? await spool(context.standardInputStream(), NAME)
      : { bytes: await context.standardInput() };
  if ("file" in input) {
    const interruption = new AbortController();
    const release = context.onInterrupt(() => interruption.abort());
    try {
      return await cleanLargeInput(input.file, own, options, context, interruption.signal);
    } finally {
      input.remove();
      release();
    }
  }
  const document = documentOf(NAME, input.bytes);
  const decisions = book?.about(document.sha256) ?? [];
  const { bytes, provenance, unplaced } = cleanDocument(document, NAME, "-", {
    ...own,
    options: { ...own.options, ...(decisions.length > 0 && { decisions }) },
  });
  book?.tell({ asked: decisions, unplaced });
  tellUnplaced(options.decisions, book, context);
  if (options.provenance !== undefined) await writeProvenanceFor(options.provenance, provenance, force);
  else if (format === undefined && bytes !== document.bytes) tellLoss(context);
  if (format === undefined) await printDocument(context, bytes);
  else await printText(context, EXPORT_FORMATS[format].write(document.source.text, provenance));
}

function tellLoss(context: Context): void {
  const what = "the raw text cannot be restored from the output alone";
  context.tell(`${failureLine({ path: NAME, what, remedy: "keep it, or use --provenance FILE" })}\n`);
}

/** The same for a text that is too large to be held whole, which a file holds. */
async function cleanLargeInput(
  file: string,
  settings: CleanSettings,
  { provenance: record, force = false }: CleanOptions,
  context: Context,
  signal: AbortSignal,
): Promise<void> {
  const { cleanLarge } = await import("../batch/large/clean-large.js");
  const { formOfFile } = await import("../batch/large/parts.js");
  const source = { file, path: "-", plainText: false, form: formOfFile(file), sha256: hashLarge(file) };
  try {
    const cleaning = cleanLarge(source, settings);
    let step = cleaning.next();
    for (; !step.done; step = cleaning.next()) {
      if (step.value !== undefined) await printDocument(context, step.value);
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) return;
    }
    const provenance = step.value;
    if (record !== undefined) await writeProvenanceFor(record, provenance, force);
    else if (provenance.output?.sha256 !== provenance.source.sha256) tellLoss(context);
  } catch (error) {
    throw spooledFailure(file, NAME, error);
  }
}
