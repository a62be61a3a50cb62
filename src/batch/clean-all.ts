import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type CleanTask, cleanInput, openSession } from "./clean-input.js";
import { findCollisions } from "./collisions.js";
import { errorCodeOf, Failure, failureOf, Refusal } from "./failure.js";
import { Manifest } from "./manifest.js";
import type { ManifestLine } from "./manifest-line.js";
import type { Outcome } from "./outcome.js";
import { sweep } from "./sweep.js";
import type { Input } from "./walk.js";
import { makeFolder } from "./write.js";

/** Cleans one document somewhere: in a thread of its own, or on another machine. */
export interface Cleaner {
  /** How many documents it may be given at a time. */
  readonly atATime: number;
  /** Undefined where it was given up, since its run was interrupted. */
  readonly clean: (input: Input, known: ManifestLine | undefined) => Promise<Outcome | undefined>;
  /** Ends it; gives back whether everything it was given is done. */
  readonly close: (interrupted: boolean) => Promise<boolean>;
}

export interface CleanRun extends CleanTask {
  readonly inputs: readonly Input[];
  /** Makes what cleans the documents; without it they are cleaned in this thread, one after another. */
  readonly openCleaner?: () => Promise<Cleaner | undefined>;
  /** Called after each document. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

export interface CleanResult {
  /** Of the documents that were done, in the order of the inputs. */
  readonly outcomes: readonly Outcome[];
  /** Of the documents and of the manifest itself. */
  readonly failures: readonly Failure[];
  /** Documents that an interruption left undone. */
  readonly undone: number;
}

/**
 * Cleans documents into a folder. A document that fails is told of in the result, and the others are done.
 * @throws {Refusal} before anything is written: where the output folder is a file, two inputs would meet in one
 *   output, or a manifest that emend did not write is in the way
 */
export async function cleanAll(run: CleanRun): Promise<CleanResult> {
  await refuseFile(run.out);
  const collisions = findCollisions(run.inputs);
  if (collisions.length > 0) throw new Refusal(collisions);
  if (run.inputs.length === 0) return { outcomes: [], failures: [], undone: 0 };

  const manifest = await Manifest.read(run.out, run.force);
  const folders = new Set(
    [...manifest.lines.keys(), ...run.inputs.map(({ output }) => output)].map((output) =>
      dirname(join(run.out, output)),
    ),
  );
  if (!run.dryRun) sweep([run.out, ...folders]);
  const cleaner = (await run.openCleaner?.()) ?? cleanerHere(run);
  const outcomes = await cleanInputs(run, manifest, cleaner);
  const isInterrupted = run.signal?.aborted === true;
  const whole = await cleaner.close(isInterrupted);
  // Threads that were ended and workers that were lost leave something, too.
  if (!run.dryRun) sweep([run.out, ...folders], !whole);
  const failures = outcomes.flatMap(({ failure }) => failure ?? []);
  const undone = run.inputs.length - outcomes.length;
  if (run.dryRun) return { outcomes, failures, undone };
  for (const { line, unchanged } of outcomes) if (!unchanged) manifest.set(line);
  const manifestFailure = await saveManifest(manifest, run, whole);
  return { outcomes, failures: [...failures, ...manifestFailure], undone };
}

async function cleanInputs(run: CleanRun, manifest: Manifest, cleaner: Cleaner): Promise<Outcome[]> {
  const { inputs, signal, onOutcome } = run;
  const patience = new Patience(signal);
  const outcomes = new Array<Outcome | undefined>(inputs.length).fill(undefined);
  const waiting = inputs.entries();
  // Each goes on with the next document that nobody has begun: a promise for every one of them takes more than they do.
  const work = async (): Promise<void> => {
    for (const [index, input] of waiting) {
      if (signal?.aborted) return;
      const outcome = await patience.with(cleaner.clean(input, manifest.lines.get(input.output)));
      if (outcome) onOutcome?.(outcome);
      outcomes[index] = outcome;
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(cleaner.atATime, inputs.length) }, work));
    return outcomes.filter((outcome) => outcome !== undefined);
  } finally {
    patience.end();
  }
}

/** In milliseconds; longer than nearly every document takes, and short enough for who waits for the end. */
const GRACE = 5_000;

/** Waits for documents, but after an interruption not for long. */
class Patience {
  readonly #waiting = new Set<() => void>();
  readonly #begin = () => {
    this.#timer = setTimeout(() => {
      for (const giveUp of this.#waiting) giveUp();
    }, GRACE);
  };
  #timer: NodeJS.Timeout | undefined;

  constructor(readonly signal: AbortSignal | undefined) {
    signal?.addEventListener("abort", this.#begin, { once: true });
  }

  /** What becomes of a document, or undefined where it is given up. */
  async with(outcome: Promise<Outcome | undefined>): Promise<Outcome | undefined> {
    let giveUp: () => void = () => {};
    const givenUp = new Promise<undefined>((resolve) => {
      giveUp = () => resolve(undefined);
    });
    this.#waiting.add(giveUp);
    try {
      return await Promise.race([outcome, givenUp]);
    } finally {
      this.#waiting.delete(giveUp);
    }
  }

  end(): void {
    this.signal?.removeEventListener("abort", this.#begin);
    clearTimeout(this.#timer);
  }
}

/** Cleans in this thread; lets go of it between documents, so that signals and progress have their turn. */
function cleanerHere(run: CleanTask): Cleaner {
  const session = openSession(run);
  return {
    atATime: 1,
    clean: async (input, known) => {
      await new Promise((resolve) => setImmediate(resolve));
      return cleanInput(input, run, known, session).catch((error: unknown) => {
        if (run.signal?.aborted) return undefined;
        throw error;
      });
    },
    close: async () => {
      session.journal.close();
      return true;
    },
  };
}

async function refuseFile(out: string): Promise<void> {
  const stats = await stat(out).catch((error: unknown) => {
    if (errorCodeOf(error) === "ENOENT") return undefined;
    throw new Refusal([failureOf(out, error)]);
  });
  if (stats && !stats.isDirectory()) {
    throw new Refusal([new Failure(out, "is a file, not a folder", "name a folder with -o")]);
  }
}

async function saveManifest(
  manifest: Manifest,
  { out, durable }: CleanRun,
  whole: boolean,
): Promise<Failure[]> {
  try {
    await makeFolder(out, out);
    await manifest.save({ whole, ...(durable && { durable }) });
    return [];
  } catch (error) {
    return [failureOf(out, error)];
  }
}
