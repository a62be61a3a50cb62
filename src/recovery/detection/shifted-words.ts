import { LARGEST_SHIFT } from "../../encodings/shift.js";
import { FIRST_LETTER, isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";
import { childOf, isWordNode, LETTER_MASK, ROOT, type Trie } from "../../english/trie.js";
import type { Range } from "../range.js";
import { TELLING_INSIDE, TELLING_LENGTH } from "./holds-words.js";
import { ShiftSet } from "./shift-set.js";

/** Largest difference of two letters of one case, and what lies between a capital and its small letter. */
const LARGEST_STEP = 25;
const STEPS = 2 * LARGEST_STEP + 1;
const CASE = 0x20;
const SMALL_A = 0x61;
const CAPITAL_A = 0x41;
/** Codes that no shift makes an ASCII letter of lie beyond this one. */
const LARGEST_CODE = 0x7a + LARGEST_SHIFT;

/** The shifts under which a range shows words. */
export interface ShiftedWords {
  /** Those under which a word of the lexicon stands between what are no letters. */
  readonly parted: ShiftSet;
  /** Those under which a longer one stands anywhere, as where blanks are lost. */
  readonly inside: ShiftSet;
}

const beginningsOf = new WeakMap<Trie, Uint32Array>();

/**
 * The first letters, as bits, of the words that begin with four letters a given three steps apart. A shift keeps the steps,
 * so that one look-up tells all shifts under which four codes begin a word.
 */
function beginnings(words: Trie): Uint32Array {
  const known = beginningsOf.get(words);
  if (known !== undefined) return known;
  const table = new Uint32Array(STEPS ** 3);
  const walk = (node: number, depth: number, first: number, last: number, steps: number): void => {
    if (depth === TELLING_LENGTH) {
      table[steps]! |= 1 << first;
      return;
    }
    const mask = words.masks[node]! & LETTER_MASK;
    for (let letter = 0; letter < 26; letter += 1) {
      if ((mask & (1 << letter)) === 0) continue;
      const step = depth === 0 ? 0 : steps * STEPS + letter - last + LARGEST_STEP;
      walk(childOf(words, node, letter), depth + 1, depth === 0 ? letter : first, letter, step);
    }
  };
  walk(ROOT, 0, 0, 0, 0);
  beginningsOf.set(words, table);
  return table;
}

/** Codes of the range that is looked at, grown as needed. */
let codes = new Uint16Array(1 << 12);

/**
 * The shifts under which a range shows a telling word: one pass, whatever the number of shifts. Blanks may be spurious, so
 * that words are sought with and without them.
 *
 * @param unparted blanks may be lost
 */
export function shiftedWords(
  text: string,
  { start, end }: Range,
  words: Trie,
  unparted: boolean,
): ShiftedWords {
  const found = { parted: new ShiftSet(), inside: new ShiftSet() };
  if (codes.length < end - start) codes = new Uint16Array(2 * (end - start));
  const table = beginnings(words);
  const all = codesIn(text, start, end, false);
  findIn(all, table, words, unparted, found);
  const unblanked = codesIn(text, start, end, true);
  if (unblanked < all) findIn(unblanked, table, words, unparted, found);
  return found;
}

/** UTF-16 units without a blank from which on blanks may be lost: hardly a word is longer. */
const UNPARTED = 10;

/** Whether a range holds so long a run without blanks that some must be lost. */
export function lacksBlanks(text: string, { start, end }: Range): boolean {
  let run = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    run = code === 0x20 || code === 0x0a ? 0 : run + 1;
    if (run >= UNPARTED) return true;
  }
  return false;
}

/** The shifts under which some of several ranges show a telling word. */
export function shiftsShown(found: Iterable<ShiftedWords>): ShiftSet {
  const shown = new ShiftSet();
  for (const { parted, inside } of found) {
    shown.addAll(parted);
    shown.addAll(inside);
  }
  return shown;
}

/** Reads a range into `codes`, with its blanks or without; the number of entries. */
function codesIn(text: string, start: number, end: number, withoutBlanks: boolean): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (withoutBlanks && code === 0x20) continue;
    codes[count++] = code;
  }
  return count;
}

function findIn(
  count: number,
  table: Uint32Array,
  words: Trie,
  unparted: boolean,
  found: ShiftedWords,
): void {
  for (let at = 0; at + TELLING_LENGTH <= count; at += 1) {
    const first = codes[at]!;
    const second = codes[at + 1]!;
    const third = codes[at + 2]!;
    const fourth = codes[at + 3]!;
    const rest = third - second + LARGEST_STEP;
    const last = fourth - third + LARGEST_STEP;
    if (rest < 0 || rest >= STEPS || last < 0 || last >= STEPS || first > LARGEST_CODE) continue;
    const one = second - first + LARGEST_STEP;
    if (one >= 0 && one < STEPS) {
      const firsts = table[(one * STEPS + rest) * STEPS + last]!;
      if (firsts !== 0) {
        tryFirsts(at, count, firsts, first - SMALL_A, words, unparted, found);
        tryFirsts(at, count, firsts, first - CAPITAL_A, words, unparted, found);
      }
    }
    const capital = one - CASE;
    if (capital >= 0 && capital < STEPS) {
      const firsts = table[(capital * STEPS + rest) * STEPS + last]!;
      if (firsts !== 0) tryFirsts(at, count, firsts, first - CAPITAL_A, words, unparted, found);
    }
  }
}

/** Tries the letters that the code at `at` may stand for; `base` is the shift if that letter is an a. */
function tryFirsts(
  at: number,
  count: number,
  firsts: number,
  base: number,
  words: Trie,
  unparted: boolean,
  found: ShiftedWords,
): void {
  for (let left = firsts; left !== 0; left &= left - 1) {
    const shift = base - (31 - Math.clz32(left & -left));
    if (shift === 0 || shift < -LARGEST_SHIFT || shift > LARGEST_SHIFT) continue;
    const begins = at === 0 || letterUnder(at - 1, shift) < 0;
    if (begins ? found.parted.has(shift) : !unparted || found.inside.has(shift)) continue;
    const reached = walk(at, count, shift, words, unparted);
    if (begins && reached === WHOLE) found.parted.add(shift);
    if (reached !== NOTHING) found.inside.add(shift);
  }
}

const NOTHING = 0;
const PART = 1;
const WHOLE = 2;

/** Whether the letters from an entry on are a word under a shift, or begin with one that tells even inside a run. */
function walk(from: number, count: number, shift: number, words: Trie, unparted: boolean): number {
  let node: number = ROOT;
  let reached = NOTHING;
  for (let at = from; ; at += 1) {
    const letter = at < count ? letterUnder(at, shift) : -1;
    if (letter < 0) return at - from >= TELLING_LENGTH && isWordNode(words, node) ? WHOLE : reached;
    node = childOf(words, node, letter);
    if (node < 0) return reached;
    if (unparted && at - from + 1 >= TELLING_INSIDE && isWordNode(words, node)) reached = PART;
  }
}

/** The letter (0–25) of an entry under a shift, or -1: what shows as a blank or a line end parts words under any. */
function letterUnder(at: number, shift: number): number {
  const shown = codes[at]!;
  const code = shown - shift;
  if (code < 0 || shown === 0x20 || shown === 0x0a || shown === 0x0d) return -1;
  const symbol = SYMBOL_OF_CODE[code]!;
  return isLetterSymbol(symbol) ? symbol - FIRST_LETTER : -1;
}
