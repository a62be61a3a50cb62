import { expect, test } from "vitest";
import { afterLostBlank, changesOf, movesOf, NO_CHANGES } from "../../../src/recovery/reading/changes.js";

test("steps that do the same share their changes, unless they read more than is worth remembering", () => {
  expect(changesOf(" ", "lost blank")).toBe(changesOf(" ", "lost blank"));
  expect(changesOf(" ", "lost blank")).not.toEqual(changesOf(". ", "lost stop"));
  expect(changesOf("   ", "spurious blank")).toEqual([{ to: "   ", rule: "spurious blank" }]);
});

test("changes take up all cells of their step, but for a blank that is missing before them", () => {
  expect(movesOf(NO_CHANGES, 3, 5)).toEqual([]);
  expect(movesOf(afterLostBlank(changesOf("“", "quotation mark")), 3, 4)).toEqual([
    { start: 3, end: 3, to: " ", rule: "lost blank" },
    { start: 3, end: 4, to: "“", rule: "quotation mark" },
  ]);
});
