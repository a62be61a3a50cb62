/** Which UTF-16 codes are letters of the Latin script, and which of them are capitals: one table look-up a character. */

const LETTER = 1;
const CAPITAL = 2;

/** First and last code of the blocks that hold letters of living orthographies (Unicode Standard, chapter 7). */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x24f],
  [0x1e00, 0x1eff],
];

const flags = new Uint8Array(0x10000);
for (const [first, last] of BLOCKS) {
  for (let code = first; code <= last; code += 1) {
    const sign = String.fromCharCode(code);
    flags[code] = sign === sign.toLowerCase() ? LETTER : LETTER | CAPITAL;
  }
}

/** Whether a UTF-16 code, or NaN beyond a text, is a Latin letter, with or without marks. */
export const isLatinCode = (code: number): boolean => (flags[code] ?? 0) !== 0;

/** Whether it is a capital one. */
export const isLatinCapital = (code: number): boolean => ((flags[code] ?? 0) & CAPITAL) !== 0;
