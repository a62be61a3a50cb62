import { expect, test } from "vitest";
import {
  ANY,
  BLANK,
  FIRST_LETTER,
  FOREIGN,
  isLetterSymbol,
  SYMBOL_OF_CODE,
  SYMBOLS,
} from "../../src/english/alphabet.js";

const symbolOf = (character: string): number => SYMBOL_OF_CODE[character.charCodeAt(0)]!;

test("every code has a symbol, and none the one that stands for any", () => {
  expect(SYMBOL_OF_CODE).toHaveLength(0x10000);
  expect(SYMBOL_OF_CODE.every((symbol) => symbol > ANY && symbol < SYMBOLS)).toBe(true);
});

test("letters are told apart, their case is not", () => {
  const letters = Array.from("abcdefghijklmnopqrstuvwxyz", symbolOf);
  expect(letters).toEqual(letters.map((_, index) => FIRST_LETTER + index));
  expect(letters.every(isLetterSymbol)).toBe(true);
  expect(Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ", symbolOf)).toEqual(letters);
});

test.each([" \t\n\u00a0", "0123456789", "'’‘", '"“”', "-–—", ".…", "([{", ")]}"])(
  "%j share one symbol",
  (alike) => {
    expect(new Set(Array.from(alike, symbolOf)).size).toBe(1);
  },
);

test.each(["\0", "\u0003", "é", "Ł", "ﬁ", "я", "\ud800", "\uffff"])("%j is foreign", (character) => {
  expect(symbolOf(character)).toBe(FOREIGN);
  expect(isLetterSymbol(symbolOf(character))).toBe(false);
});

test("a blank is no letter", () => {
  expect(symbolOf(" ")).toBe(BLANK);
  expect(isLetterSymbol(BLANK)).toBe(false);
});
