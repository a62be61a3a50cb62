import { Command } from "commander";
import type { Context } from "./context.js";
import { parsePaths } from "./path-argument.js";

/** `emend lexicon DECISIONS`. */
export function lexiconCommand(context: Context): Command {
  return new Command("lexicon")
    .summary("list words and names that a reader has confirmed")
    .description(
      `Prints the words of accepted and corrected readings that the word model does not hold, one a line: names, above
all. \`--lexicon\` takes such a list, and the next documents of a collection are read with its help.`,
    )
    .argument("<DECISIONS...>", "files that the review page has exported", parsePaths)
    .addHelpText("after", EXAMPLES)
    .action(async (files: string[]) => {
      const { printLexicon } = await import("./lexicon-paths.js");
      return printLexicon(files, context);
    });
}

const EXAMPLES = `
Examples:
  emend lexicon decisions.json > names.txt
  emend clean scans/ --lexicon names.txt --decisions decisions.json`;
