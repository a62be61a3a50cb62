/** What a thread of the pool runs; loaded by no other module. */
import { workerData } from "node:worker_threads";
import { runBundle } from "../bundle.js";
import { collectAlone, setFlags, settleYoungGeneration } from "../flags.js";
import type { WorkerData } from "./pool.js";

setFlags();
const { threadTasks } = runBundle();
settleYoungGeneration();
collectAlone((workerData as WorkerData).threads);

export const { cleanFile, cleanFiles, cleanText, cleanLines, gather } = await threadTasks();
