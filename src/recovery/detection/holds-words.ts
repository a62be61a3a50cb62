import { decodeCode, decodeLigature, type Encoding } from "../../encodings/index.js";
import { FIRST_LETTER, isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";
import { childOf, isWordNode, ROOT, type Trie } from "../../english/trie.js";
import type { Range } from "../range.js";

/** Letters from which on a word in the lexicon proves something, and one found anywhere inside a run of letters. */
export const TELLING_LENGTH = 4;
export const TELLING_INSIDE = 5;

/** UTF-16 units by which the ends of a stretch may miss those of its words. */
export const UNSURE_EDGE = 3;

/** Entries of the buffer: longer stretches are looked at in their first part, which tells as much. */
const LONGEST = 4096;
const letters = new Int8Array(LONGEST);
/** What the letters of a stretch are, other than 0–25. */
const BREAK = -1;
/** A plain blank, which may be spurious. */
const BLANK = -2;

const letterOf = (code: number): number => {
  const symbol = SYMBOL_OF_CODE[code]!;
  return isLetterSymbol(symbol) ? symbol - FIRST_LETTER : BREAK;
};

/**
 * Whether a stretch reads as at least one word that it does not already show as it stands; plain blanks may be spurious,
 * so that the words are sought with and without them.
 *
 * @param unparted blanks are lost, so that words stand inside longer runs of letters
 */
export function holdsWords(
  text: string,
  { start, end }: Range,
  encoding: Encoding,
  words: Trie,
  unparted: boolean,
): boolean {
  return [UNSURE_EDGE, 0].some((margin) => {
    const from = Math.max(0, start - margin);
    const to = Math.min(text.length, end + margin, from + LONGEST / 2);
    const decoded = decode(text, from, to, encoding);
    let shown: string | undefined;
    const isNew = (word: string): boolean => {
      shown ??= shownText(text.slice(from, to), encoding);
      return !shown.includes(word);
    };
    return [false, true].some((skipsBlanks) => findsWord(decoded, { skipsBlanks, unparted, words, isNew }));
  });
}

/** Control characters are no text, so that the letters beside those that an encoding reads need not change. */
function shownText(raw: string, encoding: Encoding): string {
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    const isControl = code < 0x09 || (code >= 0x0e && code < 0x20);
    if (isControl && decodeCode(encoding, code) > 0x20) return "";
  }
  return raw.toLowerCase();
}

/** Decodes a range into `letters`; the number of entries. */
function decode(text: string, from: number, to: number, encoding: Encoding): number {
  let count = 0;
  for (let at = from; at < to && count < LONGEST - 4; at += 1) {
    const code = text.charCodeAt(at);
    const ligature = decodeLigature(encoding, code);
    if (ligature !== undefined) {
      for (let letter = 0; letter < ligature.length; letter += 1)
        letters[count++] = letterOf(ligature.charCodeAt(letter));
    } else if (code === 0x20) {
      letters[count++] = BLANK;
    } else {
      letters[count++] = letterOf(decodeCode(encoding, code) || code);
    }
  }
  return count;
}

interface Search {
  /** Whether blanks are passed over; otherwise they part words. */
  readonly skipsBlanks: boolean;
  readonly unparted: boolean;
  readonly words: Trie;
  readonly isNew: (word: string) => boolean;
}

/** Whether a telling word stands among decoded letters. */
function findsWord(count: number, search: Search): boolean {
  let begins = true;
  for (let at = 0; at < count; at += 1) {
    const letter = letters[at]!;
    if (letter < 0) {
      if (letter !== BLANK || !search.skipsBlanks) begins = true;
      continue;
    }
    if (begins || search.unparted) {
      if (walk(at, count, begins, search)) return true;
    }
    begins = false;
  }
  return false;
}

/** Whether a telling word begins at an entry: a whole one, or one inside a run where blanks are lost. */
function walk(from: number, count: number, begins: boolean, search: Search): boolean {
  const { words, skipsBlanks, unparted, isNew } = search;
  let node: number = ROOT;
  let word = "";
  for (let at = from; at <= count; at += 1) {
    const letter = at < count ? letters[at]! : BREAK;
    if (letter < 0) {
      if (letter === BLANK && skipsBlanks) continue;
      return begins && word.length >= TELLING_LENGTH && isWordNode(words, node) && isNew(word);
    }
    node = childOf(words, node, letter);
    if (node < 0) return false;
    word += String.fromCharCode(0x61 + letter);
    if (unparted && word.length >= TELLING_INSIDE && isWordNode(words, node) && isNew(word)) return true;
  }
  return false;
}
