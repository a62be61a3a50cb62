import { expect, test } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { NO_PACKED_MOVES } from "../../../src/recovery/reading/packed-moves.js";
import { FoundWord } from "../../../src/recovery/reading/word-edge.js";
import { WordsMemory } from "../../../src/recovery/reading/words-memory.js";

const words = (word: string) => [new FoundWord(word.length, word, 1, 0, 0, 0, 0, "lexicon", NO_PACKED_MOVES)];
const END = -1;
/** Cells that are looked at up to the third. */
const signs = (one: number, two: number): Int32Array => Int32Array.of(one, two, END);

test("words are found again by the cells that tell them, wherever these stand", () => {
  const tree = new WordsMemory().treeOf(shiftEncoding(2), 0);
  const found = words("it");
  tree.add(Int32Array.of(7, 1, 2, 3, END), 1, 2, found);
  expect(tree.find(Int32Array.of(1, 2, 9, END), 0)).toBe(found);
  expect(tree.find(Int32Array.of(1, 3, 9, END), 0)).toBeUndefined();
  expect(tree.find(Int32Array.of(1), 0)).toBeUndefined();
});

test("what encodings and circumstances tell apart is remembered apart", () => {
  const memory = new WordsMemory();
  const encoding = shiftEncoding(2);
  memory.treeOf(encoding, 0).add(signs(1, 2), 0, 2, words("it"));
  expect(memory.treeOf(encoding, 0).find(signs(1, 2), 0)).toBeDefined();
  expect(memory.treeOf(encoding, 1).find(signs(1, 2), 0)).toBeUndefined();
  expect(memory.treeOf(undefined, 0).find(signs(1, 2), 0)).toBeUndefined();
});

test("what is met again and again stays, and what is not is forgotten", () => {
  const tree = new WordsMemory().treeOf(undefined, 0);
  const common = words("the");
  tree.add(signs(0, 1), 0, 2, common);
  tree.add(signs(0, 2), 0, 2, words("rare"));
  for (let met = 1; met < 20_000; met += 1) {
    tree.add(signs(met, 0), 0, 2, words("a"));
    if (met % 1000 === 0) expect(tree.find(signs(0, 1), 0)).toBe(common);
  }
  expect(tree.find(signs(0, 2), 0)).toBeUndefined();
  expect(tree.find(signs(19_999, 0), 0)).toBeDefined();
});

test("where cells may be many words, less is remembered, by all trees together", () => {
  const memory = new WordsMemory();
  const trees = [2, 3, 4].map((offset) => memory.treeOf(shiftEncoding(offset), 0));
  const many = Array.from({ length: 500 }, () => words("a")[0]!);
  const common = words("the");
  trees[0]!.add(signs(0, 1), 0, 2, common);
  for (let met = 1; met < 3000; met += 1) {
    if (met === 400) expect(trees[1]!.find(signs(1, 0), 0)).toBeUndefined();
    trees[met % 3]!.add(signs(met, 0), 0, 2, many);
    if (met % 50 === 0) expect(trees[0]!.find(signs(0, 1), 0)).toBe(common);
  }
  expect(trees[2]!.find(signs(2999, 0), 0)).toBe(many);
});
