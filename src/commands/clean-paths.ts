import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type Cleaner, type CleanResult, cleanAll } from "../batch/clean-all.js";
import type { CleanTarget, CleanTask } from "../batch/clean-input.js";
import type { Gather } from "../batch/folder-evidence.js";
import type { Reading, ThreadData } from "../batch/thread-tasks.js";
import { TOOL } from "../batch/tool.js";
import { findInputs, type Input } from "../batch/walk.js";
import { failureLine } from "../report/failure-line.js";
import { summarize, summaryText } from "../report/summary.js";
import { visible, visibleJson } from "../report/visible.js";
import { type CleanOptions, exportOf } from "./clean.js";
import type { Context, Engine } from "./context.js";
import { readDecisionBook, tellUnplaced } from "./decisions-option.js";
import { tellFailures } from "./print.js";
import { readKnown } from "./reading-options.js";
import { selectionOf } from "./selection-options.js";
import { showProgress } from "./show-progress.js";

/** Cleans files and folders into the output folder. */
export async function cleanPaths(
  paths: readonly string[],
  options: CleanOptions,
  context: Context,
): Promise<void> {
  const { out, notes, minConfidence, minReading, redo = false, force = false, dryRun = false } = options;
  const known = await readKnown(options);
  const decisions = await readDecisionBook(options.decisions);
  const inputs = await findInputs(paths, out, selectionOf(options));
  const engine = await context.loadEngine();
  const { emend, model } = engine;
  const durable = options.fsync === true;
  const target: CleanTarget = { out, format: exportOf(options), redo, force, dryRun, durable };
  const progress = showProgress(inputs.documents.length, context);
  const interruption = new AbortController();
  const release = context.onInterrupt(() => interruption.abort());
  const jobs = jobsFor(inputs.documents, options.jobs);
  const alone = { notes, minConfidence, minReading, ...known };
  try {
    const reading =
      options.evidence === "folder"
        ? await withFolderEvidence(alone, inputs.documents, jobs, engine, interruption.signal)
        : alone;
    const task: CleanTask = {
      ...target,
      tool: TOOL,
      clean: emend,
      options: { model, ...reading },
      decisions,
    };
    const result = await cleanAll({
      ...task,
      inputs: inputs.documents,
      openCleaner: () =>
        options.queue === undefined
          ? openThreads(
              inputs.documents.length,
              jobs,
              engine,
              { reading: { tool: TOOL, options: reading }, decisions: decisions?.decisions },
              target,
            )
          : openQueue(options.queue, task, options, context, () => interruption.abort()),
      signal: interruption.signal,
      onOutcome: progress.onOutcome,
    });
    progress.clear();
    tellFailures(context, [...inputs.failures, ...result.failures]);
    for (const { decisions: use } of result.outcomes) if (use) decisions?.tell(use);
    tellUnplaced(options.decisions, decisions, context);
    const summary = summarize(result, inputs);
    if (options.json) {
      await context.print(`${visibleJson(summary, 2)}\n`);
    } else {
      if (dryRun) await context.print(planText(result, out));
      context.tell(summaryText(summary));
    }
    if (result.undone > 0) {
      context.tell(
        `emend: interrupted: ${result.undone} documents are not done; run the same again to go on\n`,
      );
    }
  } finally {
    release();
  }
}

/** What one thread has done before another one has started. */
const SMALL = { documents: 8, bytes: 2 ** 20 };

/** How many threads are worth starting; 0: none besides this one. */
function jobsFor(documents: readonly Input[], jobs = availableParallelism()): number {
  if (jobs === 1) return 0;
  if (documents.length > SMALL.documents) return Math.min(jobs, documents.length);
  const bytes = documents.reduce(
    (sum, { file }) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  return bytes > SMALL.bytes ? Math.min(jobs, documents.length) : 0;
}

async function openThreads(
  documents: number,
  jobs: number,
  { modelBytes, model }: Engine,
  data: Omit<ThreadData, "model">,
  target: CleanTarget,
): Promise<Cleaner | undefined> {
  if (jobs === 0 || !modelBytes) return undefined;
  const { cleanerInThreads } = await import("../batch/clean-in-pool.js");
  const threadData = { ...data, model: modelBytes };
  return cleanerInThreads(jobs, documents, threadData, model.hash, target);
}

/** How texts are read, with what the documents prove together. */
async function withFolderEvidence(
  reading: Reading["options"],
  documents: readonly Input[],
  jobs: number,
  { emend, model, modelBytes }: Engine,
  signal: AbortSignal,
): Promise<Reading["options"]> {
  const { folderEvidence, gatherHere } = await import("../batch/folder-evidence.js");
  const pool =
    jobs > 0 && modelBytes
      ? new (await import("../batch/pool.js")).Pool(jobs, {
          model: modelBytes,
          reading: { tool: TOOL, options: reading },
        })
      : undefined;
  const gather: Gather = (input) =>
    pool ? pool.run("gather", { input }) : gatherHere(input, emend, { ...reading, model });
  try {
    const { encodings, names } = await folderEvidence(documents, gather, Math.max(1, jobs * 2), signal);
    if (encodings.length === 0) return reading;
    const { lexicon = [], encodings: given = [] } = reading;
    const proven = encodings.map(({ family, params }) => ({ family, params }));
    return { ...reading, lexicon: [...lexicon, ...names], encodings: [...given, ...proven] };
  } finally {
    await pool?.close(signal.aborted);
  }
}

async function openQueue(
  url: string,
  task: CleanTask,
  { root, jobs }: CleanOptions,
  context: Context,
  giveUp: () => void,
): Promise<Cleaner> {
  const { connectQueue } = await import("../batch/queue/connection.js");
  const queue = await connectQueue(url, context.environment);
  const { cleanerOnQueue } = await import("../batch/queue/publisher.js");
  const noWorker = {
    path: url,
    what: "no worker has answered for a while",
    remedy: "start some with `emend work`, of this version, and with --root if it is given here",
  };
  return cleanerOnQueue(queue, {
    task,
    root,
    inFlight: jobs,
    onStall: (reason = noWorker) => context.tell(`${failureLine(reason)}\n`),
    onLost: (reason) => {
      tellFailures(context, [reason]);
      giveUp();
    },
  });
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
