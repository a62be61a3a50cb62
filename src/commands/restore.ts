import { Command } from "commander";
import type { Context } from "./context.js";
import { parsePath } from "./path-argument.js";

/** The options of `emend restore`, as given. */
export interface RestoreOptions {
  readonly out?: string;
}

/** `emend restore CLEAN`. */
export function restoreCommand(context: Context): Command {
  return new Command("restore")
    .summary("make the raw file from a cleaned one")
    .description(
      `Gives the raw bytes back that a cleaned file was made from, with the help of the provenance file beside
it (y.provenance.json beside y.md). A file without one is given back as it is where the manifest of its folder
calls it healthy. Writes nothing if the cleaned file has been changed, or does not restore to its source.`,
    )
    .argument("<CLEAN>", "a cleaned file", parsePath)
    .option("-o, --out <FILE>", "write to this file, replacing it, instead of standard output", parsePath)
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: RestoreOptions) => {
      const { restorePath } = await import("./restore-path.js");
      return restorePath(file, options, context);
    });
}

const EXAMPLES = `
Examples:
  emend restore corpus-clean/letter.md              the raw text, to standard output
  emend restore corpus-clean/letter.md -o raw.txt   the same, into a file`;
