import type { Cleaner } from "./clean-all.js";
import { type CleanTarget, outputOptionsOf } from "./clean-input.js";
import { Failure } from "./failure.js";
import type { ManifestLine } from "./manifest-line.js";
import { failedOutcome, type Outcome } from "./outcome.js";
import { Pool } from "./pool.js";
import type { OutcomeData, ThreadData } from "./thread-tasks.js";
import type { Input } from "./walk.js";

/** Bundles for each thread: one in hand, and one at hand when it is done. */
const FOR_EACH = 2;
/** Sending a small document to a thread takes longer than cleaning it: so many are sent together, at most. */
const MOST_TOGETHER = 32;
/** Bundles that each thread gets of what is left at least, so that all end at about the same time. */
const LEAST_BUNDLES = 8;

/** A document that is to be sent to a thread. */
interface Request {
  readonly input: Input;
  readonly known: ManifestLine | undefined;
  readonly resolve: (outcome: Outcome) => void;
}

/**
 * Cleans documents in threads.
 * @param jobs how many threads
 * @param documents how many documents there are
 * @param model hash of the word model
 */
export function cleanerInThreads(
  jobs: number,
  documents: number,
  data: ThreadData,
  model: string,
  target: CleanTarget,
): Cleaner {
  const pool = new Pool(jobs, data);
  const { tool, options } = data.reading;
  const origin = { tool, model, options: outputOptionsOf({ options, format: target.format }) };
  const together = (left: number): number =>
    Math.max(1, Math.min(MOST_TOGETHER, Math.floor(left / (jobs * LEAST_BUNDLES))));
  let waiting: Request[] = [];
  let inHand = 0;
  let left = documents;

  const send = async (requests: readonly Request[]): Promise<void> => {
    const parameter = { inputs: requests.map(({ input, known }) => ({ input, known })), target };
    try {
      const outcomes = await pool.run("cleanFiles", parameter);
      for (const [index, { input, resolve }] of requests.entries())
        resolve(asOutcome(input, outcomes[index]!));
    } catch (error) {
      // A document took its thread with it. The others shall not suffer for it.
      if (requests.length > 1) for (const request of requests) await send([request]);
      else
        for (const { input, known, resolve } of requests) {
          resolve(failedOutcome(input, known, origin, lostThread(input, error)));
        }
    }
  };
  const flush = (): void => {
    const requests = waiting;
    waiting = [];
    left -= requests.length;
    if (requests.length > 0) void send(requests);
  };
  return {
    atATime: jobs * FOR_EACH * together(documents),
    clean: async (input, known) => {
      inHand += 1;
      const outcome = await new Promise<Outcome>((resolve) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ input, known, resolve });
        if (waiting.length >= together(left)) flush();
      });
      inHand -= 1;
      return outcome;
    },
    close: async (interrupted) => {
      const whole = inHand === 0;
      await pool.close(interrupted && !whole);
      return whole;
    },
  };
}

const asOutcome = (input: Input, { failure, ...outcome }: OutcomeData): Outcome => ({
  input,
  ...outcome,
  ...(failure && { failure: Failure.of(failure) }),
});

function lostThread({ file }: Input, error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(file, `ended its thread: ${message}`, "split it, or use fewer --jobs");
}
