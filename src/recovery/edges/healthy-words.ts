import { decodeCode, decodeText, type Encoding } from "../../encodings/index.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";
import { nats } from "../../english/costs.js";
import { isKnownWord } from "../../english/known.js";
import type { Model } from "../../english/model.js";
import type { Trie } from "../../english/trie.js";
import type { Stretch } from "../detection/segment.js";
import { stayCosts } from "../detection/stay.js";
import type { Range } from "../range.js";
import type { ReadingContext } from "../reading/read-stretch.js";
import { isHealthy, showsBlanks } from "./edge-bias.js";
import { LETTER, LONGEST_TOKEN, plainTokens, wholeToken } from "./edge-tokens.js";
import { withoutStanding } from "./kept-blanks.js";
import { isLabel } from "./labels.js";
import { readIn, readsWords, WORD } from "./reads-words.js";
import { type BlankHabits, isSetApart } from "./set-apart.js";

const BLANK = " ";

/**
 * A stretch without the words in it that plain blanks part from garble which shows its blanks otherwise, and that its
 * encoding reads as signs, or that a person marked, or that are names only as they stand: they were never garbled.
 */
export function withoutHealthyWords(
  text: string,
  stretch: Stretch,
  context: ReadingContext,
  habits: BlankHabits,
): Stretch[] {
  const { encoding, start, end } = stretch;
  if (encoding === undefined || !text.slice(start, end).includes(BLANK)) return [stretch];
  // Where the blank may be a letter, it parts nothing.
  if (isLetterSymbol(SYMBOL_OF_CODE[decodeCode(encoding, BLANK.charCodeAt(0))]!)) return [stretch];
  const tokens = plainTokens(text, stretch);
  const words = [context.model.words, context.lexicon.words];
  if (!showsBlanks(text, start, encoding, end)) return withoutStanding(text, stretch, tokens, words);
  const marked = markedTokens(text, tokens, encoding, words);
  const isStrange = (token: Range, index: number): boolean => {
    const blanks = (index > 0 ? 1 : 0) + (index < tokens.length - 1 ? 1 : 0);
    const shown = text.slice(token.start, token.end);
    return (
      LETTERS.test(shown) &&
      (isHealthy(shown, context) || !readsWords(shown, encoding, words)) &&
      !isPartOfWord(text, token, stretch, words) &&
      isSetApart(text, token, blanks, encoding, context.model, habits)
    );
  };
  const isLeftOut = (token: Range, index: number): boolean =>
    marked[index] === 1 ||
    (index === 0 && isLabel(text, token, encoding, habits)) ||
    isHealthyWord(text, token, index > 0 && index < tokens.length - 1, encoding, context) ||
    isName(text.slice(token.start, token.end), encoding, words, context.model) ||
    isStrange(token, index) ||
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

/** Whether what blanks of the garble set apart around a token is a word, once the plain blanks in it are gone. */
function isPartOfWord(
  text: string,
  token: Range,
  { encoding, start, end }: Stretch,
  words: readonly Trie[],
): boolean {
  const isOutside = (at: number): boolean =>
    at < start || at >= end || (text[at] !== BLANK && decodeText(encoding!, text[at]!) === BLANK);
  let [from, to] = [token.start, token.end];
  while (token.start - from < LONGEST_TOKEN && !isOutside(from - 1)) from -= 1;
  while (to - token.end < LONGEST_TOKEN && !isOutside(to)) to += 1;
  if (!LETTER.test(readIn(text.slice(token.start, token.end), encoding!))) return false;
  const joined = readIn(text.slice(from, to).replaceAll(BLANK, ""), encoding!);
  return isKnownWord(WORD.exec(joined)?.[1] ?? "", words);
}

/** Two letters and more: a reader that spreads text out sets single ones apart. */
const LETTERS = /[A-Za-z].*[A-Za-z]/;

/** What a person marked, with a stop behind it: emphasis, code, a formula; a link, a footnote. */
const MARKED = /^(?:([*_]{1,3}|`{1,2}|\$)[^*_`$]+\1|!?\[[^\]]+\]\([^()]*\)|\[\^[^\]]+\])[.,;:!?]?$/;
/** Tokens that a pair of marks may hold. */
const MOST_MARKED = 3;

/**
 * 1 for every token that a person marked, by itself or with its neighbours; what holds blanks as an encoding shows them, or
 * reads as words, is garble that marks were laid over.
 */
function markedTokens(
  text: string,
  tokens: readonly Range[],
  encoding: Encoding,
  words: readonly Trie[],
): Uint8Array {
  const marked = new Uint8Array(tokens.length);
  for (let first = 0; first < tokens.length; first += 1) {
    for (let last = first; last < Math.min(tokens.length, first + MOST_MARKED); last += 1) {
      const part = text.slice(tokens[first]!.start, tokens[last]!.end);
      if (!MARKED.test(part) || readIn(part, encoding).includes(BLANK)) continue;
      if (!readsWords(part, encoding, words)) marked.fill(1, first, last + 1);
    }
  }
  return marked;
}

/** A name as print has it, and nats by which its letters must be likelier as they stand than as an encoding reads them. */
const NAME = /^[A-Z][a-z]{3,}[.,;:!?]?$/;
const LIKELIER = nats(3);

/** Whether a token is a name that an encoding reads as no word, and as letters in an unlikely order. */
function isName(token: string, encoding: Encoding, words: readonly Trie[], model: Model): boolean {
  if (!NAME.test(token) || readsWords(token, encoding, words)) return false;
  const costOf = (text: string): number => stayCosts(text, 0, text.length, model).at(-1)!;
  return costOf(token) + LIKELIER <= costOf(decodeText(encoding, token));
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
  const decoded = readIn(token, encoding);
  if (LETTER.test(decoded) || decoded.includes(BLANK)) return false;
  const isCertain = !isInside && !/\d/.test(decoded);
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
