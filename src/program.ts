/** What stands in the bundle: each part is evaluated only for whoever asks for it. */
export const commands = () => import("./commands/program.js");
export const context = () => import("./commands/process-context.js");
export const threadTasks = () => import("./batch/thread-tasks.js");
