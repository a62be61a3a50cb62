import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Consumer, JsMsg } from "@nats-io/jetstream";
import { Failure, type FailureData, failureOf } from "../failure.js";
import { isInside, realPathOf } from "../paths.js";
import type { Pool } from "../pool.js";
import type { Queue } from "./connection.js";
import type { FileTicket, Reply, Settings, Ticket } from "./messages.js";
import { pack, unpack } from "./packet.js";
import { isDeclined, isForbidden } from "./refused-connection.js";
import {
  deadSubject,
  engineKey,
  makeConsumer,
  makeStreams,
  RESULTS,
  resultSubject,
  SIGN_OF_LIFE,
  settingsSubject,
  WORK,
} from "./streams.js";

/** A document is given up after so many tries. */
const MOST_TRIES = 3;
/** Milliseconds until a document that failed is tried again. */
const PAUSE = 1_000;
/** Milliseconds for which the queue is asked for the next document; the end of a worker waits for that. */
const PATIENCE = 2_000;
/** Options of runs that are kept at hand. */
const MOST_SETTINGS = 64;

export interface WorkerOptions {
  readonly pool: Pool;
  /** For example `emend 0.1.0`. */
  readonly tool: string;
  /** Hash of the word model. */
  readonly model: string;
  /** The folder that is shared with whoever asks; without it texts come and go in messages. */
  readonly root?: string | undefined;
  /** Once it is aborted, what is in hand is done and nothing else is begun. */
  readonly signal: AbortSignal;
  /** Called after each document, with why it was given up. */
  readonly onDone?: (failure?: Failure) => void;
  /** Called once for each reason why the queue does not do what it should. */
  readonly onTrouble?: (failure: Failure) => void;
}

/**
 * Cleans documents of a queue until it is told to stop.
 * @throws {Failure} where the server does not let us in any more, or forbids what is needed
 */
export async function work(queue: Queue, options: WorkerOptions): Promise<void> {
  const worker = new Worker(queue, options);
  await worker.begin().catch((error: unknown) => {
    throw queue.refusal(error);
  });
  await Promise.all(Array.from({ length: options.pool.jobs }, () => worker.run()));
}

class Worker {
  #consumer: Consumer | undefined;
  readonly #settings = new Map<string, Settings>();
  readonly #troubles = new Set<string>();

  constructor(
    readonly queue: Queue,
    readonly options: WorkerOptions,
  ) {}

  async begin(): Promise<void> {
    const { tool, model, root } = this.options;
    await makeStreams(this.queue.manager);
    const name = await makeConsumer(
      this.queue.manager,
      engineKey(tool, model),
      root === undefined ? "text" : "file",
    );
    this.#consumer = await this.queue.client.consumers.get(WORK, name);
  }

  async run(): Promise<void> {
    const { signal } = this.options;
    while (!signal.aborted) {
      try {
        const message = await this.#consumer!.next({ expires: PATIENCE });
        if (!message) continue;
        if (signal.aborted) message.nak();
        else await this.#handle(message);
      } catch (error) {
        // The server cannot be heard, or knows nothing of us any more: what was in hand is handed out again.
        if (signal.aborted) return;
        await this.#requireUse(error);
        await sleep(PAUSE);
        await this.begin().catch(() => {});
      }
    }
  }

  /** @throws {Failure} where it would be the same however often it is tried */
  async #requireUse(error: unknown): Promise<void> {
    const { connection, refusal, ended } = this.queue;
    if (connection.isClosed()) throw (await ended) ?? refusal(error);
    if (isForbidden(error)) throw refusal(error);
    if (!isDeclined(error)) return;
    const trouble = refusal(error);
    if (this.#troubles.has(trouble.what)) return;
    this.#troubles.add(trouble.what);
    this.options.onTrouble?.(trouble);
  }

