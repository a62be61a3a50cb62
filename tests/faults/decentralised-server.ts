import { createHash, randomUUID } from "node:crypto";
import { nkeys } from "@nats-io/transport-node";

type KeyPair = ReturnType<typeof nkeys.createUser>;
type Claims = Readonly<Record<string, unknown>>;

const seedOf = (key: KeyPair): string => new TextDecoder().decode(key.getSeed());
const inBase64 = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString("base64url");

/** No limit to what a user or an account may do. */
const UNLIMITED = { subs: -1, data: -1, payload: -1 };

const ACCOUNT_LIMITS = { ...UNLIMITED, imports: -1, exports: -1, wildcards: true, conn: -1, leaf: -1 };

/** What an account of its own queue may keep. */
export const ROOM = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 };

/** Signs what is claimed about a key, as `nsc` does. */
function signed(
  issuer: KeyPair,
  key: KeyPair,
  type: string,
  nats: Claims,
  time: { readonly expires?: number; readonly begins?: number } = {},
): string {
  const claims = {
    iat: Math.floor(Date.now() / 1000),
    iss: issuer.getPublicKey(),
    sub: key.getPublicKey(),
    name: type,
    jti: createHash("sha256").update(randomUUID()).digest("hex"),
    ...(time.expires !== undefined && { exp: time.expires }),
    ...(time.begins !== undefined && { nbf: time.begins }),
    nats: { ...nats, type, version: 2 },
  };
  const body = [{ typ: "JWT", alg: "ed25519-nkey" }, claims]
    .map((part) => inBase64(JSON.stringify(part)))
    .join(".");
  return `${body}.${inBase64(issuer.sign(new TextEncoder().encode(body)))}`;
}

/** Somebody who may use an account, as a file of credentials says it. */
export interface Credentials {
  /** What the file holds. */
  readonly content: string;
  /** What must never be told. */
  readonly secrets: readonly string[];
}

/** One tenant of a server. */
export class Account {
  readonly key: KeyPair = nkeys.createAccount();
  readonly jwt: string;

  /**
   * @param limits of JetStream; without any the account has none
   * @param more that is claimed about it
   */
  constructor(operator: Operator, limits: Claims = {}, more: Claims = {}) {
    this.jwt = signed(operator.key, this.key, "account", {
      limits: { ...ACCOUNT_LIMITS, ...limits },
      default_permissions: { pub: {}, sub: {} },
      ...more,
    });
  }

  /** @param time whole seconds since 1970 between which the credentials hold */
  credentials(
    permissions: Claims = { pub: {}, sub: {} },
    time: { readonly expires?: number; readonly begins?: number } = {},
    key: KeyPair = nkeys.createUser(),
  ): Credentials {
    const jwt = signed(this.key, key, "user", { ...UNLIMITED, ...permissions }, time);
    const seed = seedOf(key);
    const content = `-----BEGIN NATS USER JWT-----
${jwt}
------END NATS USER JWT------

************************* IMPORTANT *************************
NKEY Seed printed below can be used to sign and prove identity.
NKEYs are sensitive and should be treated as secrets.

-----BEGIN USER NKEY SEED-----
${seed}
------END USER NKEY SEED------

*************************************************************
`;
    return { content, secrets: [seed, jwt] };
  }
}

/** Whoever runs a server, and says which accounts it has. */
export class Operator {
  readonly key: KeyPair = nkeys.createOperator();
  readonly #system = new Account(this);

  /** The server's own file of settings. */
  settings(accounts: readonly Account[]): string {
    const preloaded = [this.#system, ...accounts].map(({ key, jwt }) => `${key.getPublicKey()}: ${jwt}`);
    return `operator: ${signed(this.key, this.key, "operator", {})}
system_account: ${this.#system.key.getPublicKey()}
resolver: MEMORY
resolver_preload { ${preloaded.join("\n")} }
`;
  }
}
