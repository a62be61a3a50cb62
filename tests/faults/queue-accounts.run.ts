import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nkeys } from "@nats-io/transport-node";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../batch/temporary-folder.js";
import { Account, type Credentials, Operator, ROOM } from "./decentralised-server.js";
import { contentsOf, countOutputs, writeLetters } from "./folders.js";
import { CLI, type Ended, type Started, startEmend, until } from "./program.js";
import { QueueServer } from "./queue-server.js";

const NO_SERVER = "nats-server is not installed";
/** Seconds. */
const HOUR = 3600;
const now = (): number => Math.floor(Date.now() / 1000);

const operator = new Operator();
const revoked = nkeys.createUser();
const ACCOUNTS = {
  right: new Account(operator, ROOM),
  other: new Account(operator, ROOM),
  withoutQueue: new Account(operator),
  narrow: new Account(operator, { ...ROOM, streams: 1 }),
  revoking: new Account(operator, ROOM, { revocations: { [revoked.getPublicKey()]: now() + HOUR } }),
};
const { right } = ACCOUNTS;

/** A folder with letters and files of credentials, and a server that knows the accounts. */
async function scene(credentials: Readonly<Record<string, Credentials>>) {
  const server = await QueueServer.start(operator.settings(Object.values(ACCOUNTS)));
  if (!server) return undefined;
  const folder = await temporaryFolder();
  const secrets = Object.values(credentials).flatMap((one) => one.secrets);
  for (const [name, { content }] of Object.entries(credentials)) writeFileSync(join(folder, name), content);
  const start = (command: readonly string[], file: string): Started => {
    const env = { PATH: process.env["PATH"], NATS_CREDS: file };
    const started = startEmend([...command, "--queue", server.url], { cwd: folder, env });
    onTestFinished(() => void started.process.kill("SIGKILL"));
    return started;
  };
  /** What it prints holds no secret. */
  const run = async (command: readonly string[], file: string): Promise<Ended> => {
    const ended = await start(command, file).ended;
    for (const secret of secrets) expect(ended.out + ended.err).not.toContain(secret);
    return ended;
  };
  return { server, folder, start, run };
}

