/** What a thread of the pool runs; loaded by no other module. */
import { runBundle } from "../bundle.js";
import { settleYoungGeneration } from "../flags.js";

const { threadTasks } = runBundle();
settleYoungGeneration();

export const { cleanFile, cleanFiles, cleanText, cleanLines, gather } = await threadTasks();
