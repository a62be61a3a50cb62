import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeAs, decodeSource } from "../../src/source/decode.js";
import { encodeSource } from "../../src/source/encode.js";

/** Pieces whose borders are where a decoder goes wrong. */
const TRAPS: readonly (readonly number[])[] = [
  [0xef, 0xbb, 0xbf], // byte order marks
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xc0, 0x80], // overlong
  [0xe0, 0x80, 0x80],
  [0xf0, 0x80, 0x80, 0x80],
  [0xed, 0xa0, 0x80], // surrogates, alone and as a pair
  [0xed, 0xb2, 0x80],
  [0xed, 0xa0, 0xbd, 0xed, 0xb2, 0x80],
  [0xf0, 0x90, 0x82, 0x80], // U+10080, whose second unit looks like an undecodable byte
  [0xf4, 0x90, 0x80, 0x80], // above U+10FFFF
  [0xf5, 0x80, 0x80, 0x80],
  [0xe2, 0x82], // truncated
  [0xf0, 0x9f, 0x98],
  [0xc3],
  [0xa9],
  [0x00, 0xd8], // lone surrogates in UTF-16
  [0x80, 0xdc],
  [0xd8, 0x00],
  [0xdc, 0x80],
  [0x0d, 0x0a],
  [0x00],
];

const trapBytes = fc
  .array(
    fc.oneof(
      fc.constantFrom(...TRAPS),
      fc.uint8Array({ maxLength: 4 }).map((bytes) => [...bytes]),
      fc.string({ unit: "binary", maxLength: 3 }).map((text) => [...new TextEncoder().encode(text)]),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => Uint8Array.from(pieces.flat()));

describe("bytes to text and back", () => {
  test("gives back any bytes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), trapBytes), (bytes) => {
        const source = decodeSource(bytes);
        expect(encodeSource(source.text, source)).toEqual(bytes);
        expect(source.bytes).toBe(bytes.length);
      }),
      { numRuns: 5000 },
    );
  });

  test("gives back any bytes whose form is said, whatever they look like", () => {
    fc.assert(
      fc.property(trapBytes, (bytes) => {
        const form = { encoding: "utf-8", bom: false } as const;
        expect(encodeSource(decodeAs(bytes, form).text, form)).toEqual(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  test("gives back any UTF-16, lone surrogates included", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 0xffff })),
        fc.constantFrom("utf-16le" as const, "utf-16be" as const),
        (units, encoding) => {
          const text = String.fromCharCode(...units);
          const source = decodeSource(encodeSource(text, { encoding, bom: true }));
          expect(source).toMatchObject({ text, encoding, bom: true, undecodable: 0 });
        },
      ),
    );
  });

  test("reads damaged UTF-8 as a lenient decoder does, but for the undecodable bytes", () => {
    fc.assert(
      fc.property(trapBytes, (bytes) => {
        const { text } = decodeAs(bytes, { encoding: "utf-8", bom: false });
        const lenient = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
        const squeeze = (value: string) => value.replace(/[\u{FFFD}\p{Surrogate}]+/gu, "\u{FFFD}");
        expect(squeeze(text)).toBe(squeeze(lenient));
      }),
      { numRuns: 2000 },
    );
  });

  test("takes time that grows linearly with undecodable bytes", () => {
    const bytes = new Uint8Array(4_000_000).fill(0xe2);
    const source = decodeSource(bytes);
    expect(source.undecodable).toBe(bytes.length);
    expect(Buffer.compare(encodeSource(source.text, source), bytes)).toBe(0);
  });
});