describe.runIf(existsSync(CLI))("a queue of accounts", () => {
  test.each([
    ["\n", []],
    ["\r\n", ["--root", "."]],
  ])("lets in whoever has a file of credentials with line ends %j", async (lineEnd, shared) => {
    const { content, secrets } = right.credentials();
    const credentials = { content: content.replaceAll("\n", lineEnd), secrets };
    const at = await scene({ "right.creds": credentials });
    if (!at) return console.warn(NO_SERVER);
    writeLetters(join(at.folder, "in"), 6);
    at.start(["work", "--jobs", "1", ...shared], "right.creds");
    const ended = await at.run(["clean", "in", "-o", "out", ...shared], "right.creds");
    expect(ended).toMatchObject({
      code: 0,
      out: "",
      err: expect.stringContaining("6 documents: 4 healthy, 2 emended"),
    });
    await startEmend(["clean", "in", "-o", "alone"], { cwd: at.folder }).ended;
    expect(contentsOf(join(at.folder, "out"))).toEqual(contentsOf(join(at.folder, "alone")));
  });

  test("keeps the documents of one from the workers of another", async () => {
    const at = await scene({
      "right.creds": right.credentials(),
      "other.creds": ACCOUNTS.other.credentials(),
    });
    if (!at) return console.warn(NO_SERVER);
    writeLetters(join(at.folder, "in"), 3);
    const other = at.start(["work", "--jobs", "1"], "other.creds");
    const worker = at.start(["work", "--jobs", "1"], "right.creds");
    expect(await at.run(["clean", "in", "-o", "out"], "right.creds")).toMatchObject({ code: 0 });
    for (const { process } of [other, worker]) process.kill("SIGTERM");
    expect((await other.ended).err).toContain("emend: 0 documents done, 0 given up\n");
    expect((await worker.ended).err).toContain("emend: 3 documents done, 0 given up\n");
  });

  const NOT_LET_IN =
    /^emend: nats:\S+: does not let us in with these credentials, or without any; check NATS_CREDS/;
  const FORBIDDEN =
    /^emend: nats:\S+: forbids what a queue needs \(.*JS\.API.*\); let this user publish to, and /;
  const NO_ROOM =
    /^emend: nats:\S+: cannot keep a queue for this account \(.*\); give the account JetStream, /;
  test.each([
    ["have expired", right.credentials(undefined, { expires: now() - HOUR }), NOT_LET_IN],
    ["do not hold yet", right.credentials(undefined, { begins: now() + HOUR }), NOT_LET_IN],
    ["were revoked", ACCOUNTS.revoking.credentials(undefined, {}, revoked), NOT_LET_IN],
    [
      "are of an account that the server does not know",
      new Account(operator, ROOM).credentials(),
      NOT_LET_IN,
    ],
    ["are of somebody else's account", new Account(new Operator(), ROOM).credentials(), NOT_LET_IN],
    ["are of an account without JetStream", ACCOUNTS.withoutQueue.credentials(), NO_ROOM],
    ["are of an account with too few streams", ACCOUNTS.narrow.credentials(), NO_ROOM],
    ["forbid it", right.credentials({ pub: { deny: ["$JS.API.STREAM.>"] }, sub: {} }), FORBIDDEN],
  ])("refuses credentials that %s", async (_, credentials, message) => {
    const at = await scene({ "some.creds": credentials });
    if (!at) return console.warn(NO_SERVER);
    writeLetters(join(at.folder, "in"), 1);
    for (const command of [["work"], ["work", "--dead"], ["clean", "in", "-o", "out"]]) {
      const ended = await at.run(command, "some.creds");
      expect(ended).toMatchObject({ code: 3, out: "", err: expect.stringMatching(message) });
      expect(ended.err.split("\n")).toHaveLength(2);
    }
    expect(contentsOf(join(at.folder, "out"))).toEqual({});
  });

  test("ends whoever is not let in any more, and lets go on whoever has new credentials", async () => {
    const brief = right.credentials(undefined, { expires: now() + 10 });
    const at = await scene({
      "brief.creds": brief,
      "renewed.creds": brief,
      "right.creds": right.credentials(),
    });
    if (!at) return console.warn(NO_SERVER);
    writeLetters(join(at.folder, "in"), 3);
    const worker = at.start(["work", "--jobs", "1"], "brief.creds");
    const renewed = at.start(["work", "--jobs", "1"], "renewed.creds");
    // Nobody of this version works on the shared storage: the run waits until it is not let in any more.
    const clean = at.run(["clean", "in", "-o", "out", "--root", "."], "brief.creds");
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    writeFileSync(join(at.folder, "renewed.creds"), right.credentials().content);
    const [ended, publisher] = await Promise.all([worker.ended, clean]);
    expect(ended).toMatchObject({ code: 3, err: expect.stringContaining(": does not let us in ") });
    expect(publisher).toMatchObject({ code: 3, out: "" });
    expect(publisher.err).toMatch(
      /: does not let us in .*\n(.*\n)*emend: interrupted: 3 documents are not done; /,
    );
    expect(publisher.err).not.toContain("went wrong");
    expect(await at.run(["clean", "in", "-o", "again"], "right.creds")).toMatchObject({ code: 0 });
    expect(countOutputs(join(at.folder, "again"))).toBe(3);
    renewed.process.kill("SIGTERM");
    expect((await renewed.ended).err).toContain("emend: 3 documents done, 0 given up\n");
  });

  test("ends whoever may not ask for documents to be cleaned, and workers that may not answer", async () => {
    const deny = (subject: string) => right.credentials({ pub: { deny: [subject] }, sub: {} });
    const at = await scene({
      "asking.creds": deny("emend.work.>"),
      "answering.creds": deny("emend.results.>"),
      "right.creds": right.credentials(),
    });
    if (!at) return console.warn(NO_SERVER);
    writeLetters(join(at.folder, "in"), 3);
    const forbidden = { code: 3, err: expect.stringContaining(": forbids what a queue needs (") };
    expect(await at.run(["clean", "in", "-o", "out"], "asking.creds")).toMatchObject(forbidden);
    const clean = at.start(["clean", "in", "-o", "out"], "right.creds");
    expect(await at.run(["work", "--jobs", "1"], "answering.creds")).toMatchObject(forbidden);
    at.start(["work", "--jobs", "1"], "right.creds");
    expect(await clean.ended).toMatchObject({ code: 0 });
    await until(() => countOutputs(join(at.folder, "out")) === 3);
  });
});
