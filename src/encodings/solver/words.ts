import { type CipherText, CONTEXT } from "./cipher-text.js";
import {
  BLANK_TARGET,
  DIGITS,
  isDigit,
  isLower,
  isUpper,
  LOWER,
  TARGETS,
  targetOf,
  UNKNOWN_TARGET,
  UPPER,
} from "./targets.js";

/** Letters from which on a word in the lexicon proves something. */
const TELLING_LENGTH = 3;

const setOf = (signs: string): ReadonlySet<number> =>
  new Set(Array.from(signs, (sign) => targetOf(sign.charCodeAt(0))));
const APOSTROPHES = setOf("'’‘");
const STOPS = setOf(".?!");
/** Signs that stand between a stop and the sentence after it. */
const QUOTES = setOf("\"'”’“‘()");

/** How much of a reading is words and sentences. */
export interface WordCounts {
  /** Words of `TELLING_LENGTH` letters or more, and those of them that the lexicon holds. */
  readonly words: number;
  readonly known: number;
  /** Letters in them. */
  readonly letters: number;
  readonly knownLetters: number;
  /** Words of one letter that is no word as it is written. */
  readonly odd: number;
  /** Sentences that begin with a capital, and with a small letter. */
  readonly begun: number;
  readonly unbegun: number;
  /** Brackets that are not closed, or not opened. */
  readonly unpaired: number;
  /** Numbers of several digits that begin with 0. */
  readonly zeros: number;
}

/** Counts the words of a reading; those with an apostrophe are left out, since lexicons differ on them. */
export function countWords(
  { tokens }: CipherText,
  targets: ArrayLike<number>,
  isWord: (word: string) => boolean,
): WordCounts {
  const counts = {
    words: 0,
    known: 0,
    letters: 0,
    knownLetters: 0,
    odd: 0,
    begun: 0,
    unbegun: 0,
    unpaired: 0,
    zeros: 0,
  };
  let open = 0;
  let start = CONTEXT;
  let isWhole = true;
  let afterStop = false;
  const close = (end: number): void => {
    const length = end - start;
    if (length > 0) {
      const first = targets[tokens[start]!]!;
      if (afterStop && isUpper(first)) counts.begun += 1;
      else if (afterStop && isLower(first)) counts.unbegun += 1;
      if (length === 1 && isWhole && !isWritten(first, afterStop)) counts.odd += 1;
      if (length >= TELLING_LENGTH && isWhole) {
        const word = spell(tokens, targets, start, end);
        counts.words += 1;
        counts.letters += length;
        if (isWord(word)) {
          counts.known += 1;
          counts.knownLetters += length;
        }
      }
      afterStop = false;
    }
    start = end + 1;
    isWhole = true;
  };
  for (let place = CONTEXT; place < tokens.length; place += 1) {
    const target = targets[tokens[place]!]!;
    if (isLower(target) || isUpper(target) || target === UNKNOWN_TARGET) continue;
    if (APOSTROPHES.has(target) && place > start) {
      // The word goes on, but is not looked up.
      isWhole = false;
      continue;
    }
    close(place);
    if (target === DIGITS && startsNumber(tokens, targets, place)) counts.zeros += 1;
    if (target === OPENING) open += 1;
    else if (target === CLOSING && open > 0) open -= 1;
    else if (target === CLOSING) counts.unpaired += 1;
    if (STOPS.has(target)) afterStop = true;
    else if (target !== BLANK_TARGET && !QUOTES.has(target)) afterStop = false;
  }
  close(tokens.length);
  counts.unpaired += open;
  return counts;
}

const OPENING = targetOf(0x28);
const CLOSING = targetOf(0x29);
const SMALL_A = LOWER;
const CAPITAL_A = UPPER;
const CAPITAL_I = UPPER + 8;

/** Whether a digit is the first of several. */
const startsNumber = (tokens: Uint8Array, targets: ArrayLike<number>, place: number): boolean =>
  !isDigit(targets[tokens[place - 1]!]!) &&
  place + 1 < tokens.length &&
  isDigit(targets[tokens[place + 1]!]!);

/** Whether a word of one letter is written so. */
const isWritten = (target: number, afterStop: boolean): boolean =>
  target === SMALL_A || target === CAPITAL_I || (target === CAPITAL_A && afterStop);

function spell(tokens: Uint8Array, targets: ArrayLike<number>, start: number, end: number): string {
  let word = "";
  for (let place = start; place < end; place += 1) {
    const target = targets[tokens[place]!]!;
    const code = isUpper(target) ? TARGETS[target]! + 0x20 : TARGETS[target]!;
    word += String.fromCharCode(code);
  }
  return word;
}
