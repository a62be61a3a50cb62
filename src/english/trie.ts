/**
 * A static trie over words of a–z in typed arrays. Nodes stand breadth first, so the children of a node are
 * neighbours: a mask tells which letters go on, and the number of set bits below a letter finds its child.
 */
export interface Trie {
  /** Bits 0–25: which letters go on; `NAME_BIT`: the word here is a name; `WORD_BIT`: a word ends here. */
  readonly masks: Int32Array;
  /** First child of each node. */
  readonly firstChild: Uint32Array;
  /** Cost in units of the word that ends here; 255 where none does. */
  readonly wordCosts: Uint8Array;
  /** Least cost of any word at or below this node. */
  readonly bestCosts: Uint8Array;
}

export const ROOT = 0;
const NAME_BIT = 1 << 29;
const WORD_BIT = 1 << 30;
/** Bits of a mask that tell which letters go on. */
export const LETTER_MASK = (1 << 26) - 1;

/** A word of a–z with its cost in units, below 255. */
export interface TrieWord {
  readonly word: string;
  readonly cost: number;
  readonly name: boolean;
}

function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** The child of `node` by `letter` (0–25), or -1. */
export function childOf(trie: Trie, node: number, letter: number): number {
  const mask = trie.masks[node]! & LETTER_MASK;
  const bit = 1 << letter;
  return (mask & bit) === 0 ? -1 : trie.firstChild[node]! + countBits(mask & (bit - 1));
}

/** Letters as a mask. */
export const maskOf = (letters: readonly string[]): number =>
  letters.reduce((mask, letter) => mask | (1 << (letter.charCodeAt(0) - 0x61)), 0);

/** Whether a node has a child by any letter of a mask. */
export const mayLeadTo = (trie: Trie, node: number, mask: number): boolean =>
  (trie.masks[node]! & mask) !== 0;

/** The node that `word` leads to, or -1; characters outside a–z lead nowhere. */
export function findNode(trie: Trie, word: string): number {
  let node = ROOT;
  for (let index = 0; index < word.length; index += 1) {
    const letter = word.charCodeAt(index) - 0x61;
    if (letter < 0 || letter > 25) return -1;
    node = childOf(trie, node, letter);
    if (node < 0) return -1;
  }
  return node;
}

export const isWordNode = (trie: Trie, node: number): boolean => (trie.masks[node]! & WORD_BIT) !== 0;

export const isNameNode = (trie: Trie, node: number): boolean => (trie.masks[node]! & NAME_BIT) !== 0;

/** Builds a trie; `words` must be sorted by code and distinct. */
export function buildTrie(words: readonly TrieWord[]): Trie {
  const masks: number[] = [];
  const firstChild: number[] = [];
  const wordCosts: number[] = [];
  // One queue entry a node: the range of words below it, and its depth.
  let level: { from: number; to: number }[] = [{ from: 0, to: words.length }];
  let nodes = 1;
  for (let depth = 0; level.length > 0; depth += 1) {
    const below: { from: number; to: number }[] = [];
    for (const { from, to } of level) {
      let mask = 0;
      let at = from;
      let cost = 255;
      const first = words[at];
      if (first !== undefined && at < to && first.word.length === depth) {
        mask |= WORD_BIT | (first.name ? NAME_BIT : 0);
        cost = first.cost;
        at += 1;
      }
      firstChild.push(nodes);
      while (at < to) {
        const letter = words[at]!.word.charCodeAt(depth);
        const start = at;
        while (at < to && words[at]!.word.charCodeAt(depth) === letter) at += 1;
        mask |= 1 << (letter - 0x61);
        below.push({ from: start, to: at });
        nodes += 1;
      }
      masks.push(mask);
      wordCosts.push(cost);
    }
    level = below;
  }
  const bestCosts = Uint8Array.from(wordCosts);
  for (let node = masks.length - 1; node >= 0; node -= 1) {
    const children = countBits(masks[node]! & LETTER_MASK);
    for (let child = firstChild[node]!; child < firstChild[node]! + children; child += 1) {
      bestCosts[node] = Math.min(bestCosts[node]!, bestCosts[child]!);
    }
  }
  return {
    masks: Int32Array.from(masks),
    firstChild: Uint32Array.from(firstChild),
    wordCosts: Uint8Array.from(wordCosts),
    bestCosts,
  };
}
