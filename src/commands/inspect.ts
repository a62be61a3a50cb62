import { Command, Option } from "commander";
import { type Context, UsageError } from "./context.js";
import { addReadingOptions, type ReadingOptions } from "./reading-options.js";

/** The options of `emend inspect`, as given. */
export interface InspectOptions extends ReadingOptions {
  readonly json?: boolean;
  readonly sarif?: boolean;
  readonly encodings?: boolean;
  readonly failOnDamage?: boolean;
  readonly failOnFlagged?: boolean;
}

/** `emend inspect [PATH…]`. */
export function inspectCommand(context: Context): Command {
  const command = new Command("inspect")
    .summary("report damage, write nothing")
    .description("Reports what is damaged in files and folders, and how it would be read. Writes nothing.")
    .argument("[PATH...]", "files and folders, or - for standard input (default: corpus-raw)")
    .option("--json", "print an array of provenance records, sorted by path; healthy ones have no spans")
    .addOption(
      new Option("--sarif", "print SARIF 2.1.0, which editors and code hosts read").conflicts("json"),
    )
    .addOption(
      new Option("--encodings", "print the encodings that the texts prove, for --encoding").conflicts([
        "json",
        "sarif",
      ]),
    )
    .option("--fail-on-damage", "exit with 1 if anything would be emended")
    .option("--fail-on-flagged", "exit with 1 if anything would be emended or flagged");
  return addReadingOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], options: InspectOptions) => {
      if (paths.includes("-") && paths.length > 1) {
        throw new UsageError("- cannot be inspected together with paths", "use two runs");
      }
      const { inspectPaths } = await import("./inspect-paths.js");
      return inspectPaths(paths.length > 0 ? paths : ["corpus-raw"], options, context);
    });
}

const EXAMPLES = `
Examples:
  emend inspect letter.md                path:line:column  raw → reading  kind
  emend inspect docs/ --fail-on-damage   a check for continuous integration
  emend inspect scans/ --json            everything, for other programs
  emend inspect docs/ --sarif            for editors and code hosts
  emend inspect scans/ --encodings >scans.encodings.json
  pdftotext a.pdf - | emend inspect -    standard input`;
