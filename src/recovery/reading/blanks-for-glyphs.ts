import { decodeCode, type Encoding } from "../../encodings/index.js";
import { type Cells, DIGIT_CELL, LETTER, PLAIN_BLANK, PUNCTUATION, SHIFTED_BLANK } from "./cells.js";

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const FULL_STOP = 0x2e;
const COMMA = 0x2c;
const HYPHEN = 0x2d;

/** Whether an encoding shows what ends a clause as a plain blank. */
export const showsStopAsBlank = (encoding: Encoding): boolean => {
  const glyph = decodeCode(encoding, 0x20);
  return glyph === FULL_STOP || glyph === COMMA;
};

/** Blanks of the encoding from which on a stretch has no others. */
const ENOUGH_BLANKS = 3;

/**
 * Takes plain blanks for the digit, the stop or the hyphen that an encoding shows so, where it shows its blanks as something
 * else. Where any stands in another place than those do, plain blanks were put in, and tell nothing.
 *
 * @returns the cells that are glyphs now
 */
export function takeBlanksForGlyphs(cells: Cells, encoding: Encoding | undefined): ReadonlySet<number> {
  const { kinds, codes, fixed, length } = cells;
  const glyph = encoding === undefined ? 0 : decodeCode(encoding, 0x20);
  const blanks: number[] = [];
  let shifted = 0;
  for (let at = 0; at < length; at += 1) {
    if (kinds[at] === PLAIN_BLANK && fixed[at] === 0) blanks.push(at);
    if (kinds[at] === SHIFTED_BLANK) shifted += 1;
  }
  const taken = isDigit(glyph) ? digitsAmong(blanks, cells) : signsAmong(blanks, cells, glyph);
  const isEnough = isDigit(glyph) ? shifted > 0 : shifted >= ENOUGH_BLANKS;
  if (!isEnough || taken.size < blanks.length) return new Set();
  for (const at of taken) {
    kinds[at] = isDigit(glyph) ? DIGIT_CELL : PUNCTUATION;
    codes[at] = glyph;
  }
  return taken;
}

/** Digits stand beside others, or by themselves between blanks. */
function digitsAmong(blanks: readonly number[], { kinds }: Cells): ReadonlySet<number> {
  const digits = new Set<number>();
  const isShownDigit = (at: number): boolean => kinds[at] === DIGIT_CELL || digits.has(at);
  const take = (at: number): void => {
    if (isShownDigit(at - 1) || isShownDigit(at + 1)) digits.add(at);
  };
  blanks.forEach(take);
  [...blanks].reverse().forEach(take);
  for (const at of blanks) {
    const [before, after] = [kinds[at - 1], kinds[at + 1]];
    if (before === SHIFTED_BLANK && (after === SHIFTED_BLANK || after === PUNCTUATION)) digits.add(at);
  }
  return digits;
}

/** Stops stand between a word and a blank or the end, hyphens inside words. */
function signsAmong(blanks: readonly number[], { kinds, length }: Cells, glyph: number): ReadonlySet<number> {
  const isText = (at: number): boolean => kinds[at] === LETTER || kinds[at] === DIGIT_CELL;
  const fits = (at: number): boolean => {
    if (!isText(at - 1)) return false;
    if (glyph === HYPHEN) return isText(at + 1);
    return (glyph === FULL_STOP || glyph === COMMA) && (at + 1 === length || kinds[at + 1] === SHIFTED_BLANK);
  };
  return new Set(blanks.filter(fits));
}
