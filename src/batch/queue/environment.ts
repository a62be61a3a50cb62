import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { checkServerIdentity, type PeerCertificate } from "node:tls";
import type { Authenticator, NodeConnectionOptions } from "@nats-io/transport-node";
import { Failure, failureOf, Refusal } from "../failure.js";

type Nats = typeof import("@nats-io/transport-node");

/** What the `nats` command reads as well: credentials never stand on the command line. */
export interface QueueEnvironment {
  readonly NATS_USER?: string | undefined;
  readonly NATS_PASSWORD?: string | undefined;
  readonly NATS_TOKEN?: string | undefined;
  /** A file of credentials. */
  readonly NATS_CREDS?: string | undefined;
  /** A file with the seed of a key. */
  readonly NATS_NKEY?: string | undefined;
  /** Files for TLS, in PEM. */
  readonly NATS_CA?: string | undefined;
  readonly NATS_CERT?: string | undefined;
  readonly NATS_KEY?: string | undefined;
}

/** @throws {Failure} where a file that is named cannot be used; what it holds is never told */
export function authenticatorOf(
  nats: Nats,
  { NATS_CREDS, NATS_NKEY, NATS_TOKEN, NATS_USER, NATS_PASSWORD }: QueueEnvironment,
): Pick<NodeConnectionOptions, "authenticator"> {
  const authenticators: Authenticator[] = [];
  if (NATS_CREDS) {
    const remedy = "name the file that `nsc generate creds` wrote in NATS_CREDS";
    const failure = new Failure(NATS_CREDS, "holds no credentials", remedy);
    // The library knows no line ends but its own.
    const make = (content: string) => nats.credsAuthenticator(encode(content.replaceAll("\r\n", "\n")));
    authenticators.push(fromFile(NATS_CREDS, make, failure));
  }
  if (NATS_NKEY) {
    const remedy = "name the file with the seed of a user (SU…) in NATS_NKEY";
    const failure = new Failure(NATS_NKEY, "holds no seed of a key", remedy);
    // Tools end the file with a line end, which is no part of the seed.
    const make = (content: string) => nats.nkeyAuthenticator(encode(content.trim()));
    authenticators.push(fromFile(NATS_NKEY, make, failure));
  }
  if (NATS_TOKEN) authenticators.push(nats.tokenAuthenticator(NATS_TOKEN));
  if (NATS_USER) authenticators.push(nats.usernamePasswordAuthenticator(NATS_USER, NATS_PASSWORD));
  return authenticators.length > 0 ? { authenticator: authenticators } : {};
}

/**
 * An authenticator of what a file holds. It is read anew at every connection, since credentials are renewed while
 * workers run; where it cannot be used then, the last ones hold.
 * @throws {Failure} where it cannot be read, or `failure` where it is no use: otherwise it would fail only on the way,
 *   without the name of its file
 */
function fromFile(file: string, make: (content: string) => Authenticator, failure: Failure): Authenticator {
  const load = () => {
    const authenticator = make(read(file).toString("latin1"));
    try {
      authenticator("nonce");
    } catch {
      throw failure;
    }
    return authenticator;
  };
  let current = load();
  return (nonce) => {
    try {
      current = load();
    } catch {
      // Somebody is writing it just now; the server tells when the last ones hold no longer.
    }
    return current(nonce);
  };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * TLS is asked for by an address with `tls://`, or by a file for it; then a server without it is refused. The files are
 * read anew at every connection, since certificates are renewed while workers run.
 * @throws {Failure} where a file that is named cannot be used
 * @throws {Refusal} where a certificate has no key, or a key no certificate
 */
export function tlsOf(
  servers: readonly string[],
  { NATS_CA, NATS_CERT, NATS_KEY }: QueueEnvironment,
): Pick<NodeConnectionOptions, "tls"> {
  if (!NATS_CERT !== !NATS_KEY) {
    const [named, missing] = NATS_CERT ? ["NATS_CERT", "NATS_KEY"] : ["NATS_KEY", "NATS_CERT"];
    throw new Refusal([new Failure(named, `needs ${missing}`, "set both, or neither")]);
  }
  if (NATS_CA) certificateIn(NATS_CA, "NATS_CA");
  if (NATS_CERT && NATS_KEY && !certificateIn(NATS_CERT, "NATS_CERT").checkPrivateKey(keyIn(NATS_KEY))) {
    const remedy = "name the key of that certificate in NATS_KEY";
    throw new Failure(NATS_KEY, `is not the key of ${NATS_CERT}`, remedy);
  }
  const isAsked = servers.some((server) => server.trim().toLowerCase().startsWith("tls://"));
  if (!isAsked && !NATS_CA && !NATS_CERT) return {};
  const hosts = servers.flatMap(hostOf);
  const tls = {
    // The library compares certificates of addresses in figures with `localhost`: here any that was asked for will do.
    checkServerIdentity: (name: string, certificate: PeerCertificate): Error | undefined => {
      const isFor = (host: string) => checkServerIdentity(host, certificate) === undefined;
      return hosts.some(isFor) ? undefined : checkServerIdentity(hosts[0] ?? name, certificate);
    },
    ...(NATS_CA && { caFile: NATS_CA }),
    ...(NATS_CERT && { certFile: NATS_CERT }),
    ...(NATS_KEY && { keyFile: NATS_KEY }),
  };
  return { tls };
}

/** The host of an address, which need not name a protocol; none where it is no address. */
function hostOf(server: string): string[] {
  const url = server.includes("://") ? server.trim() : `nats://${server.trim()}`;
  return URL.canParse(url) ? [new URL(url).hostname.replace(/^\[|\]$/g, "")] : [];
}

function certificateIn(file: string, variable: string): X509Certificate {
  const content = read(file);
  try {
    return new X509Certificate(content);
  } catch {
    throw new Failure(file, "holds no certificate", `name one in PEM in ${variable}`);
  }
}

function keyIn(file: string): KeyObject {
  const content = read(file);
  try {
    return createPrivateKey(content);
  } catch {
    throw new Failure(file, "holds no private key, or has a password", "name one without in PEM in NATS_KEY");
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw failureOf(file, error);
  }
}
