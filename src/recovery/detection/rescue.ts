import { decodeText, type Encoding } from "../../encodings/index.js";
import type { Model } from "../../english/model.js";
import type { Range } from "../range.js";
import { WHITE } from "../white-space.js";
import type { Candidate } from "./find-encodings.js";
import { hasWord, isWord, RescuedRuns, SHORTEST_WORD, TELLING_LENGTH } from "./rescued-runs.js";
import type { Stretch } from "./segment.js";

/** Evidence in nats from which on an encoding is tried on what is too short to show it: what comes of it is judged like all. */
const LIKELY = 20;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const STOP = /^[.,;:!?)]$/;
/** Letters of a word that hardly comes out of healthy text by chance where two parts make it. */
const TELLING_JOINT = 6;
/** No word is longer. */
const LONGEST_JOINT = 60;
/** Letters of a healthy part of a token that stands beside a garbled one. */
const HEALTHY_PART = 4;

/**
 * Adds what is too short for the search by characters but reads through an encoding that the document proves: tokens that
 * are no words as they stand and are words through it, in a row or alone, and parts of tokens that it makes words of.
 *
 * @param stretches sorted and disjoint
 */
export function rescueTokens(
  text: string,
  windows: readonly Range[],
  stretches: readonly Stretch[],
  candidates: readonly Candidate[],
  model: Model,
): Stretch[] {
  const proven = candidates.filter(({ evidence }) => evidence >= LIKELY).map(({ encoding }) => encoding);
  if (proven.length === 0) return [...stretches];
  const rescued: Stretch[] = [];
  let next = 0;
  let tokens: Range[] = [];
  const closeLine = (): void => {
    if (tokens.length > 0) rescued.push(...rescueLine(text, tokens, proven, model));
    tokens = [];
  };
  for (const window of windows) {
    for (let at = window.start; at < window.end; ) {
      const code = text.charCodeAt(at);
      if (WHITE[code] === 1) {
        if (code === LINE_FEED || code === CARRIAGE_RETURN) closeLine();
        at += 1;
        continue;
      }
      const start = at;
      while (at < window.end && WHITE[text.charCodeAt(at)] === 0) at += 1;
      const token = trimMarks(text, start, at);
      while (next < stretches.length && stretches[next]!.end <= token.start) next += 1;
      const isTaken = next < stretches.length && stretches[next]!.start < token.end;
      if (!isTaken && token.start < token.end) tokens.push(token);
    }
    closeLine();
  }
  return [...stretches, ...rescued].sort((a, b) => a.start - b.start);
}

/** What is rescued of the free tokens of one line. */
function rescueLine(
  text: string,
  tokens: readonly Range[],
  encodings: readonly Encoding[],
  model: Model,
): Stretch[] {
  const rescued: Stretch[] = [];
  const runs = new RescuedRuns(text, tokens, encodings, model);
  for (let from = 0; from < tokens.length; ) {
    const found = runs.longestFrom(from);
    if (found !== undefined) {
      const range = { start: tokens[from]!.start, end: tokens[found.to - 1]!.end };
      rescued.push({ ...range, encoding: found.encoding, evidence: 0 });
      from = found.to;
      continue;
    }
    const part = encodings.map(
      (encoding) =>
        garbledPart(text, tokens[from]!, encoding, model) ?? garbledStop(text, tokens[from]!, encoding),
    );
    const index = part.findIndex((range) => range !== undefined);
    if (index >= 0) rescued.push({ ...part[index]!, encoding: encodings[index]!, evidence: 0 });
    from += 1;
  }
  return rescued;
}

/**
 * The part of a token that an encoding makes a word of, together with the rest of it or beside it: `agreemeQW`,
 * `HFHLYLQJParty`.
 */
