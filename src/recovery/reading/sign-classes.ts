/** Classes of signs, by what they do to the words beside them. */
import { isQuoteStandIn } from "../../repairs/quotes.js";

const codesOf = (signs: string): ReadonlySet<number> =>
  new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));

export const FULL_STOPS = codesOf(".?!:");
export const WHITE_SPACE = codesOf(" \t\u00a0");
export const CLOSING = codesOf(".,;:?!)]}…%°”");
export const OPENING = codesOf("([{“‘„$£€#§");
export const JOINING = codesOf("-–—/'’&*_");
/** Opens and closes alike, and never stands inside a word. */
export const STRAIGHT_QUOTE = 0x22;
export const COMMON_SIGNS = codesOf(".,;:'’‘-–—()\"“”?!…•£");
/** At the ends of words as common as letters. */
export const STOPS = codesOf(",.");
/** Marks of Markdown, common in healthy text. */
export const MARKS = codesOf("*_#|>~");
export const CURRENCY = codesOf("£€$");
/** Signs beyond ASCII that a text shows as they are. */
export const OWN_SIGNS = codesOf("£€§°½¼¾");

const isAsciiLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
export const isAsciiSign = (code: number): boolean =>
  code > 0x20 && code < 0x7f && !isAsciiLetter(code) && !(code >= 0x30 && code <= 0x39);

/** Whether a glyph is a letter of a–z with an accent, and no usual stand-in for a quotation mark. */
export const isAccented = (glyph: string): boolean =>
  /^[a-z][\u0300-\u036f]$/i.test(glyph.normalize("NFD")) && !isQuoteStandIn(glyph);
