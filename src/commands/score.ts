import { Command } from "commander";
import type { Failure } from "../batch/failure.js";
import type { ScoringPaths } from "../score/read.js";
import type { ScoredDocument } from "../score/table.js";
import type { Context, ExitCode } from "./context.js";
import { processContext } from "./process-context.js";

type ScoreContext = Pick<Context, "print" | "tell" | "end">;

/** The options of `emend score`, as given. */
interface ScoreOptions {
  readonly raw?: string;
  readonly json?: boolean;
}

/** `emend score OUTPUT TRUTH`. */
export function scoreCommand(context: ScoreContext = wholeProcess()): Command {
  return new Command("score")
    .summary("measure a repair against the true text")
    .description(
      `Compares repaired texts with true ones: character and word error rate, as they are and with quotes and
white space folded; notes are taken out first. With the raw texts also how many of the errors are gone, how many
of the damaged regions are exactly right, and how many characters outside them were changed. Folders are matched
by the paths in them.`,
    )
    .argument("<OUTPUT>", "a repaired file, or a folder of them")
    .argument("<TRUTH>", "the true text, or a folder of them")
    .option("--raw <RAW>", "the damaged file that the output was made from, or a folder of them")
    .option("--json", "print the scores as JSON")
    .addHelpText("after", EXAMPLES)
    .action(async (output: string, truth: string, options: ScoreOptions) => {
      await scorePaths({ output, truth, raw: options.raw }, options, context);
    });
}

async function scorePaths(paths: ScoringPaths, { json }: ScoreOptions, context: ScoreContext): Promise<void> {
  const [{ findTasks, readTexts }, { scoreDocument, totalScore }, { scoreTable }] = await Promise.all([
    import("../score/read.js"),
    import("../score/score.js"),
    import("../score/table.js"),
  ]);
  const [{ failureOf }, { failureLine }, { visibleJson }] = await Promise.all([
    import("../batch/failure.js"),
    import("../report/failure-line.js"),
    import("../report/visible.js"),
  ]);
  const { tasks, failures } = await findTasks(paths);
  const allFailures: Failure[] = [...failures];
  const documents: ScoredDocument[] = [];
  for (const task of tasks) {
    try {
      const { output, truth, raw } = await readTexts(task);
      documents.push({ path: task.path, ...scoreDocument(output, truth, raw) });
    } catch (error) {
      allFailures.push(failureOf(task.path, error));
    }
  }
  for (const failure of allFailures) context.tell(`${failureLine(failure)}\n`);
  if (allFailures.length > 0) context.end(3);
  const total = totalScore(documents);
  await context.print(json ? `${visibleJson({ documents, total }, 2)}\n` : scoreTable(documents, total));
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
  emend score corpus-clean fixtures/corpus/truth --raw corpus-raw`;
