import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nkeys } from "@nats-io/transport-node";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../batch/temporary-folder.js";
import { writeCertificates } from "./certificates.js";
import { contentsOf, writeLetters } from "./folders.js";
import { CLI, type Ended, startEmend } from "./program.js";
import { QueueServer } from "./queue-server.js";

const isThere = existsSync(CLI) && ["nats-server", "openssl"].every(isInstalled);

/** Files of certificates and keys; programs run in it. */
const folder = mkdtempSync(join(tmpdir(), "emend-access-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SECRETS = ["right-password", "wrong-password", "right-token", "wrong-token"];
const [user, stranger] = [nkeys.createUser(), nkeys.createUser()];
// Tools end files of seeds with a line end.
for (const [name, key] of Object.entries({ user, stranger })) {
  const seed = new TextDecoder().decode(key.getSeed());
  SECRETS.push(seed);
  writeFileSync(join(folder, `${name}.nkey`), `${seed}\n`);
}
writeFileSync(join(folder, "text.pem"), "no certificate\n");
if (isThere) writeCertificates(folder);

const file = (name: string) => JSON.stringify(join(folder, name));
const certificate = `cert_file: ${file("server.pem")}, key_file: ${file("server.key")}`;

/** Settings of servers. */
const SERVERS = {
  open: "",
  tls: `tls { ${certificate} }`,
  mutual: `tls { ${certificate}, ca_file: ${file("ca.pem")}, verify: true }`,
  password: 'authorization { user: me, password: "right-password" }',
  token: 'authorization { token: "right-token" }',
  nkey: `authorization { users: [ { nkey: ${user.getPublicKey()} } ] }`,
};

const CA = { NATS_CA: "ca.pem" };
const CLIENT = { NATS_CERT: "client.pem", NATS_KEY: "client.key" };

/** A run with nothing in its environment but what is given, in the folder with the files. */
async function run(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const env = { PATH: process.env["PATH"], ...environment };
  const ended = await startEmend(parameters, { cwd: folder, env }).ended;
  for (const secret of SECRETS) expect(ended.out + ended.err).not.toContain(secret);
  return ended;
}

describe.runIf(isThere)("a queue lets in", () => {
  test.each([
    ["tls", "nats", CA],
    ["tls", "tls", CA],
    ["mutual", "tls", { ...CA, ...CLIENT }],
    ["password", "nats", { NATS_USER: "me", NATS_PASSWORD: "right-password" }],
    ["token", "nats", { NATS_TOKEN: "right-token" }],
    ["nkey", "nats", { NATS_NKEY: "user.nkey" }],
  ] as const)("to %s by %s:// with %j", async (settings, scheme, environment) => {
    const server = await QueueServer.start(SERVERS[settings]);
    const url = server!.url.replace("nats", scheme);
    const ended = await run(["work", "--dead", "--queue", url], environment);
    expect(ended).toEqual({ code: 0, signal: null, out: "", err: "" });
  });

  test("who cleans with certificates and a password, and workers that have them", async () => {
    const server = await QueueServer.start(`${SERVERS.mutual}\n${SERVERS.password}`);
    const texts = await temporaryFolder();
    const [input, out, alone] = ["in", "out", "alone"].map((name) => join(texts, name)) as [
      string,
      string,
      string,
    ];
    writeLetters(input, 6);
    const environment = { ...CA, ...CLIENT, NATS_USER: "me", NATS_PASSWORD: "right-password" };
    const queue = ["--queue", server!.url.replace("nats", "tls")];
    const worker = startEmend(["work", "--jobs", "1", ...queue], {
      cwd: folder,
      env: { ...process.env, ...environment },
    });
    onTestFinished(() => void worker.process.kill("SIGKILL"));
    expect(await run(["clean", input, "-o", out, ...queue], environment)).toMatchObject({ code: 0 });
    await run(["clean", input, "-o", alone], {});
    expect(contentsOf(out)).toEqual(contentsOf(alone));
  });
});

const CREDENTIALS =
  /^emend: nats:\/\/127\.0\.0\.1:\d+: does not let us in with these credentials, or without any; check NATS_CREDS, .*NATS_TOKEN\n$/;
const AUTHORITY =
  /^emend: (nats|tls):\/\/127\.0\.0\.1:\d+: has a certificate of an authority that is not trusted here; .* NATS_CA\n$/;
const CLIENT_CERTIFICATE =
  /^emend: nats:\/\/127\.0\.0\.1:\d+: does not take our certificate, or misses one; .* NATS_CERT, and its key in NATS_KEY\n$/;

describe.runIf(isThere)("a queue does not let in", () => {
  test.each([
    ["tls", "nats", {}, 3, AUTHORITY],
    ["tls", "tls", { NATS_CA: "stranger.pem" }, 3, AUTHORITY],
    [
      "tls",
      "nats",
      { NATS_CA: "none.pem" },
      3,
      /^emend: none\.pem: there is no such file or folder; check the path\n$/,
    ],
    [
      "tls",
      "nats",
      { NATS_CA: "text.pem" },
      3,
      /^emend: text\.pem: holds no certificate; name one in PEM in NATS_CA\n$/,
    ],
    ["mutual", "nats", CA, 3, CLIENT_CERTIFICATE],
    ["mutual", "nats", { ...CA, NATS_CERT: "stranger.pem", NATS_KEY: "stranger.key" }, 3, CLIENT_CERTIFICATE],
    ["mutual", "nats", { ...CA, ...CLIENT, NATS_KEY: "server.key" }, 3, /is not the key of client\.pem; /],
    [
      "mutual",
      "nats",
      { ...CA, NATS_CERT: "client.pem" },
      2,
      /^emend: NATS_CERT: needs NATS_KEY; set both, or neither\n$/,
    ],
    [
      "tls",
      "elsewhere",
      CA,
      3,
      /: has a certificate for another name; use a name that stands in the certificate\n$/,
    ],
    // A password never leaves in clear where TLS was asked for.
    [
      "password",
      "tls",
      { NATS_USER: "me", NATS_PASSWORD: "right-password" },
      3,
      /: has no TLS; set it up there, or leave out tls:\/\/, /,
    ],
    ["password", "nats", {}, 3, CREDENTIALS],
    ["password", "nats", { NATS_USER: "me", NATS_PASSWORD: "wrong-password" }, 3, CREDENTIALS],
    ["token", "nats", { NATS_TOKEN: "wrong-token" }, 3, CREDENTIALS],
    ["nkey", "nats", { NATS_NKEY: "stranger.nkey" }, 3, CREDENTIALS],
    [
      "nkey",
      "nats",
      { NATS_NKEY: "text.pem" },
      3,
      /^emend: text\.pem: holds no seed of a key; .* NATS_NKEY\n$/,
    ],
    [
      "open",
      "nats",
      { NATS_CREDS: "user.nkey" },
      3,
      /^emend: user\.nkey: holds no credentials; .* NATS_CREDS\n$/,
    ],
  ] as const)("to %s by %s with %j", async (settings, way, environment, code, message) => {
    const server = await QueueServer.start(SERVERS[settings]);
    const url =
      way === "elsewhere" ? server!.url.replace("127.0.0.1", "localhost") : server!.url.replace("nats", way);
    const texts = await temporaryFolder({ "in/a.md": "All is well.\n" });
    const clean = ["clean", join(texts, "in"), "-o", join(texts, "out")];
    for (const command of [["work"], clean]) {
      const ended = await run([...command, "--queue", url], environment);
      expect(ended).toMatchObject({ code, out: "", err: expect.stringMatching(message) });
      expect(ended.err.split("\n")).toHaveLength(2);
    }
    expect(contentsOf(join(texts, "out"))).toEqual({});
  });
});

function isInstalled(program: string): boolean {
  return [program, `/usr/sbin/${program}`].some((path) => spawnSync(path, ["version"]).error === undefined);
}
