import { Command } from "commander";
import { type Context, UsageError } from "./context.js";
import { parsePath } from "./path-argument.js";
import { addReadingOptions, type ReadingOptions } from "./reading-options.js";

/** The options of `emend review`, as given. */
export interface ReviewOptions extends ReadingOptions {
  readonly out: string;
  /** A file. */
  readonly decisions?: string;
}

/** `emend review [PATH…] -o FILE.html`. */
export function reviewCommand(context: Context): Command {
  const command = new Command("review")
    .summary("make a page to read, accept, reject and correct repairs")
    .description(
      `Makes one HTML file with the raw and the repaired texts side by side. Open it in a browser: it needs no network
and no server. Accept, reject or correct what was read there, export decisions.json, and give that to
\`emend clean --decisions\`.`,
    )
    .argument("[PATH...]", "raw files and folders (default: corpus-raw)")
    .requiredOption("-o, --out <FILE>", "the page to write, replacing it", parsePath)
    .option("--decisions <FILE>", "go on from what was decided before", parsePath);
  return addReadingOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], options: ReviewOptions) => {
      if (paths.includes("-")) {
        throw new UsageError("- cannot be reviewed, since decisions hold for files", "name a file");
      }
      const { reviewPaths } = await import("./review-paths.js");
      return reviewPaths(paths.length > 0 ? paths : ["corpus-raw"], options, context);
    });
}

const EXAMPLES = `
Examples:
  emend review scans/ -o review.html
  emend review scans/ -o review.html --decisions decisions.json`;
