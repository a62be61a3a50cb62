import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryFolder, writeFiles } from "../batch/temporary-folder.js";
import { disturbedCluster } from "./cluster.js";
import { contentsOf, writeLetters } from "./folders.js";
import { CLI, startEmend } from "./program.js";
import { QueueServer } from "./queue-server.js";

const NO_SERVER = "nats-server is not installed";

describe.runIf(existsSync(CLI))("cleaning on several machines", () => {
  test.each([
    ["messages", false],
    ["shared storage", true],
  ])(
    "comes to the same as on one by %s, though a worker is killed and the server restarts",
    async (_, isShared) => {
      const server = await QueueServer.start();
      if (!server) return console.warn(NO_SERVER);
      const folder = await temporaryFolder();
      const { expected, found, ended, drained } = await disturbedCluster({
        server,
        folder,
        documents: 60,
        isShared,
      });
      expect(ended).toMatchObject({ code: 0, out: "" });
      expect(found).toEqual(expected);
      expect(ended.err).toContain("1 of 2 decisions are about other documents");
      expect(ended.err).not.toContain("finds no place");
      expect(drained.signal).toBe("SIGTERM");
      expect(drained.err).toMatch(/emend: \d+ documents done, 0 given up\n$/);
    },
    90_000,
  );

  test("gives a document up after three tries, and tells why", async () => {
    const server = await QueueServer.start();
    if (!server) return console.warn(NO_SERVER);
    const folder = await temporaryFolder();
    const [input, out] = [join(folder, "in"), join(folder, "out")];
    writeLetters(input, 4);
    await writeFiles(folder, { "in/mine.md": "All is well.", "out/mine.md": "My own words." });
    const shared = ["--queue", server.url, "--root", folder];
    const worker = startEmend(["work", "--jobs", "1", ...shared]);
    onTestFinished(() => void worker.process.kill("SIGKILL"));
    const { code, err } = await startEmend(["clean", input, "-o", out, ...shared]).ended;
    expect(code).toBe(3);
    const reason = "was not written by emend";
    expect(err).toContain(`emend: ${join(out, "mine.md")}: ${reason}; move it away`);
    // What a worker writes in shared storage is what is written here.
    const alone = join(folder, "alone");
    await startEmend(["clean", input, "-o", alone, "--exclude", "mine.md"]).ended;
    expect(contentsOf(out)).toMatchObject(
      Object.fromEntries(Object.entries(contentsOf(alone)).filter(([name]) => name !== "manifest.jsonl")),
    );
    const dead = await startEmend(["work", "--queue", server.url, "--dead"]).ended;
    expect(dead.out).toBe(`${JSON.stringify({ path: "mine.md", tries: 3, reason })}\n`);
  });
});

describe.runIf(existsSync(CLI))("a queue is refused", () => {
  test.each([
    [["clean", "in", "--queue", "nats://me:secret@host"], 2, "credentials on a command line can be seen"],
    [["work", "--queue", "nats://127.0.0.1:1"], 3, "nats://127.0.0.1:1: cannot be used as a queue"],
    [["clean", "-", "--queue", "nats://127.0.0.1:1"], 2, "--queue is for files and folders"],
    [["clean", "in", "--root", "."], 2, "--root is for queues only"],
  ])("%j", async (parameters, code, message) => {
    const folder = await temporaryFolder({ "in/a.md": "well" });
    const ended = await startEmend(parameters, { cwd: folder }).ended;
    expect(ended).toMatchObject({ code, out: "", err: expect.stringContaining(message) });
    expect(ended.err.split("\n")).toHaveLength(2);
  });
});
