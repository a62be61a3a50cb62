/** What a thread of the pool runs; loaded by no other module. */
import { runBundle } from "../bundle.js";

const { threadTasks } = runBundle();

export const { cleanFile, cleanFiles, cleanText, cleanLines, gather } = await threadTasks();
