import { expect, test } from "vitest";
import {
  flagsOf,
  holdsCell,
  numberOf,
  packCells,
  packRule,
  sortedMoves,
  unpackedMoves,
} from "../../../src/recovery/reading/packed-moves.js";

const LIGATURE = [packRule(numberOf("ligature"), 1, 4), packCells(1, 2)];
const BLANK = [packRule(numberOf("spurious blank"), 4, 4), packCells(2, 3)];
const HYPHEN = [packRule(numberOf("line-end hyphen"), 5, 5), packCells(4, 5)];

test("moves come back with what they read of their word", () => {
  expect(unpackedMoves([...LIGATURE, ...BLANK, ...HYPHEN], "officer")).toEqual([
    { start: 1, end: 2, to: "ffi", rule: "ligature" },
    { start: 2, end: 3, to: "", rule: "spurious blank" },
    // A word holds no hyphen; the one at a line's end stays in its reading.
    { start: 4, end: 5, to: "-", rule: "line-end hyphen" },
  ]);
});

test("moves are sorted by their cells, and stay in order where these are the same", () => {
  const dropped = [packRule(numberOf("dropped letter"), 0, 1), packCells(1, 1)];
  expect(sortedMoves([...BLANK, ...LIGATURE, ...dropped])).toEqual([...dropped, ...LIGATURE, ...BLANK]);
  const same = [packRule(numberOf("wrong case"), 1, 2), packCells(1, 2)];
  expect(sortedMoves([...same, ...LIGATURE])).toEqual([...same, ...LIGATURE]);
  expect(sortedMoves([...LIGATURE, ...same])).toEqual([...LIGATURE, ...same]);
});

test("a move holds the cells from its first to before its end", () => {
  expect([3, 4, 5, 6].map((cell) => holdsCell(packCells(4, 6), cell))).toEqual([false, true, true, false]);
  expect(holdsCell(packCells(4, 4), 4)).toBe(false);
});

test("flags tell rules by their numbers", () => {
  const flags = flagsOf((rule) => rule === "swapped letters");
  expect(flags[numberOf("swapped letters")]).toBe(1);
  expect(flags.reduce((sum, flag) => sum + flag, 0)).toBe(1);
});
