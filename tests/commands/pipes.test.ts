import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { filesIn, read, temporaryFolder } from "../batch/temporary-folder.js";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** In a process of its own, which alone can be ended where it waits for a pipe. */
function emend(...parameters: string[]) {
  const { status, signal, stderr } = spawnSync(process.execPath, [CLI, ...parameters], {
    timeout: 20_000,
    killSignal: "SIGKILL",
    input: "all is well",
    encoding: "utf8",
  });
  return { code: status, signal, err: stderr };
}

async function makePipe(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  execFileSync("mkfifo", [file]);
}

const FILES = { "in/a.md": "all is well\n", "in/z.md": "all is well\n" };
const REASON = "is a pipe, a socket or a device, not a file; move it away or choose another path";

describe.runIf(existsSync(CLI))("a pipe in the place of", () => {
  test.each(["z.md", "z.provenance.json"])(
    "%s fails one document, and the others are done",
    async (name) => {
      const folder = await temporaryFolder(FILES);
      const pipe = join(folder, "out", name);
      await makePipe(pipe);
      for (const options of [[], ["--jobs", "2"], ["--force"]]) {
        const { code, signal, err } = emend(
          "clean",
          join(folder, "in"),
          "-o",
          join(folder, "out"),
          ...options,
        );
        expect({ code, signal }).toEqual({ code: 3, signal: null });
        expect(err).toContain(`emend: ${pipe}: ${REASON}\n`);
        expect(await read(folder, "out/a.md")).toBe(FILES["in/a.md"]);
        expect(await filesIn(join(folder, "out"))).toEqual(["a.md", "manifest.jsonl", name]);
      }
    },
    60_000,
  );

  test("the manifest stops the run before anything is written", async () => {
    const folder = await temporaryFolder(FILES);
    const pipe = join(folder, "out", "manifest.jsonl");
    await makePipe(pipe);
    const { code, signal, err } = emend("clean", join(folder, "in"), "-o", join(folder, "out"));
    expect({ code, signal, err }).toEqual({ code: 3, signal: null, err: `emend: ${pipe}: ${REASON}\n` });
    expect(await filesIn(join(folder, "out"))).toEqual(["manifest.jsonl"]);
  }, 30_000);

  test("the file of --provenance fails the run", async () => {
    const pipe = join(await temporaryFolder(), "x.json");
    await makePipe(pipe);
    const { code, signal, err } = emend("clean", "-", "--provenance", pipe);
    expect({ code, signal, err }).toEqual({ code: 3, signal: null, err: `emend: ${pipe}: ${REASON}\n` });
  }, 30_000);
});
