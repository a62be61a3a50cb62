import { decodeCode, type Encoding } from "../encodings/index.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../english/alphabet.js";
import { isHealthy, showsBlanks } from "./edge-bias.js";
import { isBoundary, LETTER, LONGEST_TOKEN, plainTokens } from "./edge-tokens.js";
import type { ReadingContext } from "./read-stretch.js";
import type { Range } from "./screen.js";
import type { Stretch } from "./segment.js";

const BLANK = " ";

/**
 * A stretch without the words in it that plain blanks part from garble which shows its blanks otherwise, and that its
 * encoding reads as signs: they were never garbled.
 */
export function withoutHealthyWords(text: string, stretch: Stretch, context: ReadingContext): Stretch[] {
  const { encoding, start, end } = stretch;
  if (encoding === undefined || !text.slice(start, end).includes(BLANK)) return [stretch];
  // Where the blank may be a letter, it parts nothing.
  if (isLetterSymbol(SYMBOL_OF_CODE[decodeCode(encoding, BLANK.charCodeAt(0))]!)) return [stretch];
  if (!showsBlanks(text, start, encoding, end)) return [stretch];
  const tokens = plainTokens(text, stretch);
  const isLeftOut = (token: Range, index: number): boolean =>
    isHealthyWord(text, token, index > 0 && index < tokens.length - 1, encoding, context) ||
    (index > 0 && isWordsBeginning(text, token, end));
  const parts: Stretch[] = [];
  let goesOn = false;
  tokens.forEach((token, index) => {
    const isGarbled = !isLeftOut(token, index);
    if (isGarbled && goesOn) parts[parts.length - 1] = { ...parts.at(-1)!, end: token.end };
    else if (isGarbled) parts.push({ ...stretch, ...token });
    goesOn = isGarbled;
  });
  return parts.map((part) => ({
    ...part,
    evidence: (stretch.evidence * (part.end - part.start)) / (end - start),
  }));
}

/** Whether a token shows letters that an encoding reads as signs; where these may be a number or stand between garble, they must be a word. */
function isHealthyWord(
  text: string,
  { start, end }: Range,
  isInside: boolean,
  encoding: Encoding,
  context: ReadingContext,
): boolean {
  const token = text.slice(start, end);
  if (!LETTER.test(token)) return false;
  const decoded = Array.from(token, (glyph) =>
    String.fromCharCode(decodeCode(encoding, glyph.charCodeAt(0))),
  );
  if (decoded.some((glyph) => LETTER.test(glyph) || glyph === BLANK)) return false;
  const isCertain = !isInside && !decoded.some((glyph) => /\d/.test(glyph));
  return isCertain || isHealthy(wholeToken(text, { start, end }), context);
}

/** UTF-16 units of a healthy word that a stretch takes in by chance, and letters of the rest of it. */
const BY_CHANCE = 2;
const REST = /^[a-z]{3}/;

/** Whether a token is but the beginning of a word that goes on healthy beyond the end of its stretch. */
const isWordsBeginning = (text: string, token: Range, end: number): boolean =>
  token.end === end &&
  token.end - token.start <= BY_CHANCE &&
  LETTER.test(text.slice(token.start, end)) &&
  REST.test(text.slice(end, end + 3));

/** A token with the rest of it that lies outside a stretch. */
function wholeToken(text: string, { start, end }: Range): string {
  let [from, to] = [start, end];
  while (start - from < LONGEST_TOKEN && !isBoundary(text[from - 1])) from -= 1;
  while (to - end < LONGEST_TOKEN && !isBoundary(text[to])) to += 1;
  return text.slice(from, to);
}
