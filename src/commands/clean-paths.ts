import { join } from "node:path";
import { type CleanResult, cleanInputs } from "../batch/clean-inputs.js";
import { EXPORT_FORMATS } from "../batch/export.js";
import { TOOL } from "../batch/tool.js";
import { findInputs } from "../batch/walk.js";
import { summarize, summaryText } from "../report/summary.js";
import { visible, visibleJson } from "../report/visible.js";
import type { CleanOptions } from "./clean.js";
import type { Context } from "./context.js";
import { readDecisionBook, tellUnplaced } from "./decisions-option.js";
import { tellFailures } from "./print.js";
import { readLexicon } from "./reading-options.js";

/** Cleans files and folders into the output folder. */
export async function cleanPaths(
  paths: readonly string[],
  options: CleanOptions,
  context: Context,
): Promise<void> {
  const { out, notes, minConfidence, minReading, redo = false, force = false, dryRun = false } = options;
  const lexicon = await readLexicon(options.lexicon);
  const decisions = await readDecisionBook(options.decisions);
  const inputs = await findInputs(paths, out);
  const { emend, model } = await context.loadEngine();
  const progress = progressOf(inputs.documents.length, context);
  const result = await cleanInputs({
    inputs: inputs.documents,
    out,
    format: options.format === "markdown" ? undefined : EXPORT_FORMATS[options.format],
    clean: emend,
    options: { model, notes, minConfidence, minReading, lexicon },
    tool: TOOL,
    ...(decisions && { decisions }),
    redo,
    force,
    dryRun,
    onProgress: progress.show,
  });
  progress.clear();
  tellFailures(context, [...inputs.failures, ...result.failures]);
  tellUnplaced(options.decisions, decisions, context);
  const summary = summarize(result, inputs);
  if (options.json) {
    await context.print(`${visibleJson(summary, 2)}\n`);
  } else {
    if (dryRun) await context.print(planText(result, out));
    context.tell(summaryText(summary));
  }
}

/** What a run would write: one line a document, its verdict and its output. */
function planText({ outcomes }: CleanResult, out: string): string {
  return outcomes
    .filter(({ failure }) => !failure)
    .map(({ line, unchanged }) => {
      const verdict = unchanged ? "unchanged" : line.verdict;
      return `${verdict.padEnd("unchanged".length)}  ${visible(join(out, line.output.path))}\n`;
    })
    .join("");
}

/** Counts on one line of standard error, where that is a terminal. */
function progressOf(total: number, context: Context) {
  if (!context.errorIsTerminal) return { show: () => {}, clear: () => {} };
  return {
    show: (done: number) => context.tell(`\r${done} of ${total}`),
    clear: () => context.tell("\r\u001B[K"),
  };
}
