import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { spool } from "../../../src/batch/large/spool.js";

async function* chunks(count: number, bytes: number) {
  for (let index = 0; index < count; index += 1) yield Buffer.alloc(bytes, index);
}

async function all(stream: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const read: Buffer[] = [];
  for await (const chunk of stream) read.push(chunk);
  return read;
}

test("what is small is held", async () => {
  expect(await spool(chunks(3, 2), "x")).toEqual({ bytes: Buffer.from([0, 0, 1, 1, 2, 2]) });
});

test("what is large goes into a file, which is gone once it is removed", async () => {
  const spooled = await spool(chunks(10, 2 ** 20), "x");
  if (!("file" in spooled)) throw new Error("it is held");
  const bytes = readFileSync(spooled.file);
  expect(bytes.equals(Buffer.concat(await all(chunks(10, 2 ** 20))))).toBe(true);
  spooled.remove();
  expect(existsSync(spooled.file)).toBe(false);
});

test("a stream that breaks off is a failure", async () => {
  async function* broken() {
    yield* chunks(10, 2 ** 20);
    throw Object.assign(new Error("read"), { code: "EIO" });
  }
  await expect(spool(broken(), "standard input")).rejects.toThrow(
    "standard input: the device reports an error; check the disk",
  );
});
