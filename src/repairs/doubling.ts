/**
 * Glyphs shown more than once: bold print that is made by drawing each glyph twice or more, a little apart, is read as
 * as many letters.
 */

/** Times that a glyph is shown at most. */
export const MOST_TIMES = 4;

/** Letters, once single, of the words that prove it: of one alone, and of each where there are more. */
export const PROOF = { alone: 5, together: 3, words: 2 } as const;

/** Different letters that a proving word has at least: rows of one sign are rules, not words. */
export const DIFFERENT_LETTERS = 3;

/** Share of the letters of a stretch that must lie in known words. */
export const KNOWN_SHARE = 0.5;

/** Letters of numbers that double by themselves. */
export const ROMAN = /^[ivxlcdm]+$/i;
export const HEXADECIMAL = /^[a-f]+$/i;
