import type { Reading } from "../reading/read-stretch.js";

/** A Roman numeral, in the forms of print and with four equal signs in a row, as on dials. */
const NUMERAL = /^M{0,4}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})$/;

/** Whether a stretch is nothing but Roman numerals, which are no words, and no garble either. */
export const isRomanNumerals = (raw: string): boolean =>
  raw
    .trim()
    .split(/\s+/)
    .every((token) => {
      const numeral = token.replace(/[.,;:)]$/, "").toUpperCase();
      return numeral !== "" && NUMERAL.test(numeral);
    });

const ASCII_SIGN = /^[!-~]$/;

/**
 * Whether most signs of a stretch are other forms of the letters that they are read as, such as `Ｔｈｅ` or `Ⓣⓗⓔ`: a
 * person chose them, and can read them. (Compatibility decomposition, Unicode Standard Annex 15.)
 */
export function isOtherForm(raw: string): boolean {
  let signs = 0;
  let forms = 0;
  for (const sign of raw) {
    if (sign <= " ") continue;
    signs += 1;
    if (sign > "~" && ASCII_SIGN.test(sign.normalize("NFKC"))) forms += 1;
  }
  return forms * 2 > signs;
}

const isSmall = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isLetter = (code: number): boolean => isSmall(code | 0x20);
const BLANK = 0x20;

/** Small letters that are read as such for each that is read as something else, where an alphabet is turned in itself. */
const SMALL_TO_OTHERS = 3;

/**
 * Whether small letters are turned within their alphabet, as writers do who hide a text: some would be signs or capitals if all
 * codes were shifted alike, no sign stands for a small letter, and blanks stay.
 */
export function isTurnedAlphabet({ cells: { raw, codes, fixed, length } }: Reading): boolean {
  let small = 0;
  let others = 0;
  for (let at = 0; at < length; at += 1) {
    if (fixed[at] === 1) continue;
    const shown = raw.charCodeAt(at);
    const read = codes[at]!;
    if (read === BLANK && shown !== BLANK) return false;
    if (isSmall(read) && !isLetter(shown)) return false;
    if (!isSmall(shown)) continue;
    if (isSmall(read)) small += 1;
    else others += 1;
  }
  return others > 0 && small >= SMALL_TO_OTHERS * others;
}

const ACRONYM = /^[A-Z]{2,6}[.,;:!?]?$/;

/** Whether a stretch is an abbreviation in capitals that is read as another row of capitals. */
export const isOtherAcronym = (raw: string, reading: string): boolean =>
  ACRONYM.test(raw) && reading === reading.toUpperCase();
