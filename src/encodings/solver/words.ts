import { type CipherText, CONTEXT } from "./cipher-text.js";
import { isLower, isUpper, TARGETS, targetOf, UNKNOWN_TARGET } from "./targets.js";

/** Letters from which on a word in the lexicon proves something. */
const TELLING_LENGTH = 3;

const APOSTROPHES = new Set(Array.from("'’‘", (sign) => targetOf(sign.charCodeAt(0))));

/** How much of a reading is words. */
interface WordCounts {
  /** Words of `TELLING_LENGTH` letters or more. */
  readonly words: number;
  /** Letters in them, and in those of them that the lexicon holds. */
  readonly letters: number;
  readonly knownLetters: number;
  /** Letters in those that begin with a capital and that the lexicon does not hold: names, mostly. */
  readonly nameLetters: number;
}

/** Counts the words of a reading; those with an apostrophe are left out, since lexicons differ on them. */
export function countWords(
  { tokens }: CipherText,
  targets: ArrayLike<number>,
  isWord: (word: string) => boolean,
): WordCounts {
  const counts = { words: 0, letters: 0, knownLetters: 0, nameLetters: 0 };
  let word = "";
  let isWhole = true;
  let isCapital = false;
  for (let place = CONTEXT; place <= tokens.length; place += 1) {
    const token = tokens[place];
    const target = token === undefined ? undefined : targets[token]!;
    if (target !== undefined && (isLower(target) || isUpper(target) || target === UNKNOWN_TARGET)) {
      if (word === "") isCapital = isUpper(target);
      word += String.fromCharCode(isUpper(target) ? TARGETS[target]! + 0x20 : TARGETS[target]!);
    } else if (target !== undefined && APOSTROPHES.has(target) && word !== "") {
      // The word goes on, but is not looked up.
      isWhole = false;
    } else {
      if (isWhole && word.length >= TELLING_LENGTH) {
        counts.words += 1;
        counts.letters += word.length;
        if (isWord(word)) counts.knownLetters += word.length;
        else if (isCapital) counts.nameLetters += word.length;
      }
      word = "";
      isWhole = true;
    }
  }
  return counts;
}
