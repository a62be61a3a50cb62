import { BLANK, FIRST_LETTER, isLetterSymbol, SYMBOL_OF_CODE, SYMBOLS } from "../../english/alphabet.js";
import { nextContext } from "../../english/characters.js";
import { nats } from "../../english/costs.js";
import { isKnownWord } from "../../english/known.js";
import type { Model } from "../../english/model.js";
import { AFTER_OTHER, CLASS_COST, caseCost, nextCaseState } from "../../english/running.js";
import { childOf, isWordNode, ROOT } from "../../english/trie.js";
import type { Range } from "../range.js";

/** Nats of one code at the most: what no model knows says no more than that it is odd. */
const SURPRISE = nats(7);
/**
 * Nats a character between what English costs as it stands (2) and what enciphered English does (4.7 and more); letters
 * in any order cost 2.9, so that what lies above belongs to a cipher rather than to names.
 */
const ORDINARY = nats(3.2);
/** Units above the ordinary that make a stretch worth a search. */
const LEAST_EXCESS = nats(16);
/** Units below its peak at which a stretch has ended: a dozen healthy characters, and no name inside it. */
const DROP = nats(13);
/** UTF-16 units that a part holds at least. */
const SHORTEST = 16;

const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d;
const isBlank = (code: number): boolean => code === 0x20 || isLineEnd(code);

/**
 * The stretches that read as no English: whole tokens, from where a text leaves English to where it comes back. Unlike what
 * the screen suspects they hold no surroundings, so that a solver sees nothing but its cipher.
 *
 * @param isExplained whether an encoding already reads a UTF-16 offset; nothing there belongs to a part
 * @returns sorted, disjoint ranges
 */
export function encipheredParts(
  text: string,
  suspects: readonly Range[],
  isExplained: (offset: number) => boolean,
  model: Model,
): Range[] {
  const { running } = model;
  const parts: Range[] = [];
  let seen: Range = { start: 0, end: 0 };
  for (const window of suspects) {
    let context = BLANK;
    let caseState = AFTER_OTHER;
    let sum = 0;
    let peak = 0;
    let start = window.start;
    let end = window.start;
    const close = (): void => {
      // A long token may hold many stretches, and is looked at as a whole but once.
      if (peak >= LEAST_EXCESS && end > seen.end) {
        const part = wholeTokens(text, { start, end }, window, isExplained, model);
        seen = part;
        if (part.end - part.start >= SHORTEST && !showsWords(text, part, model)) parts.push(part);
      }
      sum = 0;
      peak = 0;
    };
    for (let at = window.start; at < window.end; at += 1) {
      const code = text.charCodeAt(at);
      const symbol = SYMBOL_OF_CODE[code]!;
      const cost = running[context * SYMBOLS + symbol]! + CLASS_COST[code]! + caseCost(caseState, code);
      context = nextContext(context, symbol);
      caseState = nextCaseState(caseState, code);
      if (isExplained(at)) {
        close();
        continue;
      }
      const beyond = addressEnd(text, at, window.end);
      if (beyond > at) {
        close();
        at = beyond - 1;
        context = BLANK;
        caseState = AFTER_OTHER;
        continue;
      }
      if (sum === 0) start = at;
      sum += Math.min(cost, SURPRISE) - ORDINARY;
      if (sum > peak) {
        peak = sum;
        end = at + 1;
      }
      if (sum <= 0 || sum < peak - DROP) close();
    }
    close();
  }
  return parts;
}

const OPENING = 0x28;
const CLOSING = 0x29;
const CLOSING_SQUARE = 0x5d;
const SMALL_H = 0x68;

/** UTF-16 units of the longest address that is passed over. */
const LONGEST_ADDRESS = 500;

/** The offset after an address that begins at an offset: of a Markdown link, or one that is written out; the same if none does. */
function addressEnd(text: string, at: number, limit: number): number {
  const code = text.charCodeAt(at);
  if (code === OPENING && text.charCodeAt(at - 1) === CLOSING_SQUARE) return linkEnd(text, at, limit);
  if (code !== SMALL_H || !(text.startsWith("http://", at) || text.startsWith("https://", at))) return at;
  let end = at;
  while (end < limit && !isBlank(text.charCodeAt(end))) end += 1;
  return end;
}

/** The offset after the address of a Markdown link that begins at an opening bracket; that of the bracket if none does. */
function linkEnd(text: string, at: number, limit: number): number {
  for (let end = at + 1; end < Math.min(limit, at + LONGEST_ADDRESS); end += 1) {
    const code = text.charCodeAt(end);
    if (isBlank(code)) return at;
    if (code === CLOSING) return end + 1;
  }
  return at;
}

