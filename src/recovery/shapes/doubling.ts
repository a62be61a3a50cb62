import { isKnownWord } from "../../english/known.js";
import { NO_WORD } from "../../english/word-memory.js";
import type { Finding } from "../../provenance/record.js";
import {
  DIFFERENT_LETTERS,
  HEXADECIMAL,
  KNOWN_SHARE,
  MOST_TIMES,
  PROOF,
  ROMAN,
} from "../../repairs/doubling.js";
import { isQuoted } from "../judging/quoted.js";
import { overlapsAny } from "../overlap.js";
import type { Pieces } from "../pieces/pieces.js";
import type { Range } from "../range.js";
import { doubted, repaired } from "../repaired.js";
import type { DamageContext } from "./other-damage.js";

const BLANK = 0x20;
const LINE_END = 0x0a;

/** A row of signs without blanks in which each sign stands as often as the others. */
interface Token extends Range {
  /** How often each sign stands, as far as this token tells. */
  readonly times: number;
}

/** Words each of whose glyphs is shown twice or more. */
export function findDoubledGlyphs(text: string, taken: readonly Range[], context: DamageContext): Finding[] {
  if (!mayHoldDoubled(text, context.pieces)) return [];
  return stretchesOf(text).flatMap((tokens) => {
    const range = { start: tokens[0]!.start, end: tokens.at(-1)!.end };
    const times = tokens.reduce((common, token) => greatestCommonDivisor(common, token.times), 0);
    if (times > MOST_TIMES || overlapsAny(taken, range)) return [];
    if (!isProven(text, tokens, times, context)) return [];
    const edits = [{ ...range, to: madeSingle(text, tokens, times) }];
    const finding = repaired(text, range, edits, REPAIR, CERTAINTY);
    if (isShownBeside(text, range, finding.reading!)) return [];
    return [isQuoted(text, range) ? doubted(finding) : finding];
  });
}

/** UTF-16 units on both sides in which a text may show single what it doubles on purpose. */
const BESIDE = 80;

const isShownBeside = (text: string, { start, end }: Range, reading: string): boolean =>
  text.slice(Math.max(0, start - BESIDE), start).includes(reading) ||
  text.slice(end, end + BESIDE).includes(reading);

/** Whether any word that no lexicon holds begins with one letter twice, as doubled words do. */
function mayHoldDoubled(text: string, { odd, starts, ends, costs }: Pieces): boolean {
  for (const index of odd) {
    const start = starts[index]!;
    if (
      costs[index] === NO_WORD &&
      ends[index]! - start >= SHORTEST_AT_EDGE &&
      text.charCodeAt(start) === text.charCodeAt(start + 1)
    )
      return true;
  }
  return false;
}

const REPAIR = { kind: "doubling", stage: "repair", rule: "repeated glyphs" } as const;
const CERTAINTY = { damaged: 0.999, exact: 0.98 };

function greatestCommonDivisor(one: number, other: number): number {
  let [a, b] = [one, other];
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

/** Lengths of rows of one sign divide by how often each is shown; 1 as soon as one stands alone. */
function timesOf(text: string, start: number, end: number): number {
  let times = 0;
  for (let at = start; at < end; ) {
    let next = at + 1;
    while (next < end && text.charCodeAt(next) === text.charCodeAt(at)) next += 1;
    times = greatestCommonDivisor(times, next - at);
    if (times === 1) return 1;
    at = next;
  }
  return times;
}

/** Tokens in a row, in one line, in which all signs are repeated equally often; at both ends stand words. */
function stretchesOf(text: string): Token[][] {
  const stretches: Token[][] = [];
  let row: Token[] = [];
  let common = 0;
  const close = (): void => {
    const from = row.findIndex((token) => isWordLike(text, token));
    const to = row.findLastIndex((token) => isWordLike(text, token));
    if (from >= 0) stretches.push(row.slice(from, to + 1));
    row = [];
    common = 0;
  };
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === BLANK || code === LINE_END) {
      if (code === LINE_END) close();
      at += 1;
      continue;
    }
    let end = at + 1;
    // Healthy words are left after their first two signs.
    const repeated = text.charCodeAt(end) === code;
    while (end < text.length && text.charCodeAt(end) !== BLANK && text.charCodeAt(end) !== LINE_END) end += 1;
    const times = repeated ? timesOf(text, at, end) : 1;
    if (times === 1 || greatestCommonDivisor(common, times) === 1) close();
    if (times > 1) {
      row.push({ start: at, end, times });
      common = greatestCommonDivisor(common, times);
    }
    at = end;
  }
  close();
  return stretches;
}

/** Units of the shortest token that a stretch may begin or end with, but for words of one letter. */
const SHORTEST_AT_EDGE = 4;
const ONE_LETTER = /^(?:a+|A+|I+)$/;

function isWordLike(text: string, { start, end }: Token): boolean {
  if (end - start < SHORTEST_AT_EDGE) return ONE_LETTER.test(text.slice(start, end));
  return /[\p{L}\p{N}]/u.test(text.slice(start, end));
}

/** Each sign of a token once. */
function single(text: string, { start, end }: Token, times: number): string {
  let read = "";
  for (let at = start; at < end; at += times) read += text[at]!;
  return read;
}

function isProven(text: string, tokens: readonly Token[], times: number, context: DamageContext): boolean {
  const all = tokens.flatMap((token) => single(text, token, times).match(/[A-Za-z]+/g) ?? []);
  const telling = all.filter(isTelling);
  if (telling.length === 0) return false;
  const lexicons = [context.model.words, context.lexicon.words];
  const lengthOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0);
  const proofs = telling.filter((word) => isKnownWord(word, lexicons));
  const known = all.filter((word) => isKnownWord(word, lexicons) && !isNumber(word));
  return (
    (proofs.some((word) => word.length >= PROOF.alone) || proofs.length >= PROOF.words) &&
    lengthOf(known) >= KNOWN_SHARE * lengthOf(all)
  );
}

const isNumber = (word: string): boolean => ROMAN.test(word) || HEXADECIMAL.test(word);

/** Whether a word can prove anything, if it is known. */
const isTelling = (word: string): boolean =>
  word.length >= PROOF.together && new Set(word.toLowerCase()).size >= DIFFERENT_LETTERS && !isNumber(word);

/** The stretch with each sign once; blanks as well, where all of them are repeated. */
function madeSingle(text: string, tokens: readonly Token[], times: number): string {
  const gaps = tokens.slice(1).map(({ start }, index) => start - tokens[index]!.end);
  const repeated = gaps.every((gap) => gap % times === 0);
  return tokens
    .map((token, index) => {
      const gap = index === 0 ? 0 : gaps[index - 1]!;
      return " ".repeat(repeated ? gap / times : gap) + single(text, token, times);
    })
    .join("");
}
