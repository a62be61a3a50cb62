import { join, relative, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DeliverPolicy } from "@nats-io/jetstream";
import type { Decision } from "../../provenance/decisions.js";
import type { Cleaner } from "../clean-all.js";
import { type CleanTask, cleanInput, openSession, outputOptionsOf } from "../clean-input.js";
import type { Document } from "../document.js";
import { Failure, type FailureData, failureOf } from "../failure.js";
import { sha256 } from "../hash.js";
import { hashOfFile } from "../manifest.js";
import type { ManifestLine } from "../manifest-line.js";
import { failedOutcome, type Outcome } from "../outcome.js";
import { ownName } from "../own-name.js";
import { isInside, withSlashes } from "../paths.js";
import type { Input } from "../walk.js";
import type { Queue } from "./connection.js";
import type { FileTicket, Reply, Settings, Ticket } from "./messages.js";
import { type Packet, pack, unpack } from "./packet.js";
import { isDeclined, isForbidden } from "./refused-connection.js";
import { RunMark } from "./run-mark.js";
import { engineKey, makeConsumer, RESULTS, resultSubject, settingsSubject, workSubject } from "./streams.js";

/** Milliseconds after which results that were not told of are looked for, and how many at a time. */
const LOOK_AGAIN = { period: 5_000, atOnce: 100 };
/** Milliseconds without any result after which somebody should be told. */
const STALLED = 30_000;
/** Documents that are asked for at a time, where nobody says how many. */
const IN_FLIGHT = 256;

/** How documents are cleaned by workers elsewhere. */
export interface PublisherOptions {
  readonly task: CleanTask;
  /** A folder that the workers share, with the sources and the output folder in it. */
  readonly root?: string | undefined;
  readonly inFlight?: number | undefined;
  /** Called once, when nothing has come back for a while; where the queue takes no documents, with the reason. */
  readonly onStall?: (reason: FailureData | undefined) => void;
  /** Called once, when the queue will never do what is left: nothing more comes back. */
  readonly onLost?: (reason: Failure) => void;
}

/**
 * Cleans documents by the workers of a queue. Every document is asked for once a run, however often the run is broken
 * off and started again.
 * @throws {Failure} where the queue cannot be used; then the connection is closed
 */
export async function cleanerOnQueue(queue: Queue, options: PublisherOptions): Promise<Cleaner> {
  const publisher = new Publisher(queue, options);
  try {
    await publisher.begin();
  } catch (error) {
    await publisher.close(true);
    throw queue.refusal(error);
  }
  return {
    atATime: options.inFlight ?? IN_FLIGHT,
    clean: (input, known) => publisher.clean(input, known),
    close: (interrupted) => publisher.close(interrupted),
  };
}

class Publisher {
  readonly #pending = new Map<string, (reply: Packet<Reply>) => void>();
  readonly #engine: string;
  readonly #run: RunMark;
  readonly #settings: Settings;
  readonly #settingsId: string;
  readonly #session;
  #timer: NodeJS.Timeout | undefined;
  #lastReply = performance.now();
  #isStalled = false;
  #isLost = false;
  #declined: Failure | undefined;
  #isClosed = false;

  constructor(
    readonly queue: Queue,
    readonly options: PublisherOptions,
  ) {
    const { tool, options: reading, out, dryRun } = options.task;
    const { model, ...settings } = reading;
    this.#engine = engineKey(tool, model.hash);
    this.#settings = settings;
    this.#settingsId = sha256(JSON.stringify(settings)).slice(0, 16);
    this.#session = openSession(options.task);
    this.#run = new RunMark(out, dryRun === true);
  }

