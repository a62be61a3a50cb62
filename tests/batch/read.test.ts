import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readBytes, readStream } from "../../src/batch/read.js";
import { temporaryFolder } from "./temporary-folder.js";

async function pipeIn(folder: string): Promise<string> {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  return pipe;
}

/** Fills a pipe from another process: opening it waits for the other end. */
function fill(pipe: string, bytes: number): void {
  const command = 'head -c "$1" /dev/zero > "$0"';
  execFileSync("sh", ["-c", `(${command}) >/dev/null 2>&1 &`, pipe, String(bytes)], { stdio: "ignore" });
}

describe("readBytes", () => {
  test.each(["/dev/zero", "/dev/urandom"])("refuses %s, which never ends", async (device) => {
    await expect(readBytes(device)).rejects.toThrow(
      `${device}: is a device, not a file; name a file that holds the text`,
    );
  });

  test("takes the null device as empty, which git names for a missing file", async () => {
    expect(await readBytes("/dev/null")).toHaveLength(0);
  });

  test("reads a pipe to its end, but not beyond the limit", async () => {
    const pipe = await pipeIn(await temporaryFolder());
    fill(pipe, 300_000);
    expect(await readBytes(pipe)).toEqual(Buffer.alloc(300_000));
    fill(pipe, 2 ** 20);
    expect(await readBytes(pipe, 2 ** 20)).toHaveLength(2 ** 20);
    fill(pipe, 2 ** 20 + 1);
    await expect(readBytes(pipe, 2 ** 20)).rejects.toThrow("pipe: is larger than 1 MiB; split it");
  });

  test("reads what the system makes without telling a size", async () => {
    expect(Buffer.from(await readBytes("/proc/self/status")).toString()).toContain("Pid:");
  });

  test("refuses a file beyond the limit, and a socket", async () => {
    const folder = await temporaryFolder();
    const [file, socket] = [join(folder, "a.md"), join(folder, "socket")];
    await writeFile(file, Buffer.alloc(2 ** 20 + 1));
    await expect(readBytes(file, 2 ** 20)).rejects.toThrow("is larger than 1 MiB");
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    await expect(readBytes(socket)).rejects.toThrow("is a socket or a device, not a file");
  });
});

test("readStream stops at the limit", async () => {
  let isEnded = false;
  async function* endless() {
    try {
      for (;;) yield Buffer.alloc(2 ** 20);
    } finally {
      isEnded = true;
    }
  }
  await expect(readStream(endless(), "standard input", 2 ** 20)).rejects.toThrow(
    "standard input: is larger than 1 MiB; split it",
  );
  expect(isEnded).toBe(true);
});
