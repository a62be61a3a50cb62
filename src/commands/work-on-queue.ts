import { availableParallelism } from "node:os";
import { connectQueue } from "../batch/queue/connection.js";
import { TOOL } from "../batch/tool.js";
import { failureLine } from "../report/failure-line.js";
import { counted } from "../report/summary.js";
import { visible, visibleJson } from "../report/visible.js";
import { type Context, UsageError } from "./context.js";
import type { WorkOptions } from "./work.js";

/** Works on a queue until it is told to stop, or lists what was given up there. */
export async function workOnQueue(
  { queue: url, root, jobs = availableParallelism(), dead }: WorkOptions,
  context: Context,
): Promise<void> {
  const { model, modelBytes } = await context.loadEngine();
  const queue = await connectQueue(url, context.environment);
  try {
    if (dead) {
      const { deadLetters } = await import("../batch/queue/dead-letters.js");
      for await (const letter of deadLetters(queue)) await context.print(`${visibleJson(letter)}\n`);
      return;
    }
    if (!modelBytes) throw new UsageError("there are no threads here", "run the built program");
    const [{ Pool }, { work }] = await Promise.all([
      import("../batch/pool.js"),
      import("../batch/queue/worker.js"),
    ]);
    const pool = new Pool(jobs, { model: modelBytes, reading: { tool: TOOL, options: {} } });
    const stop = new AbortController();
    const release = context.onInterrupt(() => {
      context.tell("emend: doing what is in hand, then ending\n");
      stop.abort();
    });
    const counts = { done: 0, failed: 0 };
    context.tell(
      `${visible(`emend: working for ${url} in ${counted(jobs, "thread")}${root === undefined ? "" : `, on the files of ${root}`}`)}\n`,
    );
    try {
      await work(queue, {
        pool,
        tool: TOOL,
        model: model.hash,
        root,
        signal: stop.signal,
        onTrouble: (failure) => context.tell(`${failureLine(failure)}\n`),
        onDone: (failure) => {
          if (failure) context.tell(`${failureLine(failure)}\n`);
          counts[failure ? "failed" : "done"] += 1;
        },
      });
      context.tell(`emend: ${counts.done} documents done, ${counts.failed} given up\n`);
    } finally {
      await pool.close(true);
      release();
    }
  } finally {
    await queue.connection.close();
  }
}
