import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNode, isNameNode, isWordNode } from "../../src/english/trie.js";
import {
  BEGINS,
  COST_MASK,
  IS_NAME,
  IS_WORD,
  PACKED,
  packed,
  WordMemory,
} from "../../src/english/word-memory.js";
import { model } from "../support/model.js";

const { words } = model;

/** What the memory says of a word of up to twelve letters. */
function said(word: string): number {
  let [low, high] = [0, 0];
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at) - 0x60;
    if (at < PACKED) low = packed(low, letter);
    else high = packed(high, letter);
  }
  return WordMemory.of(words).lookUp(low, high);
}

/** The same from the trie. */
function expected(word: string): number {
  const node = findNode(words, word);
  if (node < 0) return 0;
  return (
    BEGINS |
    words.wordCosts[node]! |
    (isWordNode(words, node) ? IS_WORD : 0) |
    (isNameNode(words, node) ? IS_NAME : 0)
  );
}

describe("the memory of words", () => {
  it.each(["the", "committee", "thames", "q", "zzqx", "conversation"])(
    "knows %s as the lexicon does",
    (word) => {
      expect(said(word)).toBe(expected(word));
      expect(said(word)).toBe(expected(word));
    },
  );

  it("tells costs", () => {
    expect(said("the") & COST_MASK).toBeLessThan(said("committee") & COST_MASK);
  });

  it("says the same whatever it remembers", () => {
    const letters = fc.string({
      unit: fc.constantFrom(..."etaoinsrhld"),
      minLength: 1,
      maxLength: 2 * PACKED,
    });
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 50 }), (all) => {
        for (const word of all) expect(said(word)).toBe(expected(word));
      }),
      { seed: 1 },
    );
  });
});
