import { describe, expect, it } from "vitest";
import { NO_WORD } from "../../../src/english/word-memory.js";
import { cutPieces, withTaken } from "../../../src/recovery/pieces/pieces.js";
import { AFTER_BLANK, CAPITAL, ODD_CODE, TAKEN } from "../../../src/recovery/pieces/traits.js";
import { model } from "../../support/model.js";

const cut = (text: string, taken: readonly { start: number; end: number }[] = []) => {
  const { count, starts, ends, costs, traits } = withTaken(cutPieces(text, model.words), taken);
  return Array.from({ length: count }, (_, at) => ({
    piece: text.slice(starts[at], ends[at]),
    known: costs[at] !== NO_WORD,
    trait: traits[at]!,
  }));
};

describe("cutPieces", () => {
  it("cuts at blanks and signs, and keeps odd codes inside", () => {
    expect(cut("The de\u00denition (cid:12)rst, o/f_f_icer!").map(({ piece }) => piece)).toEqual([
      "The",
      "de\u00denition",
      "(cid:12)rst",
      "o/f_f_icer",
    ]);
  });

  it("says what it knows of each", () => {
    const [the, odd, taken] = cut("The oﬃcer signi", [{ start: 10, end: 15 }]);
    expect(the).toMatchObject({ known: true });
    expect(the!.trait & CAPITAL).toBe(CAPITAL);
    expect(odd).toMatchObject({ known: false });
    expect(odd!.trait & (ODD_CODE | AFTER_BLANK)).toBe(ODD_CODE | AFTER_BLANK);
    expect(taken!.trait & TAKEN).toBe(TAKEN);
  });

  it("takes a name in small letters for no word", () => {
    expect(cut("Yarmouth yarmouth").map(({ known }) => known)).toEqual([true, false]);
  });

  it("names the odd ones: no words, rare ones, single letters, and those behind a wide gap", () => {
    const text = "The Qxvbrn and a pair of  --  hands";
    const { odd, starts, ends } = cutPieces(text, model.words);
    const shown = [...odd].map((index) => text.slice(starts[index], ends[index]));
    expect(shown).toEqual(["Qxvbrn", "a", "hands"]);
  });

  it("tells where codes beyond ASCII stand, in pieces and between them", () => {
    expect([...cutPieces("“Dé” — £5", model.words).beyondAscii]).toEqual([0, 2, 3, 5, 7]);
  });

  it.each([
    ["a  b", true],
    ["a b  ", true],
    ["a b\n c ", false],
    [`${"x".repeat(4095)}  y`, true],
  ])("tells of two blanks side by side", (text, expected) => {
    expect(cutPieces(text, model.words).wideBlanks).toBe(expected);
  });

  it.each([4090, 4095, 4096, 4097, 8192])("cuts as well where a window of the text ends: %i", (length) => {
    for (const word of ["harbour", "o/f_f_icer", "(cid:12)rst", "ﬁrst", "b".repeat(5000)]) {
      const filler = `${"to ".repeat(length / 3)}${" ".repeat(length % 3)}`;
      const pieces = cut(`${filler}${word} and so on`);
      const [last] = pieces.slice(-4);
      expect(last!.piece).toBe(word);
      expect(last!.known).toBe(word === "harbour");
    }
  });

  it("cuts a piece that is longer than a window, and knows its letters", () => {
    const [piece, next] = cut(`${"A".repeat(9000)}é${"b".repeat(9000)} to`);
    expect(piece!.piece).toHaveLength(18_001);
    expect(piece!.trait & (ODD_CODE | CAPITAL)).toBe(ODD_CODE | CAPITAL);
    expect(next).toMatchObject({ piece: "to", known: true });
    expect(next!.trait & AFTER_BLANK).toBe(AFTER_BLANK);
  });

  it("holds texts of very short pieces", () => {
    expect(cut("a ".repeat(500))).toHaveLength(500);
  });
});
