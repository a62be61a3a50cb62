import { AckPolicy, type JetStreamManager, RetentionPolicy, StorageType } from "@nats-io/jetstream";
import { sha256 } from "../hash.js";

/** Nanoseconds. */
const SECOND = 1e9;
const DAY = 24 * 60 * 60 * SECOND;

/** Documents that wait for a worker. */
export const WORK = "EMEND_WORK";
/** What became of them, until whoever asked has taken it; and the options of runs. */
export const RESULTS = "EMEND_RESULTS";
/** Documents that no worker could clean. */
export const DEAD = "EMEND_DEAD";

/** A worker that has not been heard of for so long has lost its document to another one. */
const ACK_WAIT = 12 * SECOND;
/** Milliseconds between two signs of life; several of them fit into the time above. */
export const SIGN_OF_LIFE = 3_000;

/** How workers get at documents: in the message, or in storage that they share with whoever asked. */
export type WorkKind = "text" | "file";

/** Workers clean only for whoever has the same version and model: the result is the same on every machine. */
export function engineKey(tool: string, model: string): string {
  return sha256(`${tool}\n${model}`).slice(0, 16);
}

export const workSubject = (engine: string, kind: WorkKind): string => `emend.work.${engine}.${kind}`;
export const resultSubject = (run: string, id: string): string => `emend.results.${run}.${id}`;
export const settingsSubject = (run: string, id: string): string => `emend.settings.${run}.${id}`;
export const deadSubject = (run: string, id: string): string => `emend.dead.${run}.${id}`;

/** Makes the streams where they are not there yet; whoever comes first does. */
export async function makeStreams(manager: JetStreamManager): Promise<void> {
  const common = { storage: StorageType.File, duplicate_window: DAY };
  await manager.streams.add({
    ...common,
    name: WORK,
    subjects: ["emend.work.>"],
    retention: RetentionPolicy.Workqueue,
  });
  await manager.streams.add({
    ...common,
    name: RESULTS,
    subjects: ["emend.results.>", "emend.settings.>"],
    max_msgs_per_subject: 1,
    max_age: 7 * DAY,
  });
  await manager.streams.add({ ...common, name: DEAD, subjects: ["emend.dead.>"], max_age: 30 * DAY });
}

/** Makes the way in which the workers of one engine share what there is to do; gives back its name. */
export async function makeConsumer(
  manager: JetStreamManager,
  engine: string,
  kind: WorkKind,
): Promise<string> {
  const name = `${kind}-${engine}`;
  await manager.consumers.add(WORK, {
    durable_name: name,
    filter_subject: workSubject(engine, kind),
    ack_policy: AckPolicy.Explicit,
    ack_wait: ACK_WAIT,
    // Workers count the tries themselves, so that they can tell why a document was given up.
    max_deliver: -1,
    max_ack_pending: 100_000,
  });
  return name;
}
