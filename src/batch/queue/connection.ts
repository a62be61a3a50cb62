import { readFileSync } from "node:fs";
import type { JetStreamClient, JetStreamManager } from "@nats-io/jetstream";
import type { Authenticator, NatsConnection, NodeConnectionOptions } from "@nats-io/transport-node";
import { Failure, failureOf, Refusal } from "../failure.js";

/** A queue on a NATS server with JetStream. */
export interface Queue {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
}

/** What the `nats` command reads as well: credentials never stand on the command line. */
export interface QueueEnvironment {
  readonly NATS_USER?: string | undefined;
  readonly NATS_PASSWORD?: string | undefined;
  readonly NATS_TOKEN?: string | undefined;
  /** A file of credentials. */
  readonly NATS_CREDS?: string | undefined;
  /** A file with the seed of a key. */
  readonly NATS_NKEY?: string | undefined;
  /** Files for TLS. */
  readonly NATS_CA?: string | undefined;
  readonly NATS_CERT?: string | undefined;
  readonly NATS_KEY?: string | undefined;
}

/**
 * Connects to a queue; afterwards an outage of the server is waited for, however long it is.
 * @param url such as `nats://host:4222`; several with commas between them
 * @throws {Refusal} where the address has credentials in it, or the packages for NATS are not there
 * @throws {Failure} where there is no such server, or it has no JetStream
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
  try {
    const connection = await nats.connect({
      servers: url.split(","),
      name: "emend",
      maxReconnectAttempts: -1,
      ...authenticatorOf(nats, environment),
      ...tlsOf(environment),
    });
    const manager = await jetstreamManager(connection);
    return { connection, client: jetstream(connection), manager };
  } catch (error) {
    if (error instanceof Failure) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure(
      url,
      `cannot be used as a queue (${message})`,
      "check the address and `nats-server -js`",
    );
  }
}

function notThere(): never {
  const remedy = "run `npm install @nats-io/transport-node @nats-io/jetstream`";
  throw new Refusal([new Failure("--queue", "needs the packages for NATS, which are not installed", remedy)]);
}

function authenticatorOf(
  nats: typeof import("@nats-io/transport-node"),
  { NATS_CREDS, NATS_NKEY, NATS_TOKEN, NATS_USER, NATS_PASSWORD }: QueueEnvironment,
): Pick<NodeConnectionOptions, "authenticator"> {
  const authenticators: Authenticator[] = [];
  if (NATS_CREDS) authenticators.push(nats.credsAuthenticator(read(NATS_CREDS)));
  if (NATS_NKEY) authenticators.push(nats.nkeyAuthenticator(read(NATS_NKEY)));
  if (NATS_TOKEN) authenticators.push(nats.tokenAuthenticator(NATS_TOKEN));
  if (NATS_USER) authenticators.push(nats.usernamePasswordAuthenticator(NATS_USER, NATS_PASSWORD));
  return authenticators.length > 0 ? { authenticator: authenticators } : {};
}

function tlsOf({ NATS_CA, NATS_CERT, NATS_KEY }: QueueEnvironment): Pick<NodeConnectionOptions, "tls"> {
  if (!NATS_CA && !NATS_CERT && !NATS_KEY) return {};
  return {
    tls: {
      ...(NATS_CA && { caFile: NATS_CA }),
      ...(NATS_CERT && { certFile: NATS_CERT }),
      ...(NATS_KEY && { keyFile: NATS_KEY }),
    },
  };
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw failureOf(file, error);
  }
}
