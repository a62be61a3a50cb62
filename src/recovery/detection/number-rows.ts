import type { Range } from "../range.js";

/** UTF-16 units from which on a row of numbers is told from garble, and one of so many digits that no garble has them. */
const SHORTEST_ROW = 24;
const MOSTLY_DIGITS = { shortest: 12, share: 0.7 } as const;
/** Shares of the units, blanks aside, that are digits, and that are digits or one of so few signs; brackets count as pairs. */
const LEAST_DIGITS = 0.4;
const NUMBERS = { share: 0.95, signs: 3 } as const;
const PARTNERS: ReadonlyMap<number, number> = new Map(
  ["()", "[]", "{}"].map((pair) => [pair.charCodeAt(1), pair.charCodeAt(0)]),
);

const ASCII = 0x80;
const BLANK = 0x20;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/**
 * Whether a stretch is a row of numbers with what parts them: whatever letters an encoding makes of ten digits and a few
 * signs, no text has so few.
 */
export function isNumberRow(text: string, { start, end }: Range): boolean {
  if (end - start < MOSTLY_DIGITS.shortest) return false;
  const signs = new Int32Array(ASCII);
  let digits = 0;
  let units = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= BLANK) continue;
    units += 1;
    if (isDigit(code)) digits += 1;
    else if (code < ASCII) signs[PARTNERS.get(code) ?? code]! += 1;
  }
  if (end - start < SHORTEST_ROW) return digits >= MOSTLY_DIGITS.share * units;
  if (digits < LEAST_DIGITS * units) return false;
  const parting = signs.sort().subarray(-NUMBERS.signs);
  return parting.reduce((sum, count) => sum + count, digits) >= NUMBERS.share * units;
}
