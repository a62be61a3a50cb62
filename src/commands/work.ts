import { Command } from "commander";
import { parseJobs } from "./clean.js";
import type { Context } from "./context.js";
import { parsePath } from "./path-argument.js";

/** The options of `emend work`, as given. */
export interface WorkOptions {
  readonly queue: string;
  readonly root?: string;
  readonly jobs?: number;
  readonly dead?: boolean;
}

/** `emend work`. */
export function workCommand(context: Context): Command {
  return new Command("work")
    .summary("clean what a shared queue has, on any number of machines")
    .description(
      `Takes documents from a queue on a NATS server with JetStream, and cleans them until it is told to stop (SIGINT or
SIGTERM): then it does what it has in hand, and ends. \`emend clean --queue\` puts documents there. A worker must have
the same version as whoever asks. A document that fails three times is given up: --dead lists those.`,
    )
    .requiredOption("--queue <URL>", "such as nats://host:4222, or tls://…; several with commas between them")
    .option(
      "--root <DIR>",
      "storage that is shared with whoever asks; without it texts come in messages",
      parsePath,
    )
    .option("--jobs <N>", "clean in so many threads (default: one for each core)", parseJobs)
    .option("--dead", "print the documents that were given up, one JSON object a line, and end")
    .addHelpText("after", EXAMPLES)
    .action(async (options: WorkOptions) => {
      const { workOnQueue } = await import("./work-on-queue.js");
      return workOnQueue(options, context);
    });
}

const EXAMPLES = `
Credentials come from the environment, as with the \`nats\` command: NATS_CREDS, NATS_NKEY (files), NATS_USER and
NATS_PASSWORD, NATS_TOKEN; NATS_CA, NATS_CERT and NATS_KEY (files) for TLS.

Examples:
  emend work --queue nats://queue:4222                      texts come and go in messages
  emend work --queue nats://queue:4222 --root /mnt/shared   files in shared storage`;
