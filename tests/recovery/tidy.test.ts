import { expect, test } from "vitest";
import { shiftEncoding } from "../../src/encodings/shift.js";
import type { Stretch } from "../../src/recovery/segment.js";
import { tidyStretches } from "../../src/recovery/tidy.js";

const PLUS_2 = shiftEncoding(2);
const PLUS_3 = shiftEncoding(3);

/** Stretches of a text, each given as it stands there, from left to right. */
function tidied(text: string, ...parts: readonly (readonly [string, Stretch["encoding"]?])[]): string[] {
  let from = 0;
  const stretches = parts.map(([part, encoding]) => {
    const start = text.indexOf(part, from);
    from = start + part.length;
    return { start, end: from, evidence: 10, ...(encoding && { encoding }) };
  });
  return tidyStretches(text, stretches).map(({ start, end }) => text.slice(start, end));
}

test("blanks at the ends belong to the text around", () => {
  expect(tidied('see vjg"ygtg now', [' vjg"ygtg ', PLUS_2])).toEqual(['vjg"ygtg']);
});

test("stretches of one encoding with only blanks, digits or signs between them are one", () => {
  expect(tidied("vjg 1956, ygtg", ["vjg", PLUS_2], ["ygtg", PLUS_2])).toEqual(["vjg 1956, ygtg"]);
});

test("the evidence of joined stretches adds up", () => {
  const stretches = [
    { start: 0, end: 3, encoding: PLUS_2, evidence: 10 },
    { start: 4, end: 8, encoding: PLUS_2, evidence: 5 },
  ];
  expect(tidyStretches("vjg ygtg", stretches)).toEqual([
    { start: 0, end: 8, encoding: PLUS_2, evidence: 15 },
  ]);
});

test.each([
  ["a healthy word", "vjg and ygtg", PLUS_2],
  ["a line end", "vjg\nygtg", PLUS_2],
  ["another encoding", "vjg ygtg", PLUS_3],
])("%s parts them", (_, text, encoding) => {
  expect(tidied(text, ["vjg", PLUS_2], ["ygtg", encoding])).toEqual(["vjg", "ygtg"]);
});

test("nothing is left of a stretch of blanks", () => {
  expect(tidied("a   b", ["   ", PLUS_2])).toEqual([]);
});
