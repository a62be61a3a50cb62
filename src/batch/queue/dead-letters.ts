import type { Queue } from "./connection.js";
import { DEAD } from "./streams.js";

/** A document that no worker could clean. */
export interface DeadLetter {
  /** Of the source, relative to its root. */
  readonly path: string;
  /** How often it was tried. */
  readonly tries: number;
  readonly reason: string;
}

/** Milliseconds to wait for one that the server has. */
const PATIENCE = 5_000;

/** What was given up in the last weeks, oldest first. */
export async function* deadLetters(queue: Queue): AsyncGenerator<DeadLetter> {
  const { state } = await queue.manager.streams.info(DEAD);
  if (state.messages === 0) return;
  const consumer = await queue.client.consumers.get(DEAD, {});
  for (let left = state.messages; left > 0; left -= 1) {
    const message = await consumer.next({ expires: PATIENCE });
    if (!message) return;
    yield message.json<DeadLetter>();
  }
}
