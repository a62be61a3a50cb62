import { decodeText, type Encoding } from "../../encodings/index.js";

/** Stops and brackets that end a word in print. */
const STOPS: ReadonlySet<string> = new Set(".,;:!?");
const CLOSERS: ReadonlySet<string> = new Set(")]");
/** What hardly a word in print ends in. */
const SIGN_OR_DIGIT = /^[A-Za-z][*/+=<>#^~|@\\%&_\d]$/;
/** What no word in print ends in. */
const CAPITAL_AFTER_SMALL = /^[a-z][A-Z]$/;
const QUOTE = /^[A-Za-z]'$/;

/**
 * Whether the last one of two glyphs is a stop as it stands, and through an encoding ends no word.
 *
 * @param isApart whether a plain blank follows where the garble shows its blanks otherwise
 */
export function isOwnStop(glyphs: string, encoding: Encoding, isApart: boolean): boolean {
  if (!STOPS.has(glyphs[1]!)) return false;
  const read = decodeText(encoding, glyphs);
  return CAPITAL_AFTER_SMALL.test(read) || (isApart && SIGN_OR_DIGIT.test(read));
}

/**
 * Whether the last one of two glyphs is a bracket as it stands, and through an encoding ends no word but as a quote that none
 * opens.
 *
 * @param isQuoteOpen asked only where it would be a quote, since it may take a look at all that stands before
 */
export function isOwnCloser(glyphs: string, encoding: Encoding, isQuoteOpen: () => boolean): boolean {
  if (!CLOSERS.has(glyphs[1]!)) return false;
  const read = decodeText(encoding, glyphs);
  return CAPITAL_AFTER_SMALL.test(read) || SIGN_OR_DIGIT.test(read) || (QUOTE.test(read) && !isQuoteOpen());
}
