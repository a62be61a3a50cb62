import { describe, expect, it } from "vitest";
import { type Bigrams, costAfter, rowOf } from "../../src/english/bigrams.js";
import { findNode } from "../../src/english/trie.js";
import { model } from "../support/model.js";

/** After word 5 come 7 and 9; after word 8 nothing is known but that others are rare. */
const BIGRAMS: Bigrams = {
  rows: Uint32Array.of(5, 8),
  rowStarts: Uint32Array.of(0, 2, 2),
  backoffCosts: Uint8Array.of(10, 30),
  followers: Uint32Array.of(7, 9),
  followerCosts: Uint8Array.of(20, 25),
};

describe("the cost of a word after a word", () => {
  it("is the pair's own where it was seen", () => {
    expect(costAfter(BIGRAMS, rowOf(BIGRAMS, 5), 9, 100)).toBe(25);
  });

  it("is the word's own and the first word's surcharge where it was not", () => {
    expect(costAfter(BIGRAMS, rowOf(BIGRAMS, 5), 8, 100)).toBe(110);
    expect(costAfter(BIGRAMS, rowOf(BIGRAMS, 8), 9, 100)).toBe(130);
  });

  it("is the word's own after a word of which nothing is known", () => {
    expect(rowOf(BIGRAMS, 6)).toBe(-1);
    expect(costAfter(BIGRAMS, -1, 9, 100)).toBe(100);
  });
});

describe("the model's bigrams", () => {
  const { words, bigrams } = model;
  const cost = (first: string, second: string): number => {
    const node = findNode(words, second);
    return costAfter(bigrams, rowOf(bigrams, findNode(words, first)), node, words.wordCosts[node]!);
  };

  it.each([
    ["of", "the", "of", "went"],
    ["has", "been", "has", "be"],
  ])("finds “%s %s” likelier than “%s %s”", (...[first, second, , unlikely]) => {
    expect(cost(first, second)).toBeLessThan(cost(first, unlikely));
  });
});
