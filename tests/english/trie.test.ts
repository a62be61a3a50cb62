import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  buildTrie,
  findNode,
  isNameNode,
  isWordNode,
  maskOf,
  mayLeadTo,
  ROOT,
  type Trie,
  type TrieWord,
} from "../../src/english/trie.js";

const WORDS: readonly TrieWord[] = [
  { word: "a", cost: 40, name: false },
  { word: "an", cost: 50, name: false },
  { word: "ann", cost: 120, name: true },
  { word: "zebra", cost: 200, name: false },
];

const holds = (trie: Trie, word: string): boolean => {
  const node = findNode(trie, word);
  return node >= 0 && isWordNode(trie, node);
};

describe("a trie", () => {
  const trie = buildTrie(WORDS);

  it("tells whether any of some letters goes on", () => {
    const node = findNode(trie, "an");
    expect(mayLeadTo(trie, node, maskOf(["z", "n"]))).toBe(true);
    expect(mayLeadTo(trie, node, maskOf(["a", "z"]))).toBe(false);
  });

  it("holds its words with their costs, and knows names", () => {
    for (const { word, cost, name } of WORDS) {
      const node = findNode(trie, word);
      expect(isWordNode(trie, node)).toBe(true);
      expect(trie.wordCosts[node]).toBe(cost);
      expect(isNameNode(trie, node)).toBe(name);
    }
  });

  it("tells a word from the beginning of one", () => {
    expect(findNode(trie, "zeb")).toBeGreaterThan(ROOT);
    expect(holds(trie, "zeb")).toBe(false);
  });

  it.each(["b", "annn", "zebras", "A", "é", "a b"])("does not hold %j", (word) => {
    expect(findNode(trie, word)).toBe(-1);
  });

  it("knows the cheapest word that lies ahead", () => {
    expect(trie.bestCosts[ROOT]).toBe(40);
    expect(trie.bestCosts[findNode(trie, "an")]).toBe(50);
    expect(trie.bestCosts[findNode(trie, "z")]).toBe(200);
  });

  it("may be empty", () => {
    expect(holds(buildTrie([]), "")).toBe(false);
    expect(findNode(buildTrie([]), "a")).toBe(-1);
  });

  it("holds exactly what it was built from", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abz"), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.uniqueArray(letters), letters, (words, other) => {
        const built = buildTrie([...words].sort().map((word) => ({ word, cost: 100, name: false })));
        for (const word of words) expect(holds(built, word)).toBe(true);
        expect(holds(built, other)).toBe(words.includes(other));
      }),
    );
  });
});
