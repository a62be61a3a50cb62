import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { nats } from "../../../src/english/costs.js";
import {
  ANY_LETTER,
  BLANK_INSIDE,
  CellReadings,
  WORD_END,
} from "../../../src/recovery/reading/cell-readings.js";
import { makeCells } from "../../../src/recovery/reading/cells.js";

const PLUS_2 = shiftEncoding(2);
/** Shown code of every true one. */
const SHOWN_CODES = Uint16Array.from({ length: 0x100 }, (_, code) => PLUS_2.codes.indexOf(code));

const readingsOf = (glyphs: string, learned = new Map<string, number>()): CellReadings =>
  new CellReadings(makeCells("", glyphs, "", PLUS_2), PLUS_2, SHOWN_CODES, learned);

const letters = (word: string): number[] => Array.from(word, (letter) => letter.charCodeAt(0) - 0x61);

describe("what a glyph may be read as", () => {
  it("is one letter where nothing else is likely, or what else it is", () => {
    const readings = readingsOf('vŁ v"');
    expect([0, 1, 2, 3, 4].map((at) => readings.onlyLetterAt(at))).toEqual([
      ...letters("t"),
      ANY_LETTER,
      BLANK_INSIDE,
      ...letters("t"),
      WORD_END,
    ]);
  });

  it("is a ligature at the usual cost, or at the one that the document teaches", () => {
    const usual = readingsOf("qhŁegt").ligaturesAt(2);
    expect(usual.map((ligature) => ligature.letters)).toContainEqual(letters("fi"));
    const learned = readingsOf("qhŁegt", new Map([["Łfi", nats(0.1)]])).ligaturesAt(2);
    expect(learned.find((ligature) => ligature.letters.join() === letters("fi").join())?.cost).toBe(
      nats(0.1),
    );
    expect(readingsOf("vjg").ligaturesAt(0)).toEqual([]);
  });

  it("is rather a letter of the same shape than another", () => {
    // An n is shown as p; a reader takes the q of an o for it sooner than the z of an x.
    const [alike, other] = letters("ox");
    const confusions = readingsOf("p").confusionsAt(0);
    expect(confusions[alike!]).toBeLessThan(confusions[other!]!);
    expect(Array.from(confusions)).toHaveLength(26);
  });

  it("is two letters that ran together", () => {
    expect(readingsOf("w").mergedAt(0)).toContainEqual(letters("tt"));
    expect(readingsOf("g").mergedAt(0)).toEqual([]);
  });
});
