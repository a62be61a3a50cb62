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
