import { DECODED_CODES, type Encoding } from "./encoding.js";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Letters of the presentation forms of ligatures. */
const PRESENTATION_FORMS: Readonly<Record<string, string>> = {
  ﬀ: "ff",
  ﬁ: "fi",
  ﬂ: "fl",
  ﬃ: "ffi",
  ﬄ: "ffl",
};

/** One glyph of a font: the code it is shown as, and what it truly is: a character, or several letters as a ligature. */
export type Glyph = readonly [shown: number, truth: string];

/**
 * An encoding that is known glyph by glyph. Where two glyphs claim one code the first holds it; line ends are kept by every
 * extractor, so that no glyph can be shown as one, except by a token.
 */
export function tableEncoding(
  glyphs: Iterable<Glyph>,
  about: Pick<Encoding, "family" | "params" | "rarity"> & { readonly tokens?: boolean },
): Encoding {
  const codes = new Uint16Array(DECODED_CODES);
  const high = new Map<number, number>();
  const ligatures = new Map<number, string>();
  const kept = new Uint8Array(0x80);
  for (const [shown, truth] of glyphs) {
    const letters = PRESENTATION_FORMS[truth] ?? truth;
    const trueCode = letters.charCodeAt(0);
    if (about.tokens !== true && (shown === LINE_FEED || shown === CARRIAGE_RETURN)) {
      if (trueCode < kept.length) kept[trueCode] = 1;
      continue;
    }
    if (shown < DECODED_CODES ? codes[shown] !== 0 : high.has(shown)) continue;
    if (shown < DECODED_CODES) codes[shown] = trueCode;
    else high.set(shown, trueCode);
    if (letters.length > 1) ligatures.set(shown, letters);
  }
  return { tokens: false, ...about, codes, high, ligatures, kept };
}

/** The same encoding of tokens: what a font's codes are called by their numbers. */
export function asTokens(encoding: Encoding): Encoding {
  const codes = encoding.codes.slice();
  if (isCapital(codes[FIRST_GLYPH]!)) codes[FIRST_GLYPH] = 0x20;
  return { ...encoding, codes, tokens: true };
}

/** Number of the first glyph that is printed, by custom the blank: an order that begins with small letters leaves it there. */
const FIRST_GLYPH = 1;
const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a;
