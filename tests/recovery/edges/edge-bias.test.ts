import { expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { buildDocumentLexicon } from "../../../src/english/document-lexicon.js";
import { bias } from "../../../src/recovery/edges/edge-bias.js";
import { FIRST_LESSONS } from "../../../src/recovery/reading/lessons.js";
import { model } from "../../support/model.js";

const lexicon = buildDocumentLexicon([], [], model.words);
const context = { model, lexicon, lessons: FIRST_LESSONS, markdown: true };

/** Nats against moving an edge over what stands between bars. */
function against(marked: string, offset: number, way: "inwards" | "outwards"): number {
  const [before, part, after] = marked.split("|") as [string, string, string];
  const range = { start: before.length, end: before.length + part.length };
  return bias(before + part + after, range, way === "inwards", shiftEncoding(offset), context);
}

it.each([
  ["a healthy word beside garble", "the |clerk |vjg", 2, 8],
  ["an abbreviation that would be read as digits", "|pp. |poo", 62, 8],
  ["small letters that would be read as capitals", "|by |\u0094\u0088\u0085", 32, 16],
  ["a letter that the garble goes on in", "|a|8\u008b\u0080\u0099", 24, 0],
  ["a sign that would be read as a letter", "|( |G@C", -33, 0],
  ["signs that a blank parts from it", "|– |vjg", 2, 8],
  ["signs that would be read as digits", "|#+'%|\u0012fZW", -14, 0],
])("outwards, %s", (_, marked, offset, expected) => {
  expect(against(marked, offset, "outwards")).toBe(expected);
});

it.each([
  ["a healthy word is likelier garbled than not", "|the |vjg ygtg", 2, 2],
  ["but not before garble that shows its blanks otherwise", '|I |cuuwtg"{qw', 2, -1],
  ["a garbled word stays", "|vjg |ygtg", 2, 8],
  ["small letters that would be read as capitals do not", "|by |\u0094\u0088\u0085", 32, -8],
])("inwards, %s", (_, marked, offset, expected) => {
  expect(against(marked, offset, "inwards")).toBe(expected);
});
