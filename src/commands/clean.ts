import { Command, InvalidArgumentError, Option } from "commander";
import type { ExportName } from "../batch/export.js";
import type { NoteStyle } from "../index.js";
import { type Context, UsageError } from "./context.js";
import { parsePath } from "./path-argument.js";
import { addReadingOptions, type ReadingOptions } from "./reading-options.js";
import { addSelectionOptions, type SelectionOptions } from "./selection-options.js";

/** `markdown`: the cleaned text alone; exports stand beside it; `jsonl`: JSON Lines instead. */
type OutputFormat = "markdown" | "jsonl" | ExportName;

/** The options of `emend clean`, as given. */
export interface CleanOptions extends ReadingOptions, SelectionOptions {
  readonly out: string;
  readonly notes: NoteStyle;
  readonly format: OutputFormat;
  readonly evidence: "document" | "folder";
  readonly provenance?: string;
  /** A file. */
  readonly decisions?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly redo?: boolean;
  readonly force?: boolean;
  readonly fsync?: boolean;
  /** Threads; without it as many as the machine has cores. */
  readonly jobs?: number;
  /** Address of a NATS server. */
  readonly queue?: string;
  /** Storage that the workers share. */
  readonly root?: string;
}

/** What is written beside a cleaned text, or instead of it on standard output. */
export function exportOf({ format }: Pick<CleanOptions, "format">): ExportName | undefined {
  return format === "tei" || format === "annotations" ? format : undefined;
}

/** `emend clean [PATH…]` and `emend clean -`. */
export function cleanCommand(context: Context): Command {
  const command = new Command("clean")
    .summary("clean files and folders into another folder")
    .description(
      `Cleans Markdown and plain text into another folder. ROOT/x/y.md becomes OUT/x/y.md, and a file becomes
OUT/<its name>; .md, .markdown and .txt are read from folders and written as .md. Beside y.md stands
y.provenance.json where anything was emended or flagged: \`emend restore\` makes the raw text from both.
What an earlier run has done is not done again where source, options, word model and version are the same.`,
    )
    .argument("[PATH...]", "files and folders, or - for standard input (default: corpus-raw)")
    .option(
      "-o, --out <DIR>",
      "the folder to write to; inside an input folder it is not read",
      parsePath,
      "corpus-clean",
    )
    .addOption(
      new Option("--notes <STYLE>", "how changes are noted in the text")
        .choices(["footnotes", "comments", "none"])
        .default("footnotes"),
    );
  return addSelectionOptions(addReadingOptions(command))
    .addOption(
      new Option(
        "--format <FORMAT>",
        "tei, annotations: written besides the cleaned Markdown, y.tei.xml or y.annotations.jsonld; jsonl: cleans the field text of JSON Lines",
      )
        .choices(["markdown", "jsonl", "tei", "annotations"] satisfies OutputFormat[])
        .default("markdown"),
    )
    .addOption(
      new Option(
        "--evidence <SCOPE>",
        "folder: what one document proves serves the others, as pages of a scan",
      )
        .choices(["document", "folder"])
        .default("document"),
    )
    .option("--decisions <FILE>", "what a reader decided on the review page; nothing overrides it", parsePath)
    .option("--provenance <FILE>", "with -: where to write the record, which restore needs", parsePath)
    .option("--json", "print the run summary to standard output as JSON")
    .option("--dry-run", "tell what would be written, and write nothing")
    .option("--redo", "do again what an earlier run has done; edited outputs are kept")
    .option("--force", "do everything again, over outputs that were edited or that emend did not write, too")
    .option("--jobs <N>", "clean in so many threads (default: one for each core)", parseJobs)
    .option("--queue <URL>", "let the workers of a queue clean (see `emend work`), such as nats://host:4222")
    .option(
      "--root <DIR>",
      "with --queue: storage that the workers share, with PATH and DIR in it",
      parsePath,
    )
    .option("--fsync", "wait until the device has each file, for those who fear power failures")
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], options: CleanOptions) => {
      const isGiven = (name: keyof CleanOptions) => command.getOptionValueSource(name) === "cli";
      if (options.format === "jsonl") {
        const { cleanJsonLines } = await import("./clean-json-lines.js");
        return cleanJsonLines(paths, options, isGiven, context);
      }
      if (options.root !== undefined && options.queue === undefined) {
        throw new UsageError("--root is for queues only", "use --queue with it");
      }
      if (!paths.includes("-")) {
        if (options.provenance !== undefined) {
          throw new UsageError(
            "--provenance is for standard input only",
            "provenance files stand beside the outputs of files and folders",
          );
        }
        const { cleanPaths } = await import("./clean-paths.js");
        return cleanPaths(paths.length > 0 ? paths : ["corpus-raw"], options, context);
      }
      if (options.evidence === "folder") {
        throw new UsageError("--evidence folder is for files and folders", "leave it out for standard input");
      }
      if (options.queue !== undefined) {
        throw new UsageError("--queue is for files and folders", "leave it out to clean standard input");
      }
      if (paths.length > 1) throw new UsageError("- cannot be cleaned together with paths", "use two runs");
      if (options.json || options.dryRun || options.redo || isGiven("out")) {
        throw new UsageError("- prints the cleaned text", "leave --out, --json, --dry-run and --redo out");
      }
      const { cleanStandardInput } = await import("./clean-standard-input.js");
      return cleanStandardInput(options, context);
    });
}

/** More threads than this only take memory. */
const MOST_JOBS = 512;

/** A number of threads, as given. */
export function parseJobs(value: string): number {
  const jobs = /^\d+$/.test(value) ? Number(value) : 0;
  if (jobs < 1 || jobs > MOST_JOBS) throw new InvalidArgumentError(`Give a number from 1 to ${MOST_JOBS}.`);
  return jobs;
}

const EXAMPLES = `
Examples:
  emend clean                                  corpus-raw into corpus-clean
  emend clean scans/ -o cleaned/ --notes none  a folder, without notes in the text
  emend clean scans/ --exclude drafts          without what is called drafts, at any depth
  emend clean letter.txt --lexicon names.txt   one file, with the names it uses
  emend clean scans/ -o edition/ --format tei  TEI P5 beside each cleaned text
  emend clean scans/ --decisions decisions.json
  emend clean - --format jsonl <in.jsonl >out.jsonl
  emend clean - --provenance y.provenance.json <raw.md >y.md`;
