import { Command, InvalidArgumentError, Option } from "commander";
import { type Context, UsageError } from "./context.js";
import { parsePaths } from "./path-argument.js";
import { addReadingOptions, type ReadingOptions } from "./reading-options.js";

/** The options of `emend diff`, as given. */
export interface DiffOptions extends ReadingOptions {
  readonly unified?: boolean;
  readonly context: number;
  readonly color: "auto" | "always" | "never";
}

/** What is compared: names as the user gave them, `-` for standard input. */
export interface DiffedPaths {
  readonly raw: string;
  /** Absent: repaired in memory. */
  readonly cleaned?: string;
  /** How both are called where they have another name, as in git. */
  readonly name?: string;
}

/** `emend diff RAW [CLEAN]`. */
export function diffCommand(context: Context): Command {
  const command = new Command("diff")
    .summary("show what a repair changes, word by word")
    .description(
      `Compares a raw text with a repaired one; without CLEAN the raw text is repaired in memory. Raw words are
struck, repaired ones follow. Where the provenance file of RAW stands beside CLEAN, it says what was changed, and
notes are left out; otherwise lines are compared, then words.`,
    )
    .usage("[options] <RAW> [CLEAN]")
    .argument(
      "<RAW...>",
      "RAW and CLEAN, one of them may be - for standard input; or what git gives",
      parsePaths,
    )
    .option("--unified", "print a patch instead, for git apply and patch -p1")
    .option("--context <N>", "unchanged lines around changed ones", parseCount, 3)
    .addOption(
      new Option("--color <WHEN>", "mark with colours: auto is on a terminal")
        .choices(["auto", "always", "never"])
        .default("auto"),
    );
  return addReadingOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (parameters: string[], options: DiffOptions) => {
      const { diffPaths } = await import("./diff-paths.js");
      return diffPaths(pathsOf(parameters), options, context);
    });
}

/** Git gives seven parameters: path, old file, hash and mode, new file, hash and mode; two more where renamed. */
function pathsOf(parameters: readonly string[]): DiffedPaths {
  const [first, second, , , fifth] = parameters as [string, ...string[]];
  if (parameters.length === 1) return { raw: first };
  if (parameters.length === 2) {
    if (first === "-" && second === "-") throw new UsageError("both texts are standard input", "name a file");
    return { raw: first, cleaned: second! };
  }
  if (parameters.length === 7 || parameters.length === 9)
    return { name: first, raw: second!, cleaned: fifth! };
  throw new UsageError("diff compares one or two texts", "see `emend diff --help`");
}

function parseCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("Give a whole number.");
  return Number(value);
}

const EXAMPLES = `
Examples:
  emend diff letter.md                         what cleaning would change
  emend diff letter.md corpus-clean/letter.md  what it has changed
  emend diff --unified letter.md > letter.patch
  git config diff.emend.command "npx emend diff --color=always"`;
