import { expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { buildDocumentLexicon } from "../../../src/english/document-lexicon.js";
import { partsWords } from "../../../src/recovery/edges/parts-words.js";
import { FIRST_LESSONS } from "../../../src/recovery/reading/lessons.js";
import { model } from "../../support/model.js";

const lexicon = buildDocumentLexicon([], [], model.words);
const context = { model, lexicon, lessons: FIRST_LESSONS, markdown: true };

it.each([
  ["a garbled word and a healthy one", 'vjg"hncv"dqcv| was tied', 1, true],
  ["a healthy word and a garbled one", 'The old |hncv"dqcv', -1, true],
  ["a garbled word and the end of a line", 'vjg"hncv"dqcv|\nAll was', 1, true],
  ["the parts of a healthy word", 'vjg"hncv"dqcv was ti|ed up', 1, false],
  ["a garbled word and another one", 'vjg"hncv|"dqcv" was', 1, false],
  ["a garbled word and one whose capitals fit no pattern", 'vjg"hncv"dqcv| tO go', 1, false],
  ["what is no word and a healthy one", 'vjg"hnc| was tied', 1, false],
  ["the only garbled word and a healthy one", "dqcv| was tied", 1, false],
] as const)("%s", (_, marked, step, expected) => {
  const edge = marked.indexOf("|");
  expect(partsWords(marked.replace("|", ""), edge, step, shiftEncoding(2), context)).toBe(expected);
});
