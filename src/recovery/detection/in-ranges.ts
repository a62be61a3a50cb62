import { decodeCode, type Encoding, isKept } from "../../encodings/index.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";
import { nats } from "../../english/costs.js";
import { isKnownWord } from "../../english/known.js";
import type { Trie } from "../../english/trie.js";
import { once } from "../../once.js";
import { isLetter, isLineEnd, plainTokens } from "../edges/edge-tokens.js";
import { firstEndingAfter } from "../lines.js";
import type { Range } from "../range.js";
import type { Hypothesis } from "./find-encodings.js";
import type { Gain } from "./gains.js";

/** Units by which ranges may read worse than their shift without regard to words, besides being rarer. */
const RARER = nats(3);

/**
 * A shift, or the one of its ranges that reads the same stretches better: capitals, digits and signs may have offsets of
 * their own.
 */
export function inRanges(
  text: string,
  enciphered: () => readonly Range[],
  best: Hypothesis,
  evaluate: (encoding: Encoding) => Hypothesis,
  rangesOf: (parts: readonly string[], shift: number) => Encoding | undefined,
  words: Trie,
): Hypothesis {
  const { family, params, tokens } = best.encoding;
  const lower =
    family === "shift" ? params["offset"] : family === "ranged-shift" ? params["lower"] : undefined;
  if (typeof lower !== "number" || tokens) return best;
  const gains = [...best.gains].sort((one, other) => one.start - other.start);
  // A stretch that goes over many lines is looked at but once.
  const ownBlanks = new Map(gains.map((gain) => [gain, once(() => ownBlanksIn(text, gain, best.encoding))]));
  const showsOwnBlanks = (some: readonly Gain[]): boolean =>
    some.reduce((sum, gain) => sum + ownBlanks.get(gain)!(), 0) > 0;
  const lines = enciphered()
    .flatMap((part) => linesIn(text, part))
    .flatMap((line) => garbledParts(text, line, gains, best.encoding, words, showsOwnBlanks));
  const covered = lines.filter((line) => coveredBy(gains, line) >= COVERED * (line.end - line.start));
  const parts = (covered.length > 0 ? covered : lines).map(({ start, end }) => text.slice(start, end));
  if (parts.length === 0) return best;
  const ranged = rangesOf(parts, lower);
  if (ranged === undefined || readsFewer(parts, ranged, best.encoding)) return best;
  // Signs that stand for themselves because the shift would move them out of ASCII are no proof of ranges.
  if (ranged.params["signs"] !== 0 && showsKept(parts, best.encoding)) return best;
  const hypothesis = evaluate(ranged);
  const rarer = nats(Math.max(0, ranged.rarity - best.encoding.rarity));
  return hypothesis.total + rarer + RARER >= best.total ? hypothesis : best;
}

/** Whether an encoding leaves control characters of a text unread that another reads as letters. */
const readsFewer = (texts: readonly string[], one: Encoding, other: Encoding): boolean =>
  texts.some((text) =>
    someCode(text, (code) => code < BLANK && decodeCode(one, code) === 0 && readsLetter(other, code)),
  );

const readsLetter = (encoding: Encoding, code: number): boolean =>
  isLetterSymbol(SYMBOL_OF_CODE[decodeCode(encoding, code)]!);

/** Whether a condition holds for any UTF-16 code of a text. */
function someCode(text: string, holds: (code: number) => boolean): boolean {
  for (let at = 0; at < text.length; at += 1) if (holds(text.charCodeAt(at))) return true;
  return false;
}

/** Signs that an encoding keeps from which on they are no accident, and their share of a text. */
const KEPT_SIGNS = { least: 3, share: 0.01 } as const;

/** Whether a text shows many codes of ASCII, other than the blank, that may stand for themselves in an encoding. */
function showsKept(texts: readonly string[], encoding: Encoding): boolean {
  let kept = 0;
  let length = 0;
  for (const text of texts) {
    length += text.length;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > 0x20 && code < 0x7f && isKept(encoding, code)) kept += 1;
    }
  }
  return kept >= KEPT_SIGNS.least && kept >= KEPT_SIGNS.share * length;
}