  get #kind(): "file" | "text" {
    return this.options.root === undefined ? "text" : "file";
  }

  async begin(): Promise<void> {
    await makeConsumer(this.queue.manager, this.#engine, this.#kind);
    await this.#run.begin().catch((error: unknown) => {
      throw failureOf(this.options.task.out, error);
    });
    const settings = settingsSubject(this.#run.id, this.#settingsId);
    await this.queue.client.publish(settings, pack(this.#settings));
    const consumer = await this.queue.client.consumers.get(RESULTS, {
      filter_subjects: resultSubject(this.#run.id, "*"),
      deliver_policy: DeliverPolicy.New,
    });
    const messages = await consumer.consume();
    this.#listen(messages).catch(() => {
      // What is not told of is looked for.
    });
    void this.queue.ended.then((failure) => failure && this.#lose(failure));
    this.#timer = setInterval(() => void this.#lookAgain(), LOOK_AGAIN.period);
  }

  async clean(input: Input, known: ManifestLine | undefined): Promise<Outcome> {
    const task: CleanTask =
      this.#kind === "text"
        ? { ...this.options.task, cleanText: this.#cleanText }
        : { ...this.options.task, cleanFile: (...of) => this.#cleanFile(known, ...of) };
    return cleanInput(input, task, known, this.#session);
  }

  /** The results are taken, and go; what an interruption left undone is there for the next start. */
  async close(interrupted: boolean): Promise<boolean> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.#session.journal.close();
    const whole = this.#pending.size === 0;
    if (!interrupted && whole) {
      for (const filter of [resultSubject(this.#run.id, "*"), settingsSubject(this.#run.id, "*")]) {
        await this.queue.manager.streams.purge(RESULTS, { filter }).catch(() => {
          // They go by themselves after some days.
        });
      }
      this.#run.end();
    }
    await this.queue.connection.close();
    return whole;
  }

  readonly #cleanText: NonNullable<CleanTask["cleanText"]> = async (document, input, decisions) => {
    const ticket = this.#ticketOf(document, input, decisions);
    const { head, body } = await this.#askAnew(ticket, pack(ticket, document.bytes), input.file);
    if ("failure" in head) throw Failure.of(head.failure);
    if (!("provenance" in head) || sha256(body) !== head.sha256) throw broken(input);
    return { ...head, bytes: body };
  };

  async #cleanFile(
    known: ManifestLine | undefined,
    document: Document,
    input: Input,
    decisions: readonly Decision[],
  ): Promise<Outcome> {
    const { root = "." } = this.options;
    const { clean: _, options: __, tool: ___, decisions: ____, ...target } = this.options.task;
    const ticket: FileTicket = {
      ...this.#ticketOf(document, input, decisions),
      input: { ...input, file: inRoot(root, input.file) },
      target: { ...target, out: inRoot(root, target.out) },
      ...(known && { known }),
    };
    for (const attempt of ["", "-again"]) {
      const { head } = await this.#askAnew(ticket, pack(ticket), input.file, attempt);
      if ("failure" in head) {
        const { path, what, remedy } = head.failure;
        const failure = new Failure(path === ticket.input.file ? input.file : path, what, remedy);
        return failedOutcome(input, known, this.#origin, failure);
      }
      if (!("outcome" in head)) throw broken(input);
      const { line } = head.outcome;
      const isThere = (await hashOfFile(join(target.out, line.output.path))) === line.output.sha256;
      if (target.dryRun || isThere) return { input, ...head.outcome };
    }
    const what = "was cleaned by a worker, but is not in the output folder";
    throw new Failure(input.file, what, "give --root the same folder here and to the workers");
  }

  get #origin() {
    const { tool, options, format } = this.options.task;
    return { tool, model: options.model.hash, options: outputOptionsOf({ options, format }) };
  }

  #ticketOf(document: Document, input: Input, decisions: readonly Decision[]): Ticket {
    const settings = this.#settingsId;
    const { format, redo, force } = this.options.task;
    const what = [input.path, input.output, document.sha256, settings, decisions, format, redo, force];
    const id = sha256(JSON.stringify(what)).slice(0, 32);
    return { run: this.#run.id, id, settings, input, ...(decisions.length > 0 && { decisions }) };
  }

  /** What failed before the run was broken off may be well now: that is asked for once more. */
  async #askAnew(ticket: Ticket, packet: Uint8Array, name: string, attempt = ""): Promise<Packet<Reply>> {
    const { reply, duplicate } = await this.#ask(ticket, packet, name, attempt);
    if (!duplicate || !("failure" in reply.head)) return reply;
    return (await this.#ask(ticket, packet, name, `${attempt}-${ownName()}`)).reply;
  }

  async #ask(ticket: Ticket, packet: Uint8Array, name: string, attempt: string) {
    const { id, run } = ticket;
    const most = this.queue.connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
    // Room for the subject and the headers.
    if (packet.length > most - 1024) {
      const what = `takes ${packet.length} bytes in the queue, which allows ${most}`;
      throw new Failure(name, what, "share storage with the workers and use --root, or raise max_payload");
    }
    const reply = new Promise<Packet<Reply>>((resolvePending) => {
      this.#pending.set(id, resolvePending);
    });
    const subject = workSubject(this.#engine, this.#kind);
    const { duplicate } = await this.#publish(subject, packet, `${run}-${id}${attempt}`);
    if (duplicate) await this.#lookFor(id);
    return { reply: await reply, duplicate };
  }

  /** An outage is waited for; the id keeps what was heard but not confirmed from being there twice. */
  async #publish(subject: string, packet: Uint8Array, msgID: string): Promise<{ duplicate: boolean }> {
    for (;;) {
      try {
        const heard = await this.queue.client.publish(subject, packet, { msgID });
        this.#declined = undefined;
        return heard;
      } catch (error) {
        if (this.#isClosed) throw error;
        if (isForbidden(error)) this.#lose(error);
        // Whoever waits for it is told that the queue is lost, once for all documents.
        if (this.#isLost) return new Promise(() => {});
        // Workers make room in a queue that is full.
        if (isDeclined(error)) this.#declined = this.queue.refusal(error);
        await sleep(1000);
      }
    }
  }

  #lose(error: unknown): void {
    if (this.#isLost || this.#isClosed) return;
    this.#isLost = true;
    this.options.onLost?.(this.queue.refusal(error));
  }

  async #listen(
    messages: AsyncIterable<{ readonly subject: string; readonly data: Uint8Array }>,
  ): Promise<void> {
    for await (const { subject, data } of messages) this.#take(subject.split(".").at(-1)!, data);
  }

  #take(id: string, data: Uint8Array): void {
    this.#lastReply = performance.now();
    const resolvePending = this.#pending.get(id);
    this.#pending.delete(id);
    resolvePending?.(unpack<Reply>(data));
  }

  async #lookAgain(): Promise<void> {
    const waiting = performance.now() - this.#lastReply;
    if (this.#pending.size === 0 || waiting < LOOK_AGAIN.period) return;
    if (waiting > STALLED && !this.#isStalled) {
      this.#isStalled = true;
      this.options.onStall?.(this.#declined);
    }
    for (const id of [...this.#pending.keys()].slice(0, LOOK_AGAIN.atOnce)) await this.#lookFor(id);
  }

  /** Takes a result that is there already: of a run before, or from a time when the server could not be heard. */
  async #lookFor(id: string): Promise<void> {
    try {
      const subject = resultSubject(this.#run.id, id);
      const stored = await this.queue.manager.streams.getMessage(RESULTS, { last_by_subj: subject });
      if (stored) this.#take(id, stored.data);
    } catch {
      // The server cannot be heard; it is asked again later.
    }
  }
}

/** A path as the workers know it. @throws {Failure} where it lies outside of what they share */
function inRoot(root: string, path: string): string {
  const base = resolve(root);
  const absolute = resolve(path);
  if (!isInside(absolute, base)) {
    throw new Failure(path, `lies outside of --root ${root}`, "name the folder that all workers share");
  }
  return withSlashes(relative(base, absolute));
}

const broken = ({ file }: Input): Failure =>
  new Failure(file, "came back from the queue broken", "run the same again");
