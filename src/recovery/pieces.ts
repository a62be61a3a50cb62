import { nats } from "../english/costs.js";
import { childOf, ROOT, type Trie } from "../english/trie.js";
import { BEGINS, COST_MASK, IS_NAME, IS_WORD, PACKED, packed, WordMemory } from "../english/word-memory.js";
import { writtenCodeLength } from "../repairs/odd-ligature-codes.js";
import type { Range } from "./screen.js";

/** The runs of letters and odd codes of a text, as columns; offsets in UTF-16 units. */
export interface Pieces {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Units of cost of the word; `NO_WORD` where no lexicon holds it. */
  readonly costs: Uint8Array;
  readonly traits: Uint8Array;
}

/** Cost of what no lexicon holds. */
export const NO_WORD = 255;

/** Units from which on a word is so rare that it may be a fragment of another: `bene`, `ts`. */
export const RARE_WORD = nats(13);

/** Traits of a piece, as bits. */
export const ODD_CODE = 1;
/** The first letter is a capital. */
export const CAPITAL = 2;
/** A capital stands after the first letter. */
export const INNER_CAPITAL = 4;
/** A small letter stands somewhere. */
export const SMALL = 8;
/** Nothing but one blank parts it from the piece before. */
export const AFTER_BLANK = 16;
/** It lies in a range that is taken. */
export const TAKEN = 32;
/** A word begins like it. */
export const BEGINS_WORD = 64;

const BREAK = 0;
const SMALL_LETTER = 1;
const CAPITAL_LETTER = 2;
const ODD = 3;
/** May begin a code that is written with several signs. */
const MAY_BEGIN = 4;

/** What parts words without being ASCII or Latin-1: typographic signs, blanks, invisible marks, halves of characters. */
const BREAKS: readonly (readonly [number, number])[] = [
  [0x80, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2000, 0x2bff],
  [0x3000, 0x303f],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe6f],
  [0xfeff, 0xfeff],
  [0xff00, 0xff0f],
];

/** Class of every UTF-16 code. */
const CLASS: Uint8Array = (() => {
  const table = new Uint8Array(0x10000).fill(ODD);
  table.fill(BREAK, 0x20, 0x80);
  for (const [from, to] of BREAKS) table.fill(BREAK, from, to + 1);
  for (const blank of [0x09, 0x0a, 0x0d]) table[blank] = BREAK;
  // A backspace strikes a letter over another, as typewriters did.
  table[0x08] = BREAK;
  // Control characters above ASCII, and the signs below À that stand in words only where they are odd.
  table.fill(ODD, 0x7f, 0xa0);
  table[0x85] = BREAK;
  for (const sign of [0xa3, 0xbf]) table[sign] = ODD;
  table.fill(SMALL_LETTER, 0x61, 0x7b);
  table.fill(CAPITAL_LETTER, 0x41, 0x5b);
  table[0x28] = MAY_BEGIN;
  table[0x2f] = MAY_BEGIN;
  return table;
})();

/** UTF-16 units of text to a piece, blanks included, in most texts. */
const USUAL_LENGTH = 5;

function grown<Column extends Uint8Array | Uint32Array>(column: Column, larger: Column): Column {
  larger.set(column);
  return larger;
}

/** Cuts a text into pieces and looks each up: one pass, and one look-up a piece. */
export function cutPieces(text: string, words: Trie): Pieces {
  const memory = WordMemory.of(words);
  let room = Math.ceil(text.length / USUAL_LENGTH) + 1;
  let starts = new Uint32Array(room);
  let ends = new Uint32Array(room);
  let costs = new Uint8Array(room);
  let traits = new Uint8Array(room);
  let count = 0;
  let previousEnd = -2;
  for (let at = 0; at < text.length; ) {
    const first = CLASS[text.charCodeAt(at)]!;
    if (
      first === BREAK ||
      (first === MAY_BEGIN && writtenCodeLength(text, at) === 0) ||
      (first === ODD && isPageBreak(text, at))
    ) {
      at += 1;
      continue;
    }
    const start = at;
    let low = 0;
    let high = 0;
    let trait = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const kind = CLASS[code]!;
      if (kind === BREAK) break;
      let length = 1;
      if (kind === SMALL_LETTER) {
        trait |= SMALL;
      } else if (kind === CAPITAL_LETTER) {
        trait |= at === start ? CAPITAL : INNER_CAPITAL;
      } else {
        if (kind !== ODD) length = writtenCodeLength(text, at);
        if (length === 0) break;
        trait |= ODD_CODE;
      }
      const letter = code & LETTER_BITS;
      if (at - start < PACKED) low = packed(low, letter);
      else high = packed(high, letter);
      at += length;
    }
    let said = 0;
    if ((trait & ODD_CODE) === 0)
      said = at - start <= 2 * PACKED ? memory.lookUp(low, high) : memory.say(nodeOf(text, start, at, words));
    if (start === previousEnd + 1 && text.charCodeAt(previousEnd) === 0x20) trait |= AFTER_BLANK;
    if ((said & BEGINS) !== 0) trait |= BEGINS_WORD;
    // A name in small letters is no name.
    const known = (said & IS_WORD) !== 0 && ((trait & CAPITAL) !== 0 || (said & IS_NAME) === 0);
    if (count === room) {
      room *= 2;
      starts = grown(starts, new Uint32Array(room));
      ends = grown(ends, new Uint32Array(room));
      costs = grown(costs, new Uint8Array(room));
      traits = grown(traits, new Uint8Array(room));
    }
    starts[count] = start;
    ends[count] = at;
    costs[count] = known ? said & COST_MASK : NO_WORD;
    traits[count] = trait;
    count += 1;
    previousEnd = at;
  }
  return { count, starts, ends, costs, traits };
}

const FORM_FEED = 0x0c;
const LINE_FEED = 0x0a;

/** Whether a form feed stands where a line begins: in plain text it parts pages. */
const isPageBreak = (text: string, at: number): boolean =>
  text.charCodeAt(at) === FORM_FEED && (at === 0 || text.charCodeAt(at - 1) === LINE_FEED);

/** Bits of a letter's code that tell which it is, in either case. */
const LETTER_BITS = 0x1f;

/** The node that the letters of a range lead to, in either case, or -1. */
function nodeOf(text: string, start: number, end: number, words: Trie): number {
  let node: number = ROOT;
  for (let at = start; at < end && node >= 0; at += 1) {
    node = childOf(words, node, (text.charCodeAt(at) & LETTER_BITS) - 1);
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
