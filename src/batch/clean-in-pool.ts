import type { Cleaner } from "./clean-all.js";
import { type CleanTarget, failedOutcome, outputOptionsOf } from "./clean-input.js";
import { Failure } from "./failure.js";
import { Pool } from "./pool.js";
import type { ThreadData } from "./thread.js";

/** Documents for each thread: one in hand, and one at hand when it is done. */
const FOR_EACH = 2;

/**
 * Cleans documents in threads.
 * @param jobs how many threads
 * @param model hash of the word model
 */
export function cleanerInThreads(
  jobs: number,
  data: ThreadData,
  model: string,
  target: CleanTarget,
): Cleaner {
  const pool = new Pool(jobs, data);
  const { tool, options } = data.reading;
  const origin = { tool, model, options: outputOptionsOf({ options, format: target.format }) };
  let inHand = 0;
  return {
    atATime: jobs * FOR_EACH,
    clean: async (input, known) => {
      inHand += 1;
      try {
        const { failure, ...outcome } = await pool.run("cleanFile", { input, known, target });
        return { input, ...outcome, ...(failure && { failure: Failure.of(failure) }) };
      } catch (error) {
        // The document took its thread with it.
        const message = error instanceof Error ? error.message : String(error);
        const failure = new Failure(
          input.file,
          `ended its thread: ${message}`,
          "split it, or use fewer --jobs",
        );
        return failedOutcome(input, known, origin, failure);
      } finally {
        inHand -= 1;
      }
    },
    close: async (interrupted) => {
      const whole = inHand === 0;
      await pool.close(interrupted && !whole);
      return whole;
    },
  };
}
