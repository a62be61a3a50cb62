import type { JetStreamClient, JetStreamManager } from "@nats-io/jetstream";
import type { NatsConnection } from "@nats-io/transport-node";
import { Failure, Refusal } from "../failure.js";
import { authenticatorOf, type QueueEnvironment, tlsOf } from "./environment.js";
import { endedConnection, refusedConnection } from "./refused-connection.js";
import { makeStreams } from "./streams.js";

/** A queue on a NATS server with JetStream. */
export interface Queue {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
  /** Says in one clause why the queue cannot be used, and what to do about it. */
  readonly refusal: (error: unknown) => Failure;
  /** Comes when the connection has ended: with the reason, where the server does not let us in any more. */
  readonly ended: Promise<Failure | undefined>;
}

/** With a scheme of NATS, or without any. */
const ADDRESS = /^(?:(?:nats|tls):\/\/)?[^\s/]+\/?$/i;

/**
 * Connects to a queue, and makes its streams; afterwards an outage of the server is waited for, however long it is.
 * @param url such as `nats://host:4222`; several with commas between them
 * @throws {Refusal} where the address has credentials in it or is none of NATS, or the packages for NATS are not there
 * @throws {Failure} where there is no such server, it does not let us in, or it has no JetStream or no
 *   room there
 */
export async function connectQueue(url: string, environment: QueueEnvironment): Promise<Queue> {
  if (url.includes("@")) {
    const what = "credentials on a command line can be seen by everybody";
    throw new Refusal([
      new Failure("--queue", what, "use NATS_CREDS, NATS_USER and NATS_PASSWORD, or NATS_TOKEN"),
    ]);
  }
  const servers = url.split(",");
  if (!servers.every((server) => ADDRESS.test(server))) {
    const what = `${url} is no address of a queue`;
    throw new Refusal([
      new Failure("--queue", what, "write it as nats://host:4222, or tls:// for TLS alone"),
    ]);
  }
  const nats = await import("@nats-io/transport-node").catch(notThere);
  const { jetstream, jetstreamManager } = await import("@nats-io/jetstream").catch(notThere);
  const options = {
    servers,
    name: "emend",
    ...authenticatorOf(nats, environment),
    ...tlsOf(servers, environment),
  };
  const refusal = (error: unknown) => refusedConnection(url, error, options.tls !== undefined);
  try {
    // A connection that waits for outages would also wait for ever for a server that refuses it after the handshake.
    const trial = await nats.connect({ ...options, reconnect: false });
    try {
      await makeStreams(await jetstreamManager(trial));
    } finally {
      await trial.close();
    }
    const connection = await nats.connect({ ...options, maxReconnectAttempts: -1 });
    const ended = connection.closed().then((error) => (error ? endedConnection(url) : undefined));
    return {
      connection,
      client: jetstream(connection),
      manager: await jetstreamManager(connection),
      refusal,
      ended,
    };
  } catch (error) {
    throw refusal(error);
  }
}

function notThere(): never {
  const remedy = "run `npm install @nats-io/transport-node @nats-io/jetstream`";
  throw new Refusal([new Failure("--queue", "needs the packages for NATS, which are not installed", remedy)]);
}
