import fc from "fast-check";
import { expect, test } from "vitest";
import { inOrder, linesOf } from "../../src/batch/line-stream.js";

async function* chunksOf(...chunks: readonly string[]) {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const read = async (most: number, ...chunks: readonly string[]) =>
  (await collect(linesOf(chunksOf(...chunks), most))).map((item) =>
    "tooLong" in item ? `${item.tooLong} is too long` : `${item.first} ${Buffer.from(item.bytes)}`,
  );

test("cuts after line ends, wherever chunks end", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.stringMatching(/^[ab\n]{0,6}$/)), async (chunks) => {
      const pieces = await collect(linesOf(chunksOf(...chunks)));
      let whole = "";
      for (const piece of pieces) {
        if ("tooLong" in piece) throw new Error("nothing is too long");
        expect(piece.first).toBe(whole.split("\n").length);
        expect(whole === "" || whole.endsWith("\n")).toBe(true);
        whole += Buffer.from(piece.bytes);
      }
      expect(whole).toBe(chunks.join(""));
    }),
  );
});

test("leaves out lines that are too long", async () => {
  expect(await read(3, "a\nbbb", "bb", "bb\ncc\n", "dddd", "d")).toEqual([
    "1 a\n",
    "2 is too long",
    "3 cc\n",
    "4 is too long",
  ]);
});

test("keeps the order, and takes no more than it works on", async () => {
  let taken = 0;
  async function* items() {
    for (; taken < 10; ) {
      taken += 1;
      yield taken;
    }
  }
  const results = inOrder(items(), 3, async (item) => {
    await new Promise((resolve) => setTimeout(resolve, 10 - item));
    return { bytes: Buffer.from(`${item}`), failures: [] };
  });
  const first = await results.next();
  expect(taken).toBe(3);
  const rest = await collect(results);
  expect([first.value!, ...rest].map(({ bytes }) => String(bytes))).toEqual(
    Array.from({ length: 10 }, (_, index) => `${index + 1}`),
  );
});
