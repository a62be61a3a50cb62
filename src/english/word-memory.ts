import { childOf, isNameNode, ROOT, type Trie } from "./trie.js";

/** Letters that an integer holds, five bits each, 1 to 26. */
export const PACKED = 6;
export const BITS = 5;
/** Bits below the oldest letter of a full integer. */
export const OLDEST = BITS * (PACKED - 1);
export const FULL = (1 << (BITS * PACKED)) - 1;

/** As many as a large vocabulary needs: with half of it texts of rare words take a sixth longer, with twice as many no less. */
const SLOT_BITS = 16;
const SLOTS = 1 << SLOT_BITS;
/** Integers a slot: both halves of the letters, and the two below. */
const WIDTH = 4;
/** Integers of all slots. */
export const MEMORY_LENGTH = WIDTH * SLOTS;
/** Place in a slot of the node that the letters lead to in the trie, -1 where no word begins like them; and of what the lexicon says. */
export const NODE = 2;
export const SAID = 3;
const UNUSED_BITS = 32 - SLOT_BITS;
/** Odd constants that spread letters over the slots. */
const [SPREAD_LAST, SPREAD_BEFORE] = [0x9e3779b1, 0x85ebca77] as const;

/** Cost of what no lexicon holds. */
export const NO_WORD = 255;

/** What a lexicon says of a run of letters, as bits above its cost in units. */
export const COST_MASK = 255;
export const IS_NAME = 1 << 8;

/**
 * Words of a trie that were looked up lately: most words of a text are few. What it says does not depend on what it
 * remembers; letters are compared whole, as two integers.
 */
export class WordMemory {
  /** @param slots where it stands, to be read at what `slotOf` says */
  constructor(
    readonly words: Trie,
    readonly slots: Int32Array = new Int32Array(MEMORY_LENGTH),
  ) {}

  /**
   * Where what is known of up to twelve letters, in either case, stands in `slots`.
   *
   * @param before the letters before the last six, or 0
   * @param last the last six, or all
   */
  slotOf(before: number, last: number): number {
    const { slots } = this;
    const slot = WIDTH * ((Math.imul(last, SPREAD_LAST) ^ Math.imul(before, SPREAD_BEFORE)) >>> UNUSED_BITS);
    if (slots[slot] !== last || slots[slot + 1] !== before) this.remember(slot, before, last);
    return slot;
  }

  private remember(slot: number, before: number, last: number): void {
    const { slots } = this;
    const node = this.follow(this.follow(ROOT, before), last);
    slots[slot] = last;
    slots[slot + 1] = before;
    slots[slot + NODE] = node;
    slots[slot + SAID] = this.say(node);
  }

  /** What the lexicon says of the letters that lead to a node, or to none where it is negative. */
  say(node: number): number {
    const { words } = this;
    return node < 0 ? NO_WORD : words.wordCosts[node]! | (isNameNode(words, node) ? IS_NAME : 0);
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
