import { nats } from "../../english/costs.js";
import { childOf, ROOT, type Trie } from "../../english/trie.js";
import { COST_MASK, IS_NAME, NO_WORD, NODE, PACKED, SAID, WordMemory } from "../../english/word-memory.js";
import type { Range } from "../range.js";
import { grown, Numbers } from "./numbers.js";
import { CAPITAL, ODD_CODE, TAKEN } from "./traits.js";
import { cutWindow, windowPieces } from "./window-pieces.js";

/** The runs of letters and odd codes of a text, as columns; offsets in UTF-16 units. */
export interface Pieces {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Units of cost of the word; `NO_WORD` where no lexicon holds it. */
  readonly costs: Uint8Array;
  readonly traits: Uint8Array;
  /** Where the letters lead in the trie; -1 where no word begins like them, or a code is odd. */
  readonly nodes: Int32Array;
  /** Indices of those that no lexicon holds or that are rare, of single letters, and of those behind a wide gap; in order. */
  readonly odd: Int32Array;
  /** Offsets of all codes beyond ASCII, in order. */
  readonly beyondAscii: Int32Array;
  /** Whether two blanks stand side by side anywhere. */
  readonly wideBlanks: boolean;
}

/** Units from which on a word is so rare that it may be a fragment of another: `bene`, `ts`. */
export const RARE_WORD = nats(13);

/** UTF-16 units of text to a piece, blanks included, in most texts; pieces to one that is worth a look. */
const USUAL_LENGTH = 5;
const USUAL_PIECES = 4;

/** UTF-16 units between two pieces from which on they may be more than punctuation: letters, or an operator of a PDF content stream. */
export const WIDE_GAP = 4;

/** Cuts a text into pieces and looks each up: one pass, and one look-up a piece. */
export function cutPieces(text: string, words: Trie): Pieces {
  const room = Math.ceil(text.length / USUAL_LENGTH) + 1;
  const memory = WordMemory.of(words);
  const columns = new PieceColumns(room);
  const odd = new Numbers(Math.ceil(room / USUAL_PIECES));
  const beyondAscii = new Numbers(Math.ceil(room / USUAL_PIECES));
  const signs = { beyondAscii, wideBlanks: false };
  for (let next = 0; next < text.length; ) {
    const found = cutWindow(text, next, columns.previousEnd, signs);
    columns.add(text, found, memory, odd);
    next = STARTS[found]!;
  }
  const { count, starts, ends, costs, traits, nodes } = columns;
  return {
    count,
    starts,
    ends,
    costs,
    traits,
    nodes,
    odd: odd.all,
    beyondAscii: beyondAscii.all,
    wideBlanks: signs.wideBlanks,
  };
}

/** Where no piece ends. */
const NEVER = -2;

// Under names of this file, of which the compiler sees that nothing changes them.
const { starts: STARTS, ends: ENDS, last: LAST, before: BEFORE, traits: TRAITS } = windowPieces;

class PieceColumns {
  count = 0;
  /** Where the last one ends. */
  previousEnd = NEVER;
  starts: Int32Array;
  ends: Int32Array;
  costs: Uint8Array;
  traits: Uint8Array;
  nodes: Int32Array;

  constructor(room: number) {
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.costs = new Uint8Array(room);
    this.traits = new Uint8Array(room);
    this.nodes = new Int32Array(room);
  }

  /** Adds the pieces of a window, and to `odd` the indices of those that are. */
  add(text: string, found: number, memory: WordMemory, odd: Numbers): void {
    this.makeRoom(found);
    const { slots } = memory;
    const { starts, ends, costs, traits, nodes } = this;
    let { count, previousEnd } = this;
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
      if (cost >= RARE_WORD || end - start === 1 || start - previousEnd >= WIDE_GAP) odd.push(count);
      starts[count] = start;
      ends[count] = end;
      costs[count] = cost;
      traits[count] = trait;
      nodes[count] = node;
      count += 1;
      previousEnd = end;
    }
    this.count = count;
    this.previousEnd = previousEnd;
  }

  private makeRoom(more: number): void {
    const room = this.count + more;
    if (room <= this.starts.length) return;
    this.starts = grown(this.starts, new Int32Array(2 * room));
    this.ends = grown(this.ends, new Int32Array(2 * room));
    this.costs = grown(this.costs, new Uint8Array(2 * room));
    this.traits = grown(this.traits, new Uint8Array(2 * room));
    this.nodes = grown(this.nodes, new Int32Array(2 * room));
  }
}

const FIRST_LETTER = 0x61;

/** The node that the letters of a range lead to, in either case, or -1. */
function nodeOf(text: string, start: number, end: number, words: Trie): number {
  let node: number = ROOT;
  for (let at = start; at < end && node >= 0; at += 1) {
    node = childOf(words, node, (text.charCodeAt(at) | 0x20) - FIRST_LETTER);
  }
  return node;
}

/**
 * The pieces with those marked that lie in ranges.
 *
 * @param taken sorted ranges whose pieces are no healthy text
 */
export function withTaken(pieces: Pieces, taken: readonly Range[]): Pieces {
  if (taken.length === 0) return pieces;
  const { count, starts, ends } = pieces;
  const traits = pieces.traits.slice();
  let next = 0;
  for (let index = 0; index < count; index += 1) {
    while (next < taken.length && taken[next]!.end <= starts[index]!) next += 1;
    if (next < taken.length && taken[next]!.start < ends[index]!) traits[index]! |= TAKEN;
  }
  return { ...pieces, traits };
}
