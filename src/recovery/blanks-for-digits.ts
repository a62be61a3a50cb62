import { decodeCode, type Encoding } from "../encodings/index.js";
import { type Cells, DIGIT_CELL, PLAIN_BLANK, PUNCTUATION, SHIFTED_BLANK } from "./cells.js";

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/**
 * Takes plain blanks for the digit that an encoding shows so, where it shows its blanks as something else: beside other
 * digits, and by itself between blanks. Where any stands elsewhere, plain blanks were put in, and tell nothing.
 *
 * @returns the cells that are digits now
 */
export function takeBlanksForDigits(cells: Cells, encoding: Encoding | undefined): ReadonlySet<number> {
  const { kinds, codes, fixed, length } = cells;
  const digits = new Set<number>();
  const digit = encoding === undefined ? 0 : decodeCode(encoding, 0x20);
  if (!isDigit(digit) || !kinds.includes(SHIFTED_BLANK)) return digits;
  const isShownDigit = (at: number): boolean => kinds[at] === DIGIT_CELL || digits.has(at);
  const blanks: number[] = [];
  for (let at = 0; at < length; at += 1) if (kinds[at] === PLAIN_BLANK && fixed[at] === 0) blanks.push(at);
  const take = (at: number): void => {
    if (isShownDigit(at - 1) || isShownDigit(at + 1)) digits.add(at);
  };
  blanks.forEach(take);
  [...blanks].reverse().forEach(take);
  for (const at of blanks) {
    const [before, after] = [kinds[at - 1], kinds[at + 1]];
    if (before === SHIFTED_BLANK && (after === SHIFTED_BLANK || after === PUNCTUATION)) digits.add(at);
    if (!digits.has(at)) return new Set();
  }
  for (const at of digits) {
    kinds[at] = DIGIT_CELL;
    codes[at] = digit;
  }
  return digits;
}
