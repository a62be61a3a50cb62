import { expect, test } from "vitest";
import { signCosts } from "../../src/repairs/quotes.js";

const likeliest = (glyph: string): string =>
  Object.entries(signCosts(glyph)).sort(([, a], [, b]) => a - b)[0]![0];

test.each([
  ["õ", "opening"],
  ["ø", "apostrophe"],
])("%s is first of all taken for: %s", (glyph, sign) => {
  expect(likeliest(glyph)).toBe(sign);
});

test("ö opens and closes alike: its place has to tell", () => {
  expect(signCosts("ö").opening).toBe(signCosts("ö").closing);
});

test("an unknown glyph is a quotation mark less readily than a known one", () => {
  expect(signCosts("ж").opening).toBeGreaterThan(signCosts("ö").opening);
  expect(signCosts("ж").apostrophe).toBeGreaterThan(signCosts("ø").apostrophe);
});