  async #handle(message: JsMsg): Promise<void> {
    const signOfLife = setInterval(() => message.working(), SIGN_OF_LIFE);
    try {
      const { head: ticket, body } = unpack<Ticket>(message.data);
      const tries = message.info.deliveryCount;
      const { reply, bytes } = tries > MOST_TRIES ? lost(ticket) : await this.#clean(ticket, body);
      if ("failure" in reply) {
        if (tries < MOST_TRIES) return message.nak(PAUSE);
        await this.#bury(ticket, reply.failure, tries);
      }
      await this.#reply(ticket, reply, bytes);
      // Confirmed, so that nobody does it once more; if that fails, doing it once more gives the same.
      await message.ackAck();
      this.options.onDone?.("failure" in reply ? Failure.of(reply.failure) : undefined);
    } finally {
      clearInterval(signOfLife);
    }
  }

  async #clean(ticket: Ticket, body: Uint8Array): Promise<{ reply: Reply; bytes?: Uint8Array }> {
    try {
      const settings = { id: ticket.settings, options: await this.#settingsOf(ticket) };
      return this.options.root === undefined
        ? await this.#cleanText(ticket, body, settings)
        : { reply: await this.#cleanFile(ticket as FileTicket, this.options.root, settings) };
    } catch (error) {
      return { reply: { failure: failureOf(ticket.input.file, error).data } };
    }
  }

  async #cleanText(ticket: Ticket, bytes: Uint8Array, settings: ThreadSettings) {
    const { input, decisions } = ticket;
    const done = await this.options.pool.run("cleanText", { bytes, input, settings, decisions });
    if ("failure" in done) return { reply: { failure: done.failure } };
    const { bytes: cleaned, ...reply } = done;
    return { reply, bytes: cleaned };
  }

  async #cleanFile(ticket: FileTicket, root: string, settings: ThreadSettings): Promise<Reply> {
    const input = { ...ticket.input, file: await inRoot(root, ticket.input.file) };
    const target = { ...ticket.target, out: await inRoot(root, ticket.target.out), isAnnounced: true };
    const { failure, ...outcome } = await this.options.pool.run("cleanFile", {
      input,
      known: ticket.known,
      target,
      settings,
      decisions: ticket.decisions ?? [],
    });
    if (!failure) return { outcome };
    const path = failure.path === input.file ? ticket.input.file : failure.path;
    return { failure: { ...failure, path } };
  }

  async #settingsOf({ run, settings: id }: Ticket): Promise<Settings> {
    const known = this.#settings.get(id);
    if (known) return known;
    const subject = settingsSubject(run, id);
    const stored = await this.queue.manager.streams.getMessage(RESULTS, { last_by_subj: subject });
    if (!stored) throw new Failure(run, "is a run that has ended", "run it again");
    const settings = unpack<Settings>(stored.data).head;
    if (this.#settings.size >= MOST_SETTINGS) this.#settings.clear();
    this.#settings.set(id, settings);
    return settings;
  }

  async #reply({ run, id, input }: Ticket, reply: Reply, bytes?: Uint8Array): Promise<void> {
    const packet = pack(reply, bytes);
    const most = this.queue.connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
    const what = `takes ${packet.length} bytes in the queue when it is cleaned, which allows ${most}`;
    const remedy = "share storage with the workers and use --root, or raise max_payload";
    const tooLarge: Reply = { failure: { path: input.file, what, remedy } };
    await this.queue.client.publish(
      resultSubject(run, id),
      packet.length > most - 1024 ? pack(tooLarge) : packet,
    );
  }

  async #bury({ run, id, input }: Ticket, failure: FailureData, tries: number): Promise<void> {
    const letter = { path: input.path, tries: Math.min(tries, MOST_TRIES), reason: failure.what };
    await this.queue.client.publish(deadSubject(run, id), JSON.stringify(letter), { msgID: `${run}-${id}` });
  }
}

interface ThreadSettings {
  readonly id: string;
  readonly options: Settings;
}

/** Nobody has told why it was tried so often. */
function lost({ input }: Ticket): { reply: Reply; bytes?: Uint8Array } {
  const what = `ended its worker, or outlasted it, ${MOST_TRIES} times`;
  return { reply: { failure: { path: input.file, what, remedy: "split it, or clean it alone" } } };
}

/** @throws {Failure} where a path leads out of what is shared */
async function inRoot(root: string, path: string): Promise<string> {
  const file = resolve(root, path);
  if (!isInside(await realPathOf(file), await realPathOf(root))) {
    throw new Failure(path, `leads out of ${root}`, "share the folder that holds it");
  }
  return file;
}
