import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNode, isNameNode } from "../../src/english/trie.js";
import {
  BITS,
  COST_MASK,
  FULL,
  IS_NAME,
  NO_WORD,
  OLDEST,
  PACKED,
  WordMemory,
} from "../../src/english/word-memory.js";
import { model } from "../support/model.js";

const { words } = model;

/** What the memory says of words of up to twelve letters, all looked up at once. */
function lookUp(all: readonly string[]): { said: number[]; nodes: number[] } {
  const before = new Int32Array(all.length);
  const last = new Int32Array(all.length);
  const said = new Int32Array(all.length);
  const nodes = new Int32Array(all.length);
  all.forEach((word, index) => {
    for (const letter of word) {
      before[index] = (before[index]! << BITS) | (last[index]! >>> OLDEST);
      last[index] = ((last[index]! << BITS) & FULL) | (letter.charCodeAt(0) - 0x60);
    }
  });
  WordMemory.of(words).lookUp(before, last, all.length, said, nodes);
  return { said: [...said], nodes: [...nodes] };
}

const said = (word: string): number => lookUp([word]).said[0]!;

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
    expect(lookUp(["conversatio", "zzqx"]).nodes).toEqual([findNode(words, "conversatio"), -1]);
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
        expect(lookUp(all).said).toEqual(all.map(expected));
      }),
      { seed: 1 },
    );
  });
});
