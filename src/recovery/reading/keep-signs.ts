import { decodeCode, type Encoding } from "../../encodings/index.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";
import type { Range } from "../range.js";
import { type Cells, DIGIT_CELL, PLAIN_BLANK, PUNCTUATION, SHIFTED_BLANK } from "./cells.js";
import { isOwnCloser, isOwnStop } from "./own-stops.js";

const BLANK = 0x20;
/** Blanks of the encoding from which on plain ones tell what stands between them, and how many there are to each plain one that does not. */
const ENOUGH_BLANKS = 3;
const TO_EACH_OTHER = 8;
/** UTF-16 units of what is looked at as one. */
const LONGEST = 16;
/** What print sets between words: sums, years, pages, sections, dashes, marks of notes. */
const SIGNS =
  /^(?:[([“]?(?:[£$€§¶#]? ?\d[\d.,:/–-]*)?[%)\]”]?[.,;:!?]?|[–—&+=*·•§¶†‡]|&amp;|\[\^?\d{1,4}\])$/;
/** A reference to a note, right behind a word or a stop. */
const REFERENCE = /\[\^?(?:\p{L}{0,4}-?\d{1,4}|\p{L})\](?=[ .,;:)]|$)/gu;

/**
 * Leaves signs and numbers as they stand that plain blanks set apart in a stretch that shows its blanks otherwise, stops and
 * brackets before such blanks that end no word otherwise, and references to notes: they were never garbled.
 *
 * @param from first cell of the stretch
 * @param to end of its cells
 * @returns the cells that stay
 */
export function keepSigns(cells: Cells, encoding: Encoding, from: number, to: number): ReadonlySet<number> {
  const kept = new Set<number>();
  const { raw, kinds, codes } = cells;
  const keep = (start: number, end: number): void => {
    for (let at = start; at < end; at += 1) {
      kept.add(at);
      codes[at] = raw.charCodeAt(at);
      cells.fixed[at] = 1;
      kinds[at] = kindOf(codes[at]!);
      cells.letters[at] = 255;
    }
    for (const beside of [start - 1, end]) if (kinds[beside] === PLAIN_BLANK) kinds[beside] = SHIFTED_BLANK;
  };
  const garbled = raw.slice(from, to);
  if (garbled.includes("[")) {
    for (const { index, 0: reference } of garbled.matchAll(REFERENCE))
      keep(from + index, from + index + reference.length);
  }
  const tokens = tellingTokens(cells, encoding, from, to);
  for (const { start, end } of tokens)
    if (!kept.has(start) && SIGNS.test(raw.slice(start, end))) keep(start, end);
  return kept;
}

/** Signs and numbers have no letters to be read. */
const kindOf = (code: number): number => (isDigit(code) ? DIGIT_CELL : PUNCTUATION);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const STOPS: ReadonlySet<number> = new Set([0x2c, 0x2d, 0x2e]);

/** Whether a sign right before a plain blank is the text's own. */
function isOwnSign(raw: string, from: number, at: number, encoding: Encoding): boolean {
  if (at - 1 < from) return false;
  const glyphs = raw.slice(at - 1, at + 1);
  return (
    isOwnStop(glyphs, encoding, true) ||
    isOwnCloser(glyphs, encoding, () => opensBefore(raw, from, at, encoding))
  );
}

/** Whether a glyph stands behind a blank of the encoding earlier in the stretch, or at its beginning. */
function opensBefore(raw: string, from: number, at: number, encoding: Encoding): boolean {
  for (let place = raw.indexOf(raw[at]!, from); place < at; place = raw.indexOf(raw[at]!, place + 1)) {
    const before = raw.charCodeAt(place - 1);
    if (place === from || before === BLANK || decodeCode(encoding, before) === BLANK) return true;
  }
  return false;
}

/** What plain blanks set apart, where they tell anything. */
function tellingTokens({ raw, kinds }: Cells, encoding: Encoding, from: number, to: number): Range[] {
  const glyph = decodeCode(encoding, BLANK);
  if (isDigit(glyph) || STOPS.has(glyph) || isLetterSymbol(SYMBOL_OF_CODE[glyph]!)) return [];
  const tokens: Range[] = [];
  const beside = new Set<number>();
  let [shifted, plain] = [0, 0];
  let last = -1;
  for (let at = from; at < to; at += 1) {
    if (kinds[at] === SHIFTED_BLANK) {
      shifted += 1;
      last = -1;
    }
    if (kinds[at] !== PLAIN_BLANK) continue;
    plain += 1;
    if (last < at - 2 && isOwnSign(raw, from, at - 1, encoding)) {
      tokens.push({ start: at - 1, end: at });
      beside.add(at);
    }
    const token = { start: last + 1, end: at };
    if (last >= 0 && at - last > 1 && at - last <= LONGEST && SIGNS.test(raw.slice(token.start, at))) {
      tokens.push(token);
      beside.add(last).add(at);
    }
    last = at;
  }
  const isTelling = shifted >= ENOUGH_BLANKS && shifted >= TO_EACH_OTHER * (plain - beside.size);
  return isTelling ? tokens : [];
}
