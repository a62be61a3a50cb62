import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentsOf, countOutputs, rejectFirst, writeLetters } from "./folders.js";
import { startEmend, until } from "./program.js";
import type { QueueServer } from "./queue-server.js";

export interface Cluster {
  readonly server: QueueServer;
  /** Where everything is made. */
  readonly folder: string;
  readonly documents: number;
  /** Whether the workers write into the folder themselves. */
  readonly isShared: boolean;
}

/**
 * Cleans a folder in one program, and once more by three workers, of which one is killed in the middle of its work;
 * then the server is restarted.
 */
export async function disturbedCluster({ server, folder, documents, isShared }: Cluster) {
  const [input, out, alone] = [join(folder, "in"), join(folder, "out"), join(folder, "alone")];
  writeLetters(input, documents);
  const decisions = join(folder, "decisions.json");
  writeFileSync(decisions, rejectFirst().content);
  const clean = ["clean", input, "--decisions", decisions];
  await startEmend([...clean, "-o", alone]).ended;
  const queue = ["--queue", server.url, ...(isShared ? ["--root", folder] : [])];
  const workers = [1, 2, 3].map(() => startEmend(["work", "--jobs", "1", ...queue]));
  try {
    const { ended } = startEmend([...clean, "-o", out, ...queue]);
    await until(() => countOutputs(out) > documents / 6);
    workers[0]!.process.kill("SIGKILL");
    await until(() => countOutputs(out) > documents / 3);
    await server.stop();
    await server.start();
    const publisher = await ended;
    workers[1]!.process.kill("SIGTERM");
    const drained = await workers[1]!.ended;
    return { expected: contentsOf(alone), found: contentsOf(out), ended: publisher, drained };
  } finally {
    for (const { process } of workers) process.kill("SIGKILL");
  }
}
