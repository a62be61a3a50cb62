import { childOf, isNameNode, isWordNode, ROOT, type Trie } from "./trie.js";

/** Letters that an integer holds, five bits each. */
export const PACKED = 6;
const BITS = 5;

const SLOT_BITS = 14;
const SLOTS = 1 << SLOT_BITS;
/** Odd constants that spread letters over the slots. */
const [SPREAD_LOW, SPREAD_HIGH] = [0x9e3779b1, 0x85ebca77] as const;

/** What a lexicon says of a run of letters, as bits above its cost in units. */
export const IS_WORD = 1 << 8;
export const IS_NAME = 1 << 9;
/** Some word begins like it. */
export const BEGINS = 1 << 10;
export const COST_MASK = IS_WORD - 1;

const memories = new WeakMap<Trie, WordMemory>();

/**
 * Words of a trie that were looked up lately: most words of a text are few. What it says does not depend on what it
 * remembers; letters are compared whole, as two integers.
 */
export class WordMemory {
  /** Three integers a slot: both halves of the letters, and what the lexicon says. */
  private readonly slots = new Int32Array(3 * SLOTS);

  private constructor(private readonly words: Trie) {}

  /** The one memory that all texts share. */
  static of(words: Trie): WordMemory {
    const known = memories.get(words);
    if (known !== undefined) return known;
    const memory = new WordMemory(words);
    memories.set(words, memory);
    return memory;
  }

  /**
   * What the lexicon says of letters, in either case.
   *
   * @param low the first six as five bits each, 1 to 26
   * @param high the next six, or 0
   */
  lookUp(low: number, high: number): number {
    const slot = 3 * ((Math.imul(low, SPREAD_LOW) ^ Math.imul(high, SPREAD_HIGH)) >>> (32 - SLOT_BITS));
    const { slots } = this;
    if (slots[slot] === low && slots[slot + 1] === high) return slots[slot + 2]!;
    const found = this.say(this.follow(this.follow(ROOT, low), high));
    slots[slot] = low;
    slots[slot + 1] = high;
    slots[slot + 2] = found;
    return found;
  }

  /** What the lexicon says of the letters that lead to a node, or to none where it is negative. */
  say(node: number): number {
    const { words } = this;
    if (node < 0) return 0;
    return (
      BEGINS |
      words.wordCosts[node]! |
      (isWordNode(words, node) ? IS_WORD : 0) |
      (isNameNode(words, node) ? IS_NAME : 0)
    );
  }

  private follow(from: number, letters: number): number {
    let node = from;
    for (let shift = BITS * (PACKED - 1); shift >= 0 && node >= 0; shift -= BITS) {
      const letter = (letters >>> shift) & 0x1f;
      if (letter > 0) node = childOf(this.words, node, letter - 1);
    }
    return node;
  }
}

/** Letters with one more at their end. */
export const packed = (letters: number, letter: number): number => (letters << BITS) | letter;
