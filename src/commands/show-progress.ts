import type { Outcome } from "../batch/outcome.js";
import { progressText } from "../report/progress.js";
import type { Context } from "./context.js";

/** Milliseconds between two looks at a run: on a terminal, and in a log. */
const PERIOD = { terminal: 100, log: 60_000 };

/** Shows how far a run is on standard error: on one line of a terminal, else on a line now and then. */
export function showProgress(
  total: number,
  { errorIsTerminal, tell }: Pick<Context, "errorIsTerminal" | "tell">,
  clock = () => performance.now(),
) {
  const start = clock();
  const period = errorIsTerminal ? PERIOD.terminal : PERIOD.log;
  let shown = errorIsTerminal ? Number.NEGATIVE_INFINITY : start;
  const sum = { done: 0, bytes: 0, emended: 0, flagged: 0 };
  return {
    onOutcome: ({ line: { source, counts } }: Pick<Outcome, "line">) => {
      sum.done += 1;
      sum.bytes += source?.bytes ?? 0;
      sum.emended += counts.emended;
      sum.flagged += counts.flagged;
      const now = clock();
      if (now - shown < period) return;
      shown = now;
      const text = progressText({ ...sum, total, elapsed: now - start });
      tell(errorIsTerminal ? `\r${text}\u001B[K` : `${text}\n`);
    },
    clear: () => {
      if (errorIsTerminal) tell("\r\u001B[K");
    },
  };
}
