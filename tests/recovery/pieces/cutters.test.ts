import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { assembledCutter } from "../../../src/recovery/pieces/assembled-cutter.js";
import { cutPieces, type Pieces } from "../../../src/recovery/pieces/pieces.js";
import { plainCutter } from "../../../src/recovery/pieces/plain-cutter.js";
import { model } from "../../support/model.js";

const { words } = model;
const assembled = assembledCutter(words)!;
const plain = plainCutter(words);

/** All that is told of a text's pieces, as plain numbers. */
const told = ({ count, odd, beyondAscii, wideBlanks, ...columns }: Pieces) => ({
  count,
  odd: [...odd],
  beyondAscii: [...beyondAscii],
  wideBlanks,
  ...Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, [...(column as Int32Array).subarray(0, count)]]),
  ),
});

function expectAlike(text: string): void {
  expect(told(cutPieces(text, words, assembled))).toEqual(told(cutPieces(text, words, plain)));
}

const bit = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("the", "Harbour", "REPORT", "committee’s", "of", "a", "I", "qx") },
  { weight: 6, arbitrary: fc.constantFrom(" ", " ", "\n", ", ", ". ", "  ", "\t", "\r\n", "-") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("(cid:12)", "/f_f_i", "(", "/", "\f", "\n\f", "\b", "\x03", "\x7f"),
  },
  { weight: 2, arbitrary: fc.constantFrom("ﬁ", "Ł", "é", "£", "“", "\u00a0", "\u0085", "ж", "\ud83d\ude00") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("b", "B", "bB", "é", "word "), fc.integer({ min: 1, max: 4200 }))
      .map(([unit, times]) => unit.repeat(times)),
  },
);
const text = fc.array(bit, { maxLength: 60 }).map((bits) => bits.join(""));

describe("the cutter in WebAssembly", () => {
  it("cuts any text as the plain one does", () => {
    fc.assert(fc.property(text, expectAlike), { numRuns: 100 });
  });

  it.each([4063, 4064, 4090, 4095, 4096, 4097, 4128, 8192])("does so where a window ends: %i", (length) => {
    for (const end of ["harbour", "Harbour, ", "(cid:12)rst", "ﬁrst", "\n\fpage", "  two", "“", "HARBOURS"])
      for (const filler of ["b", "word ", "a"])
        for (const cut of [0, 1, 2, 5]) {
          const before = filler.repeat(length).slice(0, length - cut);
          expectAlike(`${before}${end} and on`);
          expectAlike(`${before}${end}`);
        }
  });

  describe("where a page forbids WebAssembly", () => {
    afterEach(() => void vi.unstubAllGlobals());

    it("is none", () => {
      class Forbidden {
        constructor() {
          throw new Error("forbidden by the page");
        }
      }
      vi.stubGlobal("WebAssembly", { Module: Forbidden, Instance: Forbidden });
      expect(assembledCutter(words)).toBeUndefined();
    });
  });
});
