import { describe, expect, it, test } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import type { Stretch } from "../../../src/recovery/detection/segment.js";
import { afterBlockMarks, tidyStretches } from "../../../src/recovery/edges/tidy.js";

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

test.each<[string, string, string, string]>([
  ["line ends and tabs", "a \r\n\tvjg\t\r\n b", " \r\n\tvjg\t\r\n ", "vjg"],
  ["a sign that the encoding does not decode", "a [vjg] b", "[vjg]", "[vjg]"],
])("at the ends of a stretch %s", (_, text, part, left) => {
  expect(tidied(text, [part, PLUS_2])).toEqual([left]);
});

test.each(["# ", "### ", "> ", "- ", "+ ", "* ", "12. ", "3) ", "  > - ", "\t> # "])(
  "the marks of a block are no part of a stretch: %j",
  (marks) => {
    expect(tidied(`one\n${marks}vjg"ygtg`, [`${marks}vjg"ygtg`, PLUS_2])).toEqual(['vjg"ygtg']);
    expect(afterBlockMarks(`one\n${marks}vjg`, 4)).toBe(4 + marks.length);
  },
);

test.each(["#", "####### ", "1234567890. ", "-", "a "])("%j is no mark of a block", (marks) => {
  expect(afterBlockMarks(`one\n${marks}vjg`, 4)).toBe(4);
});

test("a stretch of marks alone leaves nothing", () => {
  expect(tidied("> - ", ["> - ", PLUS_2])).toEqual([]);
});

test("in the row of a table each cell has its own stretch", () => {
  expect(tidied("| vjg | ygtg |", ["vjg | ygtg", PLUS_2])).toEqual(["vjg", "ygtg"]);
  expect(tidied("one\n  | vjg | ygtg |\n", ["vjg | ygtg |", PLUS_2])).toEqual(["vjg", "ygtg"]);
  expect(tidied("| vjg | ygtg |", ["vjg", PLUS_2], ["ygtg", PLUS_2])).toEqual(["vjg", "ygtg"]);
  expect(tidied("| vjg|ygtg |", ["vjg|ygtg", PLUS_2])).toEqual(["vjg|ygtg"]);
});

test("a bar elsewhere parts no stretch", () => {
  expect(tidied("| one |\nvjg | ygtg", ["vjg | ygtg", PLUS_2])).toEqual(["vjg | ygtg"]);
});

test("a carriage return parts two stretches, and so does a bar", () => {
  expect(tidied("vjg\rygtg", ["vjg", PLUS_2], ["ygtg", PLUS_2])).toEqual(["vjg", "ygtg"]);
  expect(tidied("vjg|ygtg", ["vjg", PLUS_2], ["ygtg", PLUS_2])).toEqual(["vjg", "ygtg"]);
});

test("stretches without an encoding lose only blanks at their ends", () => {
  expect(tidied("a  b e i n g!  c", [" b e i n g! "])).toEqual(["b e i n g!"]);
});

test("signs that the encoding does not decode belong to the text around, but for a backtick", () => {
  expect(tidied("a !vjg! b", ["!vjg!", PLUS_2])).toEqual(["vjg"]);
  expect(tidied("a `$%` b", ["`$%`", shiftEncoding(-61)])).toEqual(["`$%`"]);
});

describe("where a blank may be a letter, as may a tab,", () => {
  /** Shows “s” as a blank, “t” as “!” and “y” as “&”. */
  const MINUS_83 = shiftEncoding(-83);

  it.each([
    ["one of two blanks belongs to the stretch before them", "one !&  two", "!& "],
    ["one of two blanks belongs to the stretch after them", "one  !& two", " !&"],
    ["one blank alone does not", "one !& two", "!&"],
    ["a tab does", "one \t!& two", "\t!&"],
  ])("%s", (_, text, left) => {
    expect(tidied(text, [left.startsWith("\t") ? left : "!&", MINUS_83])).toEqual([left]);
  });

  it("and where it may not, no blank belongs to the stretch", () => {
    expect(tidied("one  vjg  two", ["vjg", PLUS_2])).toEqual(["vjg"]);
  });
});
