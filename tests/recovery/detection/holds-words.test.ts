import { expect, test } from "vitest";
import { macintoshEncodings } from "../../../src/encodings/macintosh.js";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { holdsWords } from "../../../src/recovery/detection/holds-words.js";
import { model } from "../../support/model.js";

const [microsoft] = macintoshEncodings(false);
const holds = (text: string, encoding = microsoft!, unparted = false): boolean =>
  holdsWords(text, { start: 0, end: text.length }, encoding, model.words, unparted);

test.each([
  ["a word", "KDUERXU", true],
  ["a word with spurious blanks", "KDUE RXU", true],
  ["short words alone", "WKH DQG RI", false],
  ["no word", "[[[[[[[", false],
])("%s among glyphs", (_, glyphs, expected) => {
  expect(holds(glyphs)).toBe(expected);
});

test("words run together count only where blanks are lost", () => {
  expect(holds("[[KDUERXU[[", microsoft, false)).toBe(false);
  expect(holds("[[KDUERXU[[", microsoft, true)).toBe(true);
});

test("a word that the text shows as it stands proves nothing", () => {
  // Through a shift of 32, capitals are shown for small letters.
  expect(holds("HARBOUR", shiftEncoding(-32))).toBe(false);
});
