import { Command } from "commander";
import { type Context, type ExitCode, UsageError } from "./context.js";
import { parsePath } from "./path-argument.js";
import { processContext } from "./process-context.js";

export type ScoreContext = Pick<Context, "print" | "tell" | "end">;

/** The options of `emend score`, as given. */
export interface ScoreOptions {
  readonly raw?: string;
  readonly against?: string;
  readonly record?: boolean;
  readonly json?: boolean;
}

/** `emend score OUTPUT TRUTH` and `emend score OUTPUT --against FOLDER`. */
export function scoreCommand(context: ScoreContext = wholeProcess()): Command {
  return new Command("score")
    .summary("measure a repair against the true text")
    .description(
      `Compares repaired texts with true ones: character and word error rate, as they are and with quotes and
white space folded; notes are taken out first. With the raw texts also how many of the errors are gone, how many
of the damaged regions are exactly right, and how many characters outside them were changed. Folders are matched
by the paths in them. With --against, tells what got better or worse since the figures were recorded.`,
    )
    .argument("<OUTPUT>", "a repaired file, or a folder of them", parsePath)
    .argument("[TRUTH]", "the true text, or a folder of them", parsePath)
    .option("--raw <RAW>", "the damaged file that the output was made from, or a folder of them", parsePath)
    .option(
      "--against <FOLDER>",
      "true texts with recorded figures (figures.json) beside them; exit with 1 on a regression",
      parsePath,
    )
    .option("--record", "with --against: record the figures of this run")
    .option("--json", "print the scores as JSON")
    .addHelpText("after", EXAMPLES)
    .action(async (output: string, truth: string | undefined, options: ScoreOptions) => {
      const { against, record } = options;
      if (truth === undefined && against === undefined) {
        throw new UsageError("the true texts are missing", "name them as TRUTH, or with --against FOLDER");
      }
      if (truth !== undefined && against !== undefined) {
        throw new UsageError("the true texts are named twice", "give either TRUTH or --against FOLDER");
      }
      if (record && against === undefined) {
        throw new UsageError("--record needs a folder of true texts", "use --against FOLDER");
      }
      const { scorePaths } = await import("./score-paths.js");
      await scorePaths({ output, truth: truth ?? against!, raw: options.raw }, options, context);
    });
}

/** For a program that brings no context of its own. */
function wholeProcess(): ScoreContext {
  const end = (code: ExitCode) => {
    process.exitCode = code;
  };
  return { ...processContext(), end };
}

const EXAMPLES = `
Examples:
  emend score letter.md letter-true.md
  emend score corpus-clean fixtures/corpus/truth --raw corpus-raw
  emend score cleaned --against truth --raw scans --record   record the figures
  emend score cleaned --against truth --raw scans            is a later run worse?`;
