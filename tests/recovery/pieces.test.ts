import { describe, expect, it } from "vitest";
import { NO_WORD } from "../../src/english/word-memory.js";
import { cutPieces, withTaken } from "../../src/recovery/pieces.js";
import { AFTER_BLANK, CAPITAL, ODD_CODE, TAKEN } from "../../src/recovery/traits.js";
import { model } from "../support/model.js";

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

  it("holds texts of very short pieces", () => {
    expect(cut("a ".repeat(500))).toHaveLength(500);
  });
});
