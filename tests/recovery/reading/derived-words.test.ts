import { describe, expect, it } from "vitest";
import { derivedCost } from "../../../src/recovery/reading/derived-words.js";
import { model } from "../../support/model.js";

const isDerived = (word: string): boolean => derivedCost(word, model.words) < 1 << 20;

describe("derivedCost", () => {
  it.each([
    ["an ending", "lanternless"],
    ["an ending of one letter", "lampworks"],
    ["a beginning", "overbaked"],
    ["two words", "marshbrook"],
    ["two words, one of them short, with a capital", "Stiffkey"],
  ])("knows a word by %s", (_, word) => {
    expect(isDerived(word)).toBe(true);
  });

  it.each([
    ["letters", "xqzvkw"],
    ["short words, without a capital", "stiffkey"],
    ["a stem that no such ending follows", "creekd"],
  ])("knows nothing of %s", (_, word) => {
    expect(isDerived(word)).toBe(false);
  });
});
