import { decodeText, type Encoding, showsBeyondAscii } from "../../encodings/index.js";
import { isKnownWord } from "../../english/known.js";
import type { Range } from "../range.js";
import type { ReadingContext } from "../reading/read-stretch.js";
import { isEmphasisOpen } from "./clear-of-marks.js";
import { decodePart, isBetweenTokens, LETTER, MARKS, tokenAround } from "./edge-tokens.js";

/** Nats against leaving out a token that the search for stretches took in, by whether it reads as it stands. */
export const INWARDS = { healthy: 2, apart: -1, garbled: 8, signs: -1.5, marks: -3, otherCase: -8 };
/** Nats against taking in a token that the search left out. */
const OUTWARDS = { healthy: 8, apart: 8, garbled: 1, signs: 8, marks: 7, otherCase: 16 };
/** Nats against leaving out a stop that shows as a mark. */
export const SHOWN_STOP = 3;
/** Small letters of ASCII, more than a glyph or two. */
const PLAIN_WORD = /^[\x20-\x7e]*[a-z]{3}[\x20-\x7e]*$/;
/** What a mark right behind a garbled word stands for where it ends a sentence or a clause. */
const STOP = /^[.,;:!?)]$/;

/** Whether a single mark at the end of a stretch is a stop of the garble: Markdown would have opened it before. */
export function isShownStop(text: string, at: number, encoding: Encoding): boolean {
  const mark = text[at]!;
  if (!STOP.test(decodeText(encoding, mark)) || isBetweenTokens(text[at - 1], encoding)) return false;
  if (MARKS.test(text[at + 1] ?? "")) return false;
  return !isEmphasisOpen(text, mark, at);
}

/** Nats against moving an edge over a part of the text. */
export function bias(
  text: string,
  { start, end }: Range,
  inwards: boolean,
  encoding: Encoding,
  context: ReadingContext,
): number {
  const { healthy, apart, garbled, signs, marks, otherCase } = inwards ? INWARDS : OUTWARDS;
  const plainStands = showsBeyondAscii(encoding);
  const part = text.slice(start, end);
  const hasLetters = (token: string): boolean =>
    LETTER.test(token) || LETTER.test(decodePart(token, encoding));
  // Signs that a blank parts from the garble are the text's own; those right beside it may be either.
  if (!hasLetters(part)) {
    if (!DIGIT.test(part) && DIGIT.test(decodePart(part, encoding))) return 0;
    if (Array.from(part).some((sign) => isPlainBlank(sign, encoding))) return signs;
    return MARKS.test(part) ? marks : 0;
  }
  let sum = 0;
  for (const { 0: token, index } of part.matchAll(/\S+/g)) {
    if (!hasLetters(token)) {
      sum += signs;
      continue;
    }
    // What the garble goes on in, or the rest of which is garbled, does not read as it stands.
    const whole = tokenAround(text, start + index, start + index + token.length, encoding);
    if (whole === token && isOtherCase(token, encoding)) {
      sum += otherCase;
      continue;
    }
    const stands =
      isHealthy(whole, context) || (plainStands && PLAIN_WORD.test(token)) || showsNoLetter(whole, encoding);
    const isDoubtful = !inwards && (whole !== token || !LETTER.test(token));
    // A plain blank parts it from garble that shows its blanks otherwise.
    const isApart = / /.test(text.slice(start + index, end + 1)) && showsBlanks(text, end, encoding);
    sum += stands ? (isApart ? apart : healthy) : isDoubtful ? 0 : garbled;
  }
  return sum;
}

const DIGIT = /\d/;
/** Whether an encoding reads a token of letters as signs or digits alone. */
const showsNoLetter = (token: string, encoding: Encoding): boolean =>
  LETTER.test(token) && !LETTER.test(decodePart(token, encoding));

/** Whether an encoding reads the small letters of a token as the same letters, but as capitals. */
function isOtherCase(token: string, encoding: Encoding): boolean {
  const decoded = decodePart(token, encoding);
  return decoded !== token && /[a-z]/.test(token) && decoded === token.toUpperCase();
}

/** Whether a character parts tokens, and is no blank of the garble. */
const isPlainBlank = (sign: string, encoding: Encoding): boolean =>
  /\s/.test(sign) && (sign === " " || decodeText(encoding, sign) !== " ");
export const SEEN_BLANKS = 40;
/** Whether an encoding shows blanks in a part of a text, but not as plain ones. */
export const showsBlanks = (
  text: string,
  from: number,
  encoding: Encoding,
  to = from + SEEN_BLANKS,
): boolean =>
  Array.from(text.slice(from, to)).some((glyph) => glyph !== " " && decodeText(encoding, glyph) === " ");
/** What may stand right beside a word: signs, and numbers beyond them. */
const AROUND_WORD =
  /^[^A-Za-z\0-\x1f\x7f-\x9f]*[^A-Za-z\d\0-\x1f\x7f-\x9f]|[^A-Za-z\d\0-\x1f\x7f-\x9f][^A-Za-z\0-\x1f\x7f-\x9f]*$/g;

const ABBREVIATION = /^[A-Z]{1,6}s?$/;
/** A decade, an ordinal, a sum in shillings or pence, a number with its letter. */
const NUMBER = /^\d+(?:[a-z]|st|nd|rd|th)$/;

/** Whether a token reads as it stands: a word, an abbreviation in capitals, a number with its letters. */
export function isHealthy(token: string, { model, lexicon }: ReadingContext): boolean {
  const word = token.replace(AROUND_WORD, "");
  if (word === "") return false;
  return ABBREVIATION.test(word) || NUMBER.test(word) || isKnownWord(word, [model.words, lexicon.words]);
}
