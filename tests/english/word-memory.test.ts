import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNode, isNameNode } from "../../src/english/trie.js";
import {
  BITS,
  COST_MASK,
  FULL,
  IS_NAME,
  NO_WORD,
  NODE,
  OLDEST,
  PACKED,
  SAID,
  WordMemory,
} from "../../src/english/word-memory.js";
import { model } from "../support/model.js";

const { words } = model;
const memory = new WordMemory(words);

/** What the memory says of a word of up to twelve letters, and where its letters lead. */
function lookUp(word: string): { said: number; node: number } {
  let before = 0;
  let last = 0;
  for (const letter of word) {
    before = (before << BITS) | (last >>> OLDEST);
    last = ((last << BITS) & FULL) | (letter.charCodeAt(0) - 0x60);
  }
  const slot = memory.slotOf(before, last);
  return { said: memory.slots[slot + SAID]!, node: memory.slots[slot + NODE]! };
}

const said = (word: string): number => lookUp(word).said;

/** The same from the trie. */
function expected(word: string): number {
  const node = findNode(words, word);
  if (node < 0) return NO_WORD;
  return words.wordCosts[node]! | (isNameNode(words, node) ? IS_NAME : 0);
}

describe("the memory of words", () => {
  it.each(["the", "committee", "thames", "q", "zzqx", "conversation"])(
    "knows %s as the lexicon does",
    (word) => {
      expect(said(word)).toBe(expected(word));
      expect(said(word)).toBe(expected(word));
    },
  );

  it("says of what is no word that it is none, though words begin like it", () => {
    expect(said("conversatio") & COST_MASK).toBe(NO_WORD);
    expect(["conversatio", "zzqx"].map((word) => lookUp(word).node)).toEqual([
      findNode(words, "conversatio"),
      -1,
    ]);
  });

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
        expect(all.map(said)).toEqual(all.map(expected));
      }),
      { seed: 1 },
    );
  });
});
