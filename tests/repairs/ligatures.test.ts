import { expect, test } from "vitest";
import { ligatureReadings } from "../../src/repairs/ligatures.js";

const textsOf = (glyph: string, decoded = false): string[] =>
  ligatureReadings(glyph, decoded).map(({ text }) => text);
const likeliest = (glyph: string): string =>
  [...ligatureReadings(glyph, false)].sort((a, b) => a.cost - b.cost)[0]!.text;

test("every reading of any glyph is letters, at some cost, the same letters only once", () => {
  const glyphs = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  const wrong = glyphs.filter((glyph) => {
    const readings = ligatureReadings(glyph, false);
    const distinct = new Set(readings.map(({ text }) => text));
    return (
      distinct.size < readings.length ||
      readings.some(({ text, cost }) => !/^[a-z]{2,3}$/.test(text) || cost < 0)
    );
  });
  expect(wrong).toEqual([]);
});

test.each([
  ["ﬁ", "fi"],
  ["ﬂ", "fl"],
  ["ﬀ", "ff"],
  ["ﬃ", "ffi"],
  ["ﬄ", "ffl"],
])("%s is %s", (glyph, text) => {
  expect(textsOf(glyph)).toEqual([text]);
});

test("Ł is mostly fi, ł mostly fl, and either may be the other", () => {
  expect([likeliest("Ł"), likeliest("ł")]).toEqual(["fi", "fl"]);
  expect(textsOf("Ł")).toContain("fl");
  expect(textsOf("ł")).toContain("fi");
});

test("a glyph that the encoding explains is no ligature, one that nothing explains may be any", () => {
  expect(textsOf("w", true)).toEqual([]);
  expect(textsOf("Ж")).toEqual(expect.arrayContaining(["fi", "fl", "ff", "ffi"]));
});