/** Nats a character below which a token at the edge of a part, or a whole line there, is healthy text. */
const HEALTHY = { token: nats(3.2), line: nats(4) } as const;

/** The whole tokens of a range, less healthy ones at its ends; its window holds them all. They end where text is explained. */
function wholeTokens(
  text: string,
  { start, end }: Range,
  window: Range,
  isExplained: (offset: number) => boolean,
  model: Model,
): Range {
  const isToken = (offset: number): boolean => !isBlank(text.charCodeAt(offset)) && !isExplained(offset);
  let from = start;
  while (from < end && isBlank(text.charCodeAt(from))) from += 1;
  while (from > window.start && isToken(from - 1)) from -= 1;
  let to = end;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
  while (to < window.end && isToken(to)) to += 1;
  for (const [limit, isBreak] of [
    [HEALTHY.line, isLineEnd],
    [HEALTHY.token, isBlank],
  ] as const) {
    const isHealthy = (first: number, last: number): boolean =>
      standing(text, first, last, model) < limit * (last - first) || isWord(text.slice(first, last), model);
    for (;;) {
      let next = from;
      while (next < to && !isBreak(text.charCodeAt(next))) next += 1;
      if (next >= to || !isHealthy(from, next)) break;
      while (next < to && isBlank(text.charCodeAt(next))) next += 1;
      from = next;
    }
    for (;;) {
      let next = to;
      while (next > from && !isBreak(text.charCodeAt(next - 1))) next -= 1;
      if (next <= from || !isHealthy(next, to)) break;
      while (next > from && isBlank(text.charCodeAt(next - 1))) next -= 1;
      to = next;
    }
  }
  return { start: from, end: to };
}

/** Whether a token, marks around it aside, is a word that garble hardly shows by chance. */
function isWord(token: string, { words }: Model): boolean {
  const [word] = /^\W*([A-Za-z]{4,})\W*$/.exec(token)?.slice(1) ?? [];
  return word !== undefined && isKnownWord(word, [words]);
}

/** Letters of a common word and nats up to which it is one, and share of letters in such words from which on text stands. */
const WORDS = { letters: 3, cost: nats(13), share: 0.25 } as const;
/** Letters of a word that chance hardly shows, and letters of such different words, and their share, that it never does. */
const TELLING = { letters: 4, least: 14, share: 0.04 } as const;

const LAST_ASCII = 0x7e;

/** Whether common words stand in a range as it is: links, paths and code are odd, and hold them; a cipher only by chance. */
function showsWords(text: string, { start, end }: Range, { words }: Model): boolean {
  let letters = 0;
  let known = 0;
  let telling = 0;
  const seen = new Set<number>();
  for (let at = start; at < end; ) {
    let node: number = ROOT;
    const from = at;
    for (; at < end; at += 1) {
      const symbol = SYMBOL_OF_CODE[text.charCodeAt(at)]!;
      if (!isLetterSymbol(symbol)) break;
      if (node >= 0) node = childOf(words, node, symbol - FIRST_LETTER);
    }
    const length = at - from;
    letters += length;
    if (
      length >= WORDS.letters &&
      node >= 0 &&
      isWordNode(words, node) &&
      words.wordCosts[node]! < WORDS.cost
    ) {
      known += length;
      if (length >= TELLING.letters && !seen.has(node)) telling += length;
      seen.add(node);
    }
    if (length > 0) continue;
    if (text.charCodeAt(at) > LAST_ASCII) letters += 1;
    at += 1;
  }
  if (telling >= Math.max(TELLING.least, TELLING.share * letters)) return true;
  return known > 0 && known >= WORDS.share * letters;
}

/** UTF-16 units of a part that is worth a search by itself, and nats a character that it must cost as it stands. */
export const SHORTEST_SEARCHED = 30;
const LEAST_STANDING = nats(4);

/** Whether a search for its cipher can begin with a part. */
export const isWorthSearch = (text: string, { start, end }: Range, model: Model): boolean =>
  end - start >= SHORTEST_SEARCHED && standing(text, start, end, model) >= LEAST_STANDING * (end - start);

/** Units that a range costs as English by itself. */
function standing(text: string, start: number, end: number, { running }: Model): number {
  let context = BLANK;
  let caseState = AFTER_OTHER;
  let sum = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const symbol = SYMBOL_OF_CODE[code]!;
    const cost = running[context * SYMBOLS + symbol]! + CLASS_COST[code]! + caseCost(caseState, code);
    sum += Math.min(cost, SURPRISE);
    context = nextContext(context, symbol);
    caseState = nextCaseState(caseState, code);
  }
  return sum;
}
