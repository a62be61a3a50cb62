import { describe, expect, it } from "vitest";
import {
  codePrice,
  fixedLigature,
  ligatureGuesses,
  writtenCodeLength,
} from "../../src/repairs/odd-ligature-codes.js";

const likeliest = (code: string): string =>
  [...ligatureGuesses(code)].sort((a, b) => a.cost - b.cost)[0]!.text;

describe("odd ligature codes", () => {
  it("knows what says itself what it stands for", () => {
    expect(fixedLigature("ﬃ")).toBe("ffi");
    expect(fixedLigature("/f_i")).toBe("fi");
    expect(fixedLigature("Ł")).toBeUndefined();
  });

  it("ranks the ligatures of a code", () => {
    expect(["(cid:11)", "\u000c", "Ɵ", "Þ", "\ufffd"].map(likeliest)).toEqual(["ff", "fi", "ti", "fi", "fi"]);
    expect(ligatureGuesses("\ufffd").map(({ text }) => text)).toContain("ffi");
  });

  it("measures codes that are written with several signs, the longest first", () => {
    expect(writtenCodeLength("o/f_f_icer", 1)).toBe("/f_f_i".length);
    expect(writtenCodeLength("e(cid:11)ect", 1)).toBe("(cid:11)".length);
    expect(writtenCodeLength("either/or", 6)).toBe(0);
    expect(writtenCodeLength("(cider)", 0)).toBe(0);
  });

  it("asks the more for a code the more texts hold it", () => {
    const prices = ["ﬁ", "\u0000", "Þ", "L", '"'].map((code) => codePrice(code).unproven);
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
  });
});
