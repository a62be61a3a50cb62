import { DECODED_CODES, type Encoding, TYPOGRAPHIC_SIGNS } from "./encoding.js";

/** Printable ASCII spans 95 codes, so that no larger shift leaves two of them overlapping. */
export const LARGEST_SHIFT = 95;

/** True codes beyond ASCII that prose in Latin letters uses: Latin-1 from U+00A1, besides typographic signs. */
const LATIN_LETTERS = { first: 0xc0, last: 0xff };

const MULTIPLICATION = 0xd7;
const DIVISION = 0xf7;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Nats: an arbitrary one of about 190 shifts against a known one. */
const ARBITRARY_SHIFT = 5;
/** A shift that shows small letters as the commonest order of glyphs shows capitals, which it is hardly ever. */
const CASE_TWIN = { offset: -61, rarity: 20 };
/** Shifts met in many documents: glyph numbers of common font orders, and their neighbours. */
const KNOWN_SHIFTS: ReadonlySet<number> = new Set([-31, 2, 3, 29, -28, -32, 86, 1]);

/**
 * The encoding in which every code is shown as code + `offset`.
 *
 * @param offset shown code minus true code, −95 to 95
 */
export function shiftEncoding(offset: number): Encoding {
  const codes = new Uint16Array(DECODED_CODES);
  const high = new Map<number, number>();
  const kept = new Uint8Array(0x80);
  const set = (trueCode: number): void => {
    const shown = trueCode + offset;
    // Line ends are kept by every extractor, so that nothing else can be shown as one.
    if (shown < 0 || shown === LINE_FEED || shown === CARRIAGE_RETURN) {
      if (trueCode < kept.length) kept[trueCode] = 1;
      return;
    }
    if (shown < DECODED_CODES) codes[shown] = trueCode;
    // A common sign stands for itself rather than for a rare one.
    else if (!TYPOGRAPHIC_SIGNS.has(shown)) high.set(shown, trueCode);
  };
  for (const sign of TYPOGRAPHIC_SIGNS) set(sign);
  for (let code = LATIN_LETTERS.first; code <= LATIN_LETTERS.last; code += 1) {
    if (code !== MULTIPLICATION && code !== DIVISION) set(code);
  }
  for (let code = 0x20; code < 0x7f; code += 1) set(code);
  // What stands for itself is hardly ever a letter beyond ASCII instead.
  for (let code = 0; code < kept.length; code += 1)
    if (kept[code] === 1 && codes[code]! > 0x7f) codes[code] = 0;
  return {
    family: "shift",
    params: { offset },
    codes,
    high,
    ligatures: NO_LIGATURES,
    kept,
    tokens: false,
    rarity: rarityOf(offset),
  };
}

function rarityOf(offset: number): number {
  if (offset === CASE_TWIN.offset) return CASE_TWIN.rarity;
  return KNOWN_SHIFTS.has(offset) ? 0 : ARBITRARY_SHIFT;
}

const NO_LIGATURES: ReadonlyMap<number, string> = new Map();

/** The shift of a known order of glyphs, which says more than the shift does. */
const MACINTOSH = -29;

/** All shifts but none. */
export const shiftOffsets: readonly number[] = Array.from(
  { length: 2 * LARGEST_SHIFT + 1 },
  (_, index) => index - LARGEST_SHIFT,
).filter((offset) => offset !== 0 && offset !== MACINTOSH);
