import type { Cleaner } from "./clean-all.js";
import { type CleanTarget, failedOutcome, outputOptionsOf } from "./clean-input.js";
import { Failure } from "./failure.js";
import { Pool } from "./pool.js";
import type { Reading } from "./thread.js";

/** Documents for each thread: one in hand, and one at hand when it is done. */
const FOR_EACH = 2;

/**
 * Cleans documents in threads.
 * @param jobs how many threads
 * @param model the bytes of the word model, and its hash
 */
export function cleanerInThreads(
  jobs: number,
  model: { readonly bytes: SharedArrayBuffer; readonly hash: string },
  reading: Reading,
  target: CleanTarget,
): Cleaner {
  const pool = new Pool(jobs, model.bytes, reading);
  const origin = { tool: reading.tool, model: model.hash, options: outputOptionsOf(reading) };
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