/** Share of a line that a shift gains on where nothing in it is healthy; if there are such, ranges are sought in no others. */
const COVERED = 0.7;

/** The gains that touch a range, of all in order. */
function gainsIn(gains: readonly Gain[], { start, end }: Range): readonly Gain[] {
  const first = firstEndingAfter(gains, start);
  let after = first;
  while (after < gains.length && gains[after]!.start < end) after += 1;
  return gains.slice(first, after);
}

/** UTF-16 units of a range that lie in stretches, which are given in order. */
const coveredBy = (gains: readonly Gain[], range: Range): number =>
  gainsIn(gains, range).reduce(
    (sum, gain) => sum + Math.min(gain.end, range.end) - Math.max(gain.start, range.start),
    0,
  );

const BLANK = 0x20;
/** Share of a token that a shift gains on from which on it is garbled, be it a word as it stands. */
const GARBLED = 0.5;

/** Letters of a word that proves by itself to be healthy. */
const SHORTEST_WORD = 3;

/** The parts of a line between the healthy words in it. */
function garbledParts(
  text: string,
  line: Range,
  gains: readonly Gain[],
  encoding: Encoding,
  lexicon: Trie,
  showsOwnBlanks: (gains: readonly Gain[]) => boolean,
): Range[] {
  const tokens = plainTokens(text, line);
  const inLine = gainsIn(gains, line);
  if (inLine.length === 0) return [];
  const isGarbled = tokens.map((token) => coveredBy(inLine, token) >= GARBLED * (token.end - token.start));
  const words = tokens.map(({ start, end }) => wordIn(text.slice(start, end)));
  const isParted = showsOwnBlanks(inLine);
  const isHealthy = tokens.map((_, index) => {
    if (isGarbled[index]) return false;
    // What plain blanks part from garble that shows its blanks otherwise is none.
    if (isParted) return true;
    const word = words[index]!;
    return word !== "" && (isKnownWord(word, [lexicon]) || !readsLetters(encoding, word));
  });
  // A number or a short word is as healthy as what stands beside it.
  const isNumber = (index: number): boolean => !isGarbled[index] && words[index] === "";
  let beside = !isLineEnd(text.charCodeAt(line.start - 1));
  for (let index = 0; index < tokens.length; index += 1)
    beside = isHealthy[index] ||= beside && isNumber(index);
  beside = !isLineEnd(text.charCodeAt(line.end));
  for (let index = tokens.length - 1; index >= 0; index -= 1)
    beside = isHealthy[index] ||= beside && isNumber(index);
  const parts: Range[] = [];
  tokens.forEach((token, index) => {
    if (isHealthy[index]) return;
    if (index > 0 && !isHealthy[index - 1]) parts.push({ ...parts.pop()!, end: token.end });
    else parts.push(token);
  });
  return parts;
}

/** The word of a token: none where it holds a digit and so is a number, be it with letters (4s., 1840s), or is as short as any code. */
function wordIn(token: string): string {
  let [start, end] = [0, token.length];
  while (start < end && !isLetter(token.charCodeAt(start))) start += 1;
  while (end > start && !isLetter(token.charCodeAt(end - 1))) end -= 1;
  return end - start < SHORTEST_WORD || /\d/.test(token) ? "" : token.slice(start, end);
}

/** By how many an encoding shows more blanks of a range as other codes than as blanks. */
function ownBlanksIn(text: string, { start, end }: Range, encoding: Encoding): number {
  let own = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BLANK) own -= 1;
    else if (decodeCode(encoding, code) === BLANK) own += 1;
  }
  return own;
}

/** Whether an encoding reads a letter anywhere in a text. */
const readsLetters = (encoding: Encoding, text: string): boolean =>
  someCode(text, (code) => readsLetter(encoding, code));

/** The lines of a range; healthy ones may stand among garbled ones. */
function linesIn(text: string, { start, end }: Range): Range[] {
  const lines: Range[] = [];
  for (let from = start; from < end; ) {
    const lineEnd = text.indexOf("\n", from);
    const to = lineEnd < 0 || lineEnd > end ? end : lineEnd;
    if (to > from) lines.push({ start: from, end: to });
    from = to + 1;
  }
  return lines;
}
