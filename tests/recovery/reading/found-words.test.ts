import { expect, test } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { makeCells } from "../../../src/recovery/reading/cells.js";
import {
  AS_SHOWN,
  CAPITALS,
  FIRST_CAPITAL,
  FoundWords,
  SMALL,
} from "../../../src/recovery/reading/found-words.js";
import { numberOf } from "../../../src/recovery/reading/packed-moves.js";
import { SearchPath } from "../../../src/recovery/reading/search-path.js";

/** `the boAt` under a shift of +2; the search begins with its second word. */
const CELLS = makeCells("", 'vjg"dqCv', "", shiftEncoding(2));
const START = 4;

/** The way that reads `boat` letter by letter. */
function boat(): SearchPath {
  const path = new SearchPath();
  Array.from("boat", (letter, at) =>
    path.setLetter(at, letter.charCodeAt(0) - 0x61, START + at, CELLS.capitals[START + at]!),
  );
  return path;
}

function begun(): FoundWords {
  const found = new FoundWords();
  found.begin({ cells: CELLS, start: START, generalNodeOf: (word) => (word === "boat" ? 77 : -1) });
  return found;
}

test.each([
  [SMALL, "boat", ["wrong case"]],
  [FIRST_CAPITAL, "Boat", ["wrong case", "wrong case"]],
  [CAPITALS, "BOAT", ["wrong case", "wrong case", "wrong case"]],
  [AS_SHOWN, "boAt", []],
])("a word is set as it is to be (%i): %s", (setting, word, rules) => {
  const found = begun();
  found.add(4, 9, 4, setting, 100, 5, 1, 2, boat());
  const [edge] = found.edges();
  expect(edge).toMatchObject({ start: 0, end: 4, node: 9, wordCost: 100, channelCost: 5, capitalCost: 1 });
  expect(edge).toMatchObject({ word, slips: 2, source: "lexicon" });
  expect(edge!.moves.map(({ rule }) => rule)).toEqual(rules);
});

test("a letter within a move is not mended besides", () => {
  const path = boat();
  path.push(numberOf("swapped letters"), START + 1, START + 3, 1, 3);
  const found = begun();
  found.add(4, 9, 4, SMALL, 100, 5, 0, 1, path);
  expect(found.edges()[0]!.moves).toEqual([{ start: 1, end: 3, to: "oa", rule: "swapped letters" }]);
});

test("a cheaper way takes the place of the one before, and words keep their order", () => {
  const found = begun();
  found.add(4, 9, 4, SMALL, 100, 50, 0, 1, boat());
  found.add(3, 8, 3, SMALL, 90, 0, 0, 0, boat());
  expect(found.find(4, 9)).toBe(0);
  expect(found.find(4, 8)).toBe(-1);
  found.add(4, 9, 4, SMALL, 100, 20, 0, 0, boat());
  expect(found.length).toBe(2);
  expect(found.edges().map(({ word, channelCost }) => [word, channelCost])).toEqual([
    ["boat", 20],
    ["boa", 0],
  ]);
  expect(found.edges((word) => found.lengthOf(word) === 3).map(({ word }) => word)).toEqual(["boa"]);
  expect(found.some((word) => found.slips(word) > 0)).toBe(false);
});

test("both lexicons may hold a word, and what the document's holds is sought in the other", () => {
  const found = begun();
  found.add(4, 9, 4, SMALL, 100, 5, 0, 0, boat());
  found.beginDocument();
  expect(found.find(4, 9)).toBe(-1);
  found.add(4, 9, 4, SMALL, 40, 5, 0, 0, boat());
  expect(found.edges().map(({ source, node }) => [source, node])).toEqual([
    ["lexicon", 9],
    ["document", 77],
  ]);
  found.begin({ cells: CELLS, start: START, generalNodeOf: () => -1 });
  expect(found.length).toBe(0);
});
