import { createReadStream } from "node:fs";
import { dirname, join } from "node:path";
import { cleanLines, type Lines, tooLongLine } from "../batch/clean-lines.js";
import { Failure, failureOf } from "../batch/failure.js";
import { inOrder, linesOf } from "../batch/line-stream.js";
import { JSON_LINES } from "../batch/paths.js";
import { sweep } from "../batch/sweep.js";
import { TOOL } from "../batch/tool.js";
import { findInputs } from "../batch/walk.js";
import { AtomicFile, makeFolder, requireNothing } from "../batch/write.js";
import { failureLine } from "../report/failure-line.js";
import type { CleanOptions } from "./clean.js";
import { type Context, UsageError } from "./context.js";
import { printJsonLines, tellFailures } from "./print.js";
import { readKnown } from "./reading-options.js";
import { selectionOf } from "./selection-options.js";

/** Takes what comes out, bit by bit. */
type Write = (bytes: Uint8Array) => void | Promise<void>;

/**
 * Cleans JSON Lines from standard input or from files: to standard output, or into a folder where one is named.
 * @param isGiven whether an option was given, so that its default does not hold
 */
export async function cleanJsonLines(
  paths: readonly string[],
  options: CleanOptions,
  isGiven: (name: keyof CleanOptions) => boolean,
  context: Context,
): Promise<void> {
  refuseOptions(paths, options, isGiven);
  const known = await readKnown(options);
  const engine = await context.loadEngine();
  const { minConfidence, minReading } = options;
  // Notes would be in the way of programs; whoever wants them asks for them.
  const notes = isGiven("notes") ? options.notes : "none";
  const reading = { tool: TOOL, options: { notes, minConfidence, minReading, ...known } };
  const settings = { clean: engine.emend, options: { ...reading.options, model: engine.model } };
  const { jobs = 1 } = options;
  const pool =
    jobs > 1 && engine.modelBytes
      ? new (await import("../batch/pool.js")).Pool(jobs, { model: engine.modelBytes, reading })
      : undefined;

  const cleanStream = async (chunks: AsyncIterable<Uint8Array>, name: string, write: Write) => {
    const work = async (lines: Lines) =>
      pool ? pool.run("cleanLines", { lines, name }) : cleanLines(lines, name, settings);
    const results = inOrder(linesOf(chunks), pool ? jobs * 2 : 1, async (item) =>
      "tooLong" in item ? tooLongLine(name, item.tooLong) : work(item),
    );
    for await (const { bytes, failures } of results) {
      for (const failure of failures) context.tell(`${failureLine(failure)}\n`);
      if (failures.length > 0) context.end(3);
      await write(bytes);
    }
  };

  const print: Write = (bytes) => printJsonLines(context, bytes);
  const interruption = new AbortController();
  // Without a folder there is nothing to be tidied up: the program ends at once.
  const release = isGiven("out") ? context.onInterrupt(() => interruption.abort()) : () => {};
  try {
    if (paths[0] === "-") {
      await cleanStream(context.standardInputStream(), "standard input", print);
      return;
    }
    const out = isGiven("out") ? options.out : undefined;
    const inputs = await findInputs(paths, out, { ...selectionOf(options), kind: JSON_LINES });
    const failures: Failure[] = [...inputs.failures];
    for (const { file, output } of inputs.documents) {
      try {
        if (interruption.signal.aborted) throw interrupted(file);
        const chunks = createReadStream(file);
        if (out === undefined) {
          await cleanStream(chunks, file, print);
        } else {
          const fill = (write: Write) =>
            cleanStream(chunks, file, (bytes) => {
              if (interruption.signal.aborted) throw interrupted(file);
              return write(bytes);
            });
          await intoFile(join(out, output), out, options, fill);
        }
      } catch (error) {
        failures.push(failureOf(file, error));
      }
    }
    tellFailures(context, failures);
  } finally {
    await pool?.close(true);
    release();
  }
}

/** Nothing stands there before everything does; an interruption leaves nothing behind. */
async function intoFile(
  file: string,
  out: string,
  { force = false, fsync = false }: CleanOptions,
  fill: (write: Write) => Promise<void>,
): Promise<void> {
  if (!force) await requireNothing(file);
  await makeFolder(dirname(file), out);
  sweep([dirname(file)]);
  const target = await AtomicFile.begin(file, fsync);
  try {
    await fill((bytes) => target.write(bytes));
    target.finish();
  } catch (error) {
    target.discard();
    throw error;
  }
}

const interrupted = (file: string): Failure =>
  new Failure(file, "was not done: interrupted", "clean it by its name: what is done is not overwritten");

function refuseOptions(
  paths: readonly string[],
  { json, dryRun, redo, provenance, decisions, evidence, queue }: CleanOptions,
  isGiven: (name: keyof CleanOptions) => boolean,
): void {
  if (json || dryRun || redo || provenance !== undefined || decisions !== undefined) {
    throw new UsageError(
      "--format jsonl writes what was done into each line",
      "leave --json, --dry-run, --redo, --provenance and --decisions out",
    );
  }
  if (evidence === "folder") {
    throw new UsageError("--evidence folder is for folders of texts", "leave it out for JSON Lines");
  }
  if (queue !== undefined) {
    throw new UsageError("--queue is for files and folders of texts", "use several runs for JSON Lines");
  }
  if (paths.length === 0) {
    throw new UsageError("nothing is named to read", "name files, or - for standard input");
  }
  if (!paths.includes("-")) return;
  if (paths.length > 1) throw new UsageError("- cannot be cleaned together with paths", "use two runs");
  if (isGiven("out")) throw new UsageError("- prints the cleaned lines", "leave --out out");
}