function garbledPart(text: string, token: Range, encoding: Encoding, model: Model): Range | undefined {
  const shown = sliceOf(text, token);
  if (!/^[!-~]+$/.test(shown) || hasWord(shown, HEALTHY_PART, model))
    return besideWord(text, token, encoding, model);
  if (shown.length > LONGEST_JOINT) return besideWord(text, token, encoding, model);
  const decoded = decodeText(encoding, shown);
  if (decoded.length !== shown.length) return undefined;
  if (shown.length < TELLING_JOINT) return besideWord(text, token, encoding, model);
  // Nearly no token has a place before and after which all is as in one word.
  const begun = [shown, decoded].map(lettersAtStart);
  const ended = [shown, decoded].map(smallLettersAtEnd);
  for (let cut = 1; cut < shown.length; cut += 1) {
    const isEndGarbled = cut <= begun[0]! && cut >= ended[1]!;
    if (isEndGarbled && isJoint(shown.slice(0, cut) + decoded.slice(cut), shown, cut, model))
      return { start: token.start + cut, end: token.end };
    const isStartGarbled = cut <= begun[1]! && cut >= ended[0]!;
    if (isStartGarbled && isJoint(decoded.slice(0, cut) + shown.slice(cut), shown, cut, model))
      return { start: token.start, end: token.start + cut };
  }
  return besideWord(text, token, encoding, model);
}

/** The stop of a healthy word, where the encoding shows it as a sign beyond ASCII. */
function garbledStop(text: string, token: Range, encoding: Encoding): Range | undefined {
  const sign = text[token.end - 1]!;
  if (sign < "\u0100" || !/[A-Za-z)]/.test(text[token.end - 2] ?? "")) return undefined;
  return STOP.test(decodeText(encoding, sign)) ? { start: token.end - 1, end: token.end } : undefined;
}

/** Letters from the start of a token on that may begin a word: the first in either case. */
function lettersAtStart(token: string): number {
  let at = isLetter(token.charCodeAt(0)) ? 1 : 0;
  while (at > 0 && at < token.length && isSmall(token.charCodeAt(at))) at += 1;
  return at;
}

/** Where the small letters begin that a token ends in. */
function smallLettersAtEnd(token: string): number {
  let at = token.length;
  while (at > 0 && isSmall(token.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Whether two parts make up one word, and the shown token changes its case or kind where they meet, as no word does. */
const isJoint = (joint: string, shown: string, cut: number, model: Model): boolean =>
  /[a-z][^a-z]|[^A-Za-z][a-z]|[A-Z]{2}[a-z]{2}/.test(shown.slice(Math.max(0, cut - 2), cut + 2)) &&
  isWord(joint.toLowerCase(), model);

/** A garbled part right before or after a healthy word that begins with a capital. */
function besideWord(text: string, token: Range, encoding: Encoding, model: Model): Range | undefined {
  const start = lastCapital(text, token);
  if (start - token.start < TELLING_LENGTH || token.end - start < HEALTHY_PART) return undefined;
  if (!isWord(text.slice(start, token.end).toLowerCase(), model)) return undefined;
  const garbled = text.slice(token.start, start);
  // Its beginning may stand on the run before: what is left of a word is no word.
  const decoded = decodeText(encoding, garbled).toLowerCase();
  const isEnd = /^[a-z]+$/.test(decoded) && endsWord(decoded, model);
  if (hasWord(garbled, SHORTEST_WORD, model) || !isEnd) return undefined;
  return { start: token.start, end: start };
}

/** Where the word begins that a token ends in, if that is a capital before small letters; -1 if not. */
function lastCapital(text: string, { start, end }: Range): number {
  let at = end - 1;
  while (at > start && isSmall(text.charCodeAt(at))) at -= 1;
  return at < end - 1 && isCapital(text.charCodeAt(at)) ? at : -1;
}

const isSmall = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a;
const isLetter = (code: number): boolean => isSmall(code) || isCapital(code);

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const endsWord = (letters: string, model: Model): boolean =>
  isWord(letters, model) || Array.from(LETTERS).some((letter) => isWord(letter + letters, model));

const sliceOf = (text: string, { start, end }: Range): string => text.slice(start, end);

/** A token without the marks of Markdown around it. */
function trimMarks(text: string, from: number, to: number): Range {
  let [start, end] = [from, to];
  while (start < end && isMark(text[start]!)) start += 1;
  while (end > start && isMark(text[end - 1]!)) end -= 1;
  return { start, end };
}

const isMark = (sign: string): boolean => sign === "*" || sign === "_";
