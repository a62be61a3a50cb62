import type { JetStreamClient, JetStreamManager } from "@nats-io/jetstream";
import type { NatsConnection } from "@nats-io/transport-node";
import { Failure, Refusal } from "../failure.js";
import { authenticatorOf, type QueueEnvironment, tlsOf } from "./environment.js";
import { refusedConnection } from "./refused-connection.js";

/** A queue on a NATS server with JetStream. */
export interface Queue {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
}

/**
 * Connects to a queue; afterwards an outage of the server is waited for, however long it is.
 * @param url such as `nats://host:4222`; several with commas between them
 * @throws {Refusal} where the address has credentials in it, or the packages for NATS are not there
 * @throws {Failure} where there is no such server, it does not let us in, or it has no JetStream
 */
export async function connectQueue(url: string, environment: QueueEnvironment): Promise<Queue> {
  if (url.includes("@")) {
    const what = "credentials on a command line can be seen by everybody";
    throw new Refusal([
      new Failure("--queue", what, "use NATS_CREDS, NATS_USER and NATS_PASSWORD, or NATS_TOKEN"),
    ]);
  }
  const nats = await import("@nats-io/transport-node").catch(notThere);
  const { jetstream, jetstreamManager } = await import("@nats-io/jetstream").catch(notThere);
  const servers = url.split(",");
  const options = {
    servers,
    name: "emend",
    ...authenticatorOf(nats, environment),
    ...tlsOf(servers, environment),
  };
  try {
    // A connection that waits for outages would also wait for ever for a server that refuses it after the handshake.
    const trial = await nats.connect({ ...options, reconnect: false });
    try {
      await jetstreamManager(trial);
    } finally {
      await trial.close();
    }
    const connection = await nats.connect({ ...options, maxReconnectAttempts: -1 });
    return { connection, client: jetstream(connection), manager: await jetstreamManager(connection) };
  } catch (error) {
    throw refusedConnection(url, error, options.tls !== undefined);
  }
}

function notThere(): never {
  const remedy = "run `npm install @nats-io/transport-node @nats-io/jetstream`";
  throw new Refusal([new Failure("--queue", "needs the packages for NATS, which are not installed", remedy)]);
}
