import { childOf, ROOT, type Trie } from "../../english/trie.js";
import { COST_MASK, IS_NAME, NO_WORD, NODE, PACKED, SAID, WordMemory } from "../../english/word-memory.js";
import { type Cutter, RARE_WORD, WIDE_GAP } from "./cutter.js";
import type { Numbers } from "./numbers.js";
import { CAPITAL, ODD_CODE } from "./traits.js";
import { cutWindow, MOST, windowPieces } from "./window-pieces.js";

// Under names of this file, of which the compiler sees that nothing changes them.
const { starts: STARTS, ends: ENDS, last: LAST, before: BEFORE, traits: TRAITS } = windowPieces;
const COSTS = new Uint8Array(MOST);
const NODES = new Int32Array(MOST);

/**
 * Cuts a text where there is no WebAssembly: two loops, one that cuts and one that looks up, each with so few variables that the
 * processor's registers hold them, take less time than one.
 */
export function plainCutter(words: Trie): Cutter {
  const memory = new WordMemory(words);
  return {
    pieces: { starts: STARTS, ends: ENDS, costs: COSTS, traits: TRAITS, nodes: NODES },
    cutWindow: (text, offset, first, previousEnd, signs) => {
      const found = cutWindow(text, offset, previousEnd, signs);
      lookUp(text, found, first, previousEnd, memory, signs.odd);
      return found;
    },
  };
}

/** Looks up the pieces of the window, and adds to `odd` the indices of those that are. */
function lookUp(
  text: string,
  found: number,
  first: number,
  endBefore: number,
  memory: WordMemory,
  odd: Numbers,
): void {
  const { slots } = memory;
  let previousEnd = endBefore;
  for (let index = 0; index < found; index += 1) {
    const start = STARTS[index]!;
    const end = ENDS[index]!;
    const trait = TRAITS[index]!;
    const slot = memory.slotOf(BEFORE[index]!, LAST[index]!);
    let node = slots[slot + NODE]!;
    let said = slots[slot + SAID]!;
    if ((trait & ODD_CODE) !== 0) {
      node = -1;
      said = NO_WORD;
    } else if (end - start > 2 * PACKED) {
      node = nodeOf(text, start, end, memory.words);
      said = memory.say(node);
    }
    // A name in small letters is no name.
    const cost = (said & IS_NAME) !== 0 && (trait & CAPITAL) === 0 ? NO_WORD : said & COST_MASK;
    if (cost >= RARE_WORD || end - start === 1 || start - previousEnd >= WIDE_GAP) odd.push(first + index);
    COSTS[index] = cost;
    NODES[index] = node;
    previousEnd = end;
  }
}

const FIRST_LETTER = 0x61;

/** The node that the letters of a range lead to, in either case, or -1. */
export function nodeOf(text: string, start: number, end: number, words: Trie): number {
  let node: number = ROOT;
  for (let at = start; at < end && node >= 0; at += 1) {
    node = childOf(words, node, (text.charCodeAt(at) | 0x20) - FIRST_LETTER);
  }
  return node;
}
