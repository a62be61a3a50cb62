/**
 * What UTF-8 that was read as a single-byte code page may decode to. A character that prose does not use is no proof that
 * it ever was UTF-8, whatever its bytes.
 */

/** How much a decoded character needs beside it before it can be believed. */
export type Decoded =
  /** C1 control characters: Windows-1252 taken for Latin-1, and encoded again. */
  | "control"
  /** Signs of Latin-1. */
  | "sign"
  | "operator"
  /** Letters of two bytes. */
  | "letter"
  /** The same in a code page that is not trusted with them, within a word. */
  | "letter-within"
  /** Letters, quotation marks, dashes and symbols of three bytes: no text shows such a row of signs by chance. */
  | "long"
  | "greek"
  /** Letters of scripts in which a single letter is no word. */
  | "script"
  /** Letters of three bytes, of such scripts. */
  | "long-script"
  | "picture"
  /** What is left of a sequence that lost a byte. */
  | "cut-short";

/** First and last code point of each class, in order (Unicode blocks). */
const CLASSES: readonly (readonly [number, number, Decoded])[] = [
  [0x80, 0x9f, "control"],
  [0xa0, 0xbf, "sign"],
  [0xc0, 0xd6, "letter"],
  [0xd7, 0xd7, "operator"],
  [0xd8, 0xf6, "letter"],
  [0xf7, 0xf7, "operator"],
  [0xf8, 0x17f, "letter"],
  [0x192, 0x192, "sign"],
  [0x1a0, 0x1a1, "letter"],
  [0x1af, 0x1b0, "letter"],
  [0x1cd, 0x1dc, "letter"],
  [0x218, 0x21b, "letter"],
  [0x2c6, 0x2c7, "sign"],
  [0x2d8, 0x2dd, "sign"],
  [0x391, 0x3c9, "greek"],
  [0x400, 0x4ff, "script"],
  [0x5d0, 0x5ea, "script"],
  [0x620, 0x64a, "script"],
  [0x905, 0xe4f, "long-script"],
  [0x1e00, 0x1eff, "long"],
  [0x2010, 0x2027, "long"],
  [0x2030, 0x2044, "long"],
  [0x2070, 0x209c, "long"],
  [0x20a0, 0x20bf, "long"],
  [0x2100, 0x22ff, "long"],
  [0x25a0, 0x27bf, "long"],
  [0x3001, 0x3011, "long-script"],
  [0x3041, 0x30ff, "long-script"],
  [0x4e00, 0x9fff, "long-script"],
  [0xac00, 0xd7a3, "long-script"],
  [0xfb00, 0xfb06, "long"],
  [0x1f300, 0x1faff, "picture"],
];

/** The class of a code point, or nothing where none is to be expected. */
export const decodedClass = (code: number): Decoded | undefined =>
  CLASSES.find(([first, last]) => first <= code && code <= last)?.[2];

/** Classes that every code page but Windows-1252 is trusted with: the others' letters are letters of living scripts. */
export const TRUSTED: ReadonlySet<Decoded> = new Set(["sign", "letter"]);

/** Signs of three bytes that every code page is trusted with. */
export const COMMON_SIGNS: ReadonlySet<string> = new Set("‐‑–—‘’‚“”„†‡•…‹›⁄€™−ﬀﬁﬂﬃﬄ");

/** Signs that stand right after a word in healthy text as well. */
export const FOLLOWS_WORD: ReadonlySet<string> = new Set("’”‘“‚„»«›‹…–—†‡‰™®©°¹²³ªº·´¨¸¯˜ˆ\u00a0\u00ad");

/** Signs that follow a root or a negation in formulas, which Mac Roman shows for the first byte of a letter. */
export const FOLLOWS_OPERATOR: ReadonlySet<string> = new Set("πΩµ∂∑∏∞∫");

/** Signs of Latin-1 that leave no doubt; the others may stand after a capital `Â` of another language. */
export const TELLING_SIGNS: ReadonlySet<string> = new Set("¡¢£¥§©®°±²³µ¶·¹¼½¾¿«");

/** A text that speaks of encodings shows such text on purpose. */
export const SPEAKS_OF_ENCODINGS =
  /mojibake|utf-?8|unicode|latin-?1|iso[- ]?8859|windows-?125|cp-?125|charset|code ?page/i;
