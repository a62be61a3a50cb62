import { asBytes, copyCodes } from "../../english/codes.js";
import { BITS, FULL, OLDEST } from "../../english/word-memory.js";
import { writtenCodeLength } from "../../repairs/odd-ligature-codes.js";
import type { Signs } from "./cutter.js";
import type { Numbers } from "./numbers.js";
import { AFTER_BLANK, CAPITAL, INNER_CAPITAL, ODD_CODE, SMALL } from "./traits.js";

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

// Constants that a loop needs stand in its own file, where the compiler sees that nothing changes them.

/** Classes of codes that part words, all below the others; those of ASCII, blanks, and those beyond ASCII. */
const BREAK = 0;
const BLANK_BREAK = 1;
const BREAK_BEYOND_ASCII = 2;
/** Classes of letters of ASCII as bits; below them stands which letter it is, 1 to 26. */
const SMALL_LETTER = 0x20;
const CAPITAL_BIT = 6;
const CAPITAL_LETTER = 1 << CAPITAL_BIT;
const LETTER_BITS = 0x1f;
const ANY_LETTER = SMALL_LETTER | CAPITAL_LETTER;
/** Classes of what is odd in a word, all above the others: odd codes, and what may begin a code written with several signs. */
const ODD = 0x80;
const MAY_BEGIN = 0x81;

/** Class of every UTF-16 code. */
const CLASS: Uint8Array = (() => {
  const table = new Uint8Array(0x10000).fill(ODD);
  table.fill(BREAK, 0x20, 0x80);
  for (const [from, to] of BREAKS) table.fill(BREAK_BEYOND_ASCII, from, to + 1);
  for (const blank of [0x09, 0x0a, 0x0d]) table[blank] = BREAK;
  // A backspace strikes a letter over another, as typewriters did.
  table[0x08] = BREAK;
  // Control characters above ASCII, and the signs below À that stand in words only where they are odd.
  table.fill(ODD, 0x7f, 0xa0);
  table[0x85] = BREAK_BEYOND_ASCII;
  for (const sign of [0xa3, 0xbf]) table[sign] = ODD;
  table[0x20] = BLANK_BREAK;
  for (let letter = 1; letter <= 26; letter += 1) {
    table[0x60 + letter] = SMALL_LETTER | letter;
    table[0x40 + letter] = CAPITAL_LETTER | letter;
  }
  table[0x28] = MAY_BEGIN;
  table[0x2f] = MAY_BEGIN;
  return table;
})();

const BLANK = 0x20;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const LAST_OF_ASCII = 0x7f;

const LETTER = BITS;
const OLDEST_LETTER = OLDEST;
const ALL_LETTERS = FULL;

/** UTF-16 units of what a code makes part of a piece at an offset: an odd one, or one written with several signs; else 0. */
export function oddLength(text: string, at: number): number {
  const kind = CLASS[text.charCodeAt(at)]!;
  if (kind === MAY_BEGIN) return writtenCodeLength(text, at);
  return kind === ODD && !isPageBreak(text, at) ? 1 : 0;
}

/** UTF-16 units of a window: it and its pieces stay in the processor's first cache. */
const UNITS = 1 << 12;
/** Pieces of a window at most: each takes two units, with what parts it from the next. */
export const MOST = UNITS / 2 + 1;

// One window at a time, in arrays that stay where they are: a loop over them takes half the time.
const codes = new Uint16Array(UNITS + 1);
const bytes = asBytes(codes);
const starts = new Int32Array(MOST + 1);
const ends = new Int32Array(MOST);
const last = new Int32Array(MOST);
const before = new Int32Array(MOST);
const traits = new Uint8Array(MOST);

/** The pieces of the last window, with their last letters, and those before them, as `WordMemory` takes them. */
export const windowPieces = { starts, ends, last, before, traits } as const;

/**
 * Cuts the window of a text that begins at an offset into pieces, which are not yet looked up.
 *
 * @param previousEnd where the piece before the window ends
 * @param signs is added to
 * @returns how many pieces there are
 */
