import { expect, it } from "vitest";
import { NO_WORD } from "../../../src/english/word-memory.js";
import { ForeignPassages } from "../../../src/recovery/pieces/foreign-passages.js";
import { cutPieces } from "../../../src/recovery/pieces/pieces.js";
import { model } from "../../support/model.js";

const ENGLISH = "The barge left the upper lock at six and nobody spoke before the second bend. ";
const FOREIGN = "Wszyscy ludzie rodzą się wolni równi pod względem swej godności swych praw. ";

/** The odd pieces of a text that stand in foreign passages. */
function foreignIn(text: string): string[] {
  const pieces = cutPieces(text, model.words);
  const passages = new ForeignPassages(pieces);
  return [...pieces.odd]
    .filter((index) => passages.holds(index))
    .map((index) => text.slice(pieces.starts[index], pieces.ends[index]));
}

it("tells passages in another language from names in English ones", () => {
  expect(foreignIn(`${ENGLISH.repeat(3)}Qxvbrn ${ENGLISH.repeat(3)}`)).toEqual([]);
  const found = foreignIn(ENGLISH.repeat(3) + FOREIGN.repeat(3) + ENGLISH.repeat(3));
  expect(found).toContain("godności");
  expect(found).not.toContain("barge");
});

it("counts the words around each piece", () => {
  const text = (ENGLISH + FOREIGN).repeat(20);
  const pieces = cutPieces(text, model.words);
  const passages = new ForeignPassages(pieces);
  for (const index of pieces.odd) {
    const around = pieces.costs.subarray(Math.max(0, index - 10), Math.min(pieces.count, index + 11));
    expect(passages.holds(index)).toBe(around.filter((cost) => cost !== NO_WORD).length < 8);
  }
});

it("finds none in a short text", () => {
  expect(foreignIn(FOREIGN)).toEqual([]);
});
