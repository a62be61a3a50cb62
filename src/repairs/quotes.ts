/**
 * Quotation marks and apostrophes lie outside ASCII, so that a shift does not decode them either. Which one an odd
 * glyph is, its place tells.
 */

export const OPENING_QUOTE = "“";
export const CLOSING_QUOTE = "”";
export const CURLY_APOSTROPHE = "’";

/** Nats of reading a glyph as each sign. */
export interface SignCosts {
  readonly opening: number;
  readonly closing: number;
  readonly apostrophe: number;
  readonly stop: number;
}

const QUOTE: SignCosts = { opening: 0.7, closing: 0.7, apostrophe: 2.5, stop: 7 };
const APOSTROPHE: SignCosts = { opening: 2.5, closing: 2.5, apostrophe: 0.3, stop: 7 };

/** Glyphs met as quotation marks or apostrophes in many documents. */
const KNOWN: Readonly<Record<string, SignCosts>> = {
  õ: { ...QUOTE, opening: 0.3, closing: 2 },
  ö: QUOTE,
  ō: QUOTE,
  δ: QUOTE,
  ø: APOSTROPHE,
  Ó: QUOTE,
  Ò: QUOTE,
  Õ: APOSTROPHE,
};

/** Any glyph that an encoding says nothing of; at a word's end it is as likely a stop that the reader took for a letter. */
const UNKNOWN: SignCosts = { opening: 4, closing: 5.5, apostrophe: 5, stop: 4 };

/** Nats of reading `glyph`, which no encoding decodes, as a quotation mark, an apostrophe or a stop. */
export const signCosts = (glyph: string): SignCosts => KNOWN[glyph] ?? UNKNOWN;

/** Whether many documents show a glyph for a quotation mark or an apostrophe. */
export const isQuoteStandIn = (glyph: string): boolean => Object.hasOwn(KNOWN, glyph);
