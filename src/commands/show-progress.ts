import type { Outcome } from "../batch/clean-input.js";
import { progressText } from "../report/progress.js";
import type { Context } from "./context.js";

/** Milliseconds between two looks at a run. */
const PERIOD = 100;

/** Shows how far a run is on one line of standard error, where that is a terminal. */
export function showProgress(total: number, context: Context) {
  if (!context.errorIsTerminal) return { onOutcome: () => {}, clear: () => {} };
  const start = performance.now();
  let shown = Number.NEGATIVE_INFINITY;
  const sum = { done: 0, bytes: 0, emended: 0, flagged: 0 };
  return {
    onOutcome: ({ line: { source, counts } }: Pick<Outcome, "line">) => {
      sum.done += 1;
      sum.bytes += source?.bytes ?? 0;
      sum.emended += counts.emended;
      sum.flagged += counts.flagged;
      const now = performance.now();
      if (now - shown < PERIOD) return;
      shown = now;
      context.tell(`\r${progressText({ ...sum, total, elapsed: now - start })}\u001B[K`);
    },
    clear: () => context.tell("\r\u001B[K"),
  };
}
