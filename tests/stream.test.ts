import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, test } from "vitest";
import { type EmendationRecord, type EmendStreamOptions, emend, emendStream, restore } from "../src/index.js";
import { encodeSource } from "../src/source/encode.js";
import { model } from "./support/model.js";

const RAW = 'She wrote that vjg"jctdqwt"ycu"htq|gp and went home, 🐟.';

/** All bytes that come out of a pipeline. */
async function piped(chunks: Iterable<Uint8Array | string>, onRecord?: (record: EmendationRecord) => void) {
  const out: Uint8Array[] = [];
  await pipeline(
    Readable.from(chunks),
    emendStream({ model, ...(onRecord && { onRecord }) }),
    async (cleaned) => {
      for await (const chunk of cleaned) out.push(chunk);
    },
  );
  return Buffer.concat(out);
}

test("cleans bytes in chunks of any size as it cleans the whole", async () => {
  const bytes = Buffer.from(RAW);
  const chunks = Array.from({ length: bytes.length }, (_, index) => bytes.subarray(index, index + 1));
  let record: EmendationRecord | undefined;
  const cleaned = await piped(chunks, (it) => {
    record = it;
  });
  expect(cleaned.toString()).toBe(emend(RAW, { model }).text);
  expect(restore(cleaned.toString(), record!)).toBe(RAW);
});

test("keeps encoding, byte order mark and undecodable bytes", async () => {
  const form = { encoding: "utf-16le", bom: true } as const;
  expect(await piped([encodeSource(RAW, form)])).toEqual(
    Buffer.from(encodeSource(emend(RAW, { model }).text, form)),
  );
  const odd = Buffer.from([0x61, 0xff, 0x0d, 0x62]);
  expect(await piped([odd])).toEqual(odd);
});

test("takes strings, even where they halve a character", async () => {
  const at = RAW.indexOf("🐟") + 1;
  expect((await piped([RAW.slice(0, at), RAW.slice(at)])).toString()).toBe(emend(RAW, { model }).text);
  expect((await piped([])).length).toBe(0);
});

test("asks for the word model when the step is made, not when a document has come to its end", () => {
  expect(() => emendStream(undefined as unknown as EmendStreamOptions)).toThrow(/^a word model is needed/);
  expect(() => emendStream({ model, minReading: 2 })).toThrow(RangeError);
});