export function cutWindow(text: string, offset: number, previousEnd: number, signs: Signs): number {
  const part = text.slice(offset, offset + UNITS);
  const { length } = part;
  copyCodes(part, codes, bytes);
  codes[length] = LINE_FEED;
  const isLast = offset + length === text.length;
  let next = offset + length;
  let wide = offset > 0 && text.startsWith("  ", offset - 1);
  let count = 0;
  let letters = 0;
  let capitals = 0;
  let previous = previousEnd - offset;
  let near = 0;
  let far = 0;
  // One loop without loops in it: the processor foretells its one branch a unit best.
  for (let at = 0; at <= length; at += 1) {
    const kind = CLASS[codes[at]!]!;
    if ((kind & ANY_LETTER) !== 0) {
      letters += 1;
      capitals += kind >> CAPITAL_BIT;
      far = (far << LETTER) | (near >>> OLDEST_LETTER);
      near = ((near << LETTER) & ALL_LETTERS) | (kind & LETTER_BITS);
      continue;
    }
    const start = at - letters;
    let end = kind < ODD ? at : endOf(text, offset + start, offset + at) - offset;
    if (end > start) {
      if (end >= length && !isLast) {
        // What the window ends in goes on in the next; what fills a window is read to its end.
        if (start > 0) {
          next = offset + start;
          break;
        }
        end = endOf(text, offset, offset + at) - offset;
        next = Math.max(next, offset + end);
      }
      starts[count] = offset + start;
      ends[count] = offset + end;
      last[count] = near;
      before[count] = far;
      const trait =
        end > at
          ? traitsIn(text, offset + start, offset + end)
          : traitsOf(letters, capitals, CLASS[codes[start]!]! >> CAPITAL_BIT);
      const isAfterBlank =
        start === previous + 1 && (start > 0 ? codes[start - 1] : text.charCodeAt(offset - 1)) === BLANK;
      traits[count] = isAfterBlank ? trait | AFTER_BLANK : trait;
      count += 1;
      previous = end;
      letters = 0;
      capitals = 0;
      near = 0;
      far = 0;
      if (end > at) {
        pushBeyondAscii(text, offset + start, offset + end, signs.beyondAscii);
        at = end - 1;
        continue;
      }
    } else if (kind === BLANK_BREAK && at > 0 && codes[at - 1] === BLANK) {
      wide = true;
    }
    if (kind === BREAK_BEYOND_ASCII) signs.beyondAscii.push(offset + at);
  }
  starts[count] = next;
  signs.wideBlanks ||= wide;
  return count;
}

/** Traits of letters, so many of which, and so many of the first, are capitals. */
const traitsOf = (letters: number, capitals: number, first: number): number =>
  (first > 0 ? CAPITAL : 0) | (capitals > first ? INNER_CAPITAL : 0) | (capitals < letters ? SMALL : 0);

/** Whether a form feed stands where a line begins: in plain text it parts pages. */
const isPageBreak = (text: string, at: number): boolean =>
  text.charCodeAt(at) === FORM_FEED && (at === 0 || text.charCodeAt(at - 1) === LINE_FEED);

/** Where a piece ends whose first letters end where an odd code stands, or what may be one; at its start where it is no piece. */
function endOf(text: string, start: number, lettersEnd: number): number {
  return start === lettersEnd && isPageBreak(text, start) ? start : readOn(text, lettersEnd);
}

/** Where a piece ends that goes on up to an offset at least. */
export function readOn(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const kind = CLASS[text.charCodeAt(at)]!;
    if (kind < SMALL_LETTER) break;
    const length = kind === MAY_BEGIN ? writtenCodeLength(text, at) : 1;
    if (length === 0) break;
    at += length;
  }
  return at;
}

/** Traits of a piece with odd codes, or without; letters that are part of a code do not count. */
export function traitsIn(text: string, start: number, end: number): number {
  let trait = 0;
  for (let at = start; at < end; ) {
    const kind = CLASS[text.charCodeAt(at)]!;
    if ((kind & SMALL_LETTER) !== 0) trait |= SMALL;
    else if ((kind & CAPITAL_LETTER) !== 0) trait |= at === start ? CAPITAL : INNER_CAPITAL;
    else trait |= ODD_CODE;
    at += kind === MAY_BEGIN ? writtenCodeLength(text, at) : 1;
  }
  return trait;
}

/** Adds the offsets of all codes beyond ASCII in a range. */
export function pushBeyondAscii(text: string, start: number, end: number, offsets: Numbers): void {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) > LAST_OF_ASCII) offsets.push(at);
}
