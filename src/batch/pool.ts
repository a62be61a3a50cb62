import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { THREAD } from "../package-files.js";
import type { ThreadData } from "./thread-tasks.js";

/** What threads can be asked to do. */
type Tasks = typeof import("./thread-tasks.js");

/** What a thread begins with. */
export interface WorkerData extends ThreadData {
  /** How many threads there are. */
  readonly threads: number;
}

/** Threads that clean texts; the word model stands in memory once for all of them. */
export class Pool {
  readonly #threads: Piscina;

  /**
   * @param jobs how many threads
   * @param data what each of them begins with
   */
  constructor(
    readonly jobs: number,
    data: ThreadData,
  ) {
    this.#threads = new Piscina({
      filename: fileURLToPath(THREAD),
      minThreads: jobs,
      maxThreads: jobs,
      workerData: { ...data, threads: jobs } satisfies WorkerData,
    });
  }

  /** Rejects where the thread itself ends, such as with a document that takes all memory. */
  async run<Name extends keyof Tasks>(
    name: Name,
    parameter: Parameters<Tasks[Name]>[0],
  ): Promise<Awaited<ReturnType<Tasks[Name]>>> {
    return this.#threads.run(parameter, { name });
  }

  /** @param now without waiting for what is in hand */
  async close(now: boolean): Promise<void> {
    await (now ? this.#threads.destroy() : this.#threads.close());
  }
}
