import { cleanDocument } from "../batch/clean-document.js";
import { documentOf } from "../batch/document.js";
import { EXPORT_FORMATS } from "../batch/export.js";
import { writeProvenance } from "../batch/provenance-file.js";
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
  const document = documentOf(NAME, await context.standardInput());
  const { emend, model } = await context.loadEngine();
  const decisions = book?.about(document.sha256) ?? [];
  const { bytes, provenance, unplaced } = cleanDocument(document, NAME, "-", {
    clean: emend,
    options: {
      model,
      notes,
      minConfidence,
      minReading,
      ...known,
      ...(decisions.length > 0 && { decisions }),
    },
    tool: TOOL,
  });
  book?.tell({ asked: decisions, unplaced });
  tellUnplaced(options.decisions, book, context);
  if (options.provenance !== undefined) {
    await writeProvenance(options.provenance, provenance, force);
  } else if (format === undefined && bytes !== document.bytes) {
    const what = "the raw text cannot be restored from the output alone";
    context.tell(`${failureLine({ path: NAME, what, remedy: "keep it, or use --provenance FILE" })}\n`);
  }
  if (format === undefined) await printDocument(context, bytes);
  else await printText(context, EXPORT_FORMATS[format].write(document.source.text, provenance));
}
