/**
 * The alphabet of the character model: every UTF-16 code maps to one of 40 symbols. Letters are folded to lower
 * case; what behaves alike in running English shares a symbol, so that the tables stay small enough to be cached.
 */

/** Context symbol that says nothing: a table row for it holds the next lower order. */
export const ANY = 0;
export const BLANK = 1;
/** Symbols `FIRST_LETTER … FIRST_LETTER + 25` are a–z. */
export const FIRST_LETTER = 2;
export const DIGIT = 28;
export const PERIOD = 29;
const COMMA = 30;
export const COLON = 31;
export const QUESTION = 32;
export const APOSTROPHE = 33;
export const HYPHEN = 34;
export const QUOTE = 35;
const OPENING = 36;
const CLOSING = 37;
/** Any other printable sign. */
export const SIGN = 38;
/** Letters outside a–z, control characters, anything else. */
export const FOREIGN = 39;
export const SYMBOLS = 40;

const SHARED: readonly (readonly [number, string])[] = [
  [BLANK, " \t\n\r\u00a0"],
  [DIGIT, "0123456789"],
  [PERIOD, ".…"],
  [COMMA, ","],
  [COLON, ":;"],
  [QUESTION, "?!"],
  [APOSTROPHE, "'’‘"],
  [HYPHEN, "-–—\u2010\u2011"],
  [QUOTE, '"“”„'],
  [OPENING, "([{"],
  [CLOSING, ")]}"],
  [SIGN, "#$%&*+/<=>@\\^_`|~§°·•©®€£¥½¼¾"],
];

function makeSymbolTable(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(FOREIGN);
  for (let letter = 0; letter < 26; letter += 1) {
    table[0x61 + letter] = FIRST_LETTER + letter;
    table[0x41 + letter] = FIRST_LETTER + letter;
  }
  for (const [symbol, characters] of SHARED) {
    for (const character of characters) table[character.charCodeAt(0)] = symbol;
  }
  return table;
}

/** Symbol of every UTF-16 code. */
export const SYMBOL_OF_CODE: Uint8Array = makeSymbolTable();

/** Whether a symbol is a letter a–z. */
export const isLetterSymbol = (symbol: number): boolean => symbol >= FIRST_LETTER && symbol < DIGIT;
