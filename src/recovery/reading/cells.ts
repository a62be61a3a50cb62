import { decodeCode, decodeLigature, type Encoding, isKept } from "../../encodings/index.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";

/** What one glyph of a garbled stretch is, once it is decoded. */
export const LETTER = 0;
/** A blank of the encoding. */
export const SHIFTED_BLANK = 1;
/** A blank as it stands in the source. */
export const PLAIN_BLANK = 2;
export const DIGIT_CELL = 3;
/** Punctuation or any other sign. */
export const PUNCTUATION = 4;
/** A glyph that the encoding says nothing of. */
export const ODD = 5;

/** Cells that one word takes up at most. */
export const LONGEST_WORD = 30;

/** The glyphs of a stretch, one entry a UTF-16 unit; of a glyph that stands for several letters, one a letter. */
export interface Cells {
  readonly length: number;
  readonly raw: string;
  /** One of the kinds above. */
  readonly kinds: Uint8Array;
  /** Codes as decoded; of odd glyphs, as shown. */
  readonly codes: Uint16Array;
  /** 0–25 for letters, also those shown as a blank that may be one; 255 otherwise. */
  readonly letters: Uint8Array;
  /** 1 where the decoded letter is a capital. */
  readonly capitals: Uint8Array;
  /** 1 where the glyph may also stand for itself. */
  readonly kept: Uint8Array;
  /** 1 where the glyph is healthy and only gives context: the part of a half garbled word that reads as it stands. */
  readonly fixed: Uint8Array;
}

const CAPITAL_A = 0x41;
const SMALL_A = 0x61;

/** Glyphs with as many units for each as it has letters. */
export interface SpreadGlyphs {
  readonly glyphs: string;
  /** Where each unit, and the end, stood before; absent where none is moved. */
  readonly offsets?: Offsets;
  /** The letter of each unit that is part of a ligature, 0 for all others; absent where there is none. */
  readonly letters?: Uint16Array;
}

export type Offsets = ArrayLike<number>;

/** Where a unit, or the end, stood before some were moved, if any were. */
export const offsetIn = (offsets: Offsets | undefined, at: number): number =>
  offsets === undefined ? at : offsets[at]!;

/** Makes room for every letter of the ligatures that an encoding knows. */
export function spreadLigatures(glyphs: string, encoding: Encoding | undefined): SpreadGlyphs {
  if (encoding === undefined || encoding.ligatures.size === 0) return { glyphs };
  let spread = "";
  let known = "";
  const offsets: number[] = [];
  for (let at = 0; at < glyphs.length; at += 1) {
    const letters = decodeLigature(encoding, glyphs.charCodeAt(at));
    for (let letter = 0; letter < (letters ?? " ").length; letter += 1) offsets.push(at);
    spread += glyphs[at]!.repeat(letters?.length ?? 1);
    known += letters ?? "\0";
  }
  offsets.push(glyphs.length);
  return {
    glyphs: spread,
    offsets: Int32Array.from(offsets),
    letters: Uint16Array.from(known, (letter) => letter.charCodeAt(0)),
  };
}

/**
 * Decodes the glyphs of a stretch.
 *
 * @param before healthy letters right before the garbled ones, which only give context
 * @param garbled the glyphs to decode
 * @param after healthy letters right after them
 * @param encoding absent where the codes are true
 * @param letters of each garbled glyph, the letter of a ligature that it is, or 0
 */
export function makeCells(
  before: string,
  garbled: string,
  after: string,
  encoding: Encoding | undefined,
  letters?: Uint16Array,
): Cells {
  const raw = before + garbled + after;
  const length = raw.length;
  const cells = {
    length,
    raw,
    kinds: new Uint8Array(length),
    codes: new Uint16Array(length),
    letters: new Uint8Array(length).fill(255),
    capitals: new Uint8Array(length),
    kept: new Uint8Array(length),
    fixed: new Uint8Array(length),
  };
  for (let at = 0; at < length; at += 1) {
    const shown = raw.charCodeAt(at);
    const fixed = at < before.length || at >= before.length + garbled.length;
    // What the encoding says nothing of, but is plain ASCII, was never shifted.
    const decoded =
      encoding === undefined || fixed || shown === 0x20
        ? shown
        : letters?.[at - before.length] ||
          decodeCode(encoding, shown) ||
          (isAscii(shown) || isKept(encoding, shown) ? shown : 0);
    const code = decoded === 0 ? shown : decoded;
    cells.fixed[at] = fixed ? 1 : 0;
    cells.kept[at] = !fixed && encoding !== undefined && isKept(encoding, shown) ? 1 : 0;
    cells.codes[at] = code;
    cells.kinds[at] = kindOf(shown, decoded);
    // A blank that is kept may also be the letter that is shown as one.
    const letter = shown === 0x20 && cells.kept[at] === 1 ? decodeCode(encoding!, shown) : code;
    if (isLetterSymbol(SYMBOL_OF_CODE[letter]!)) {
      const capital = letter < SMALL_A;
      cells.capitals[at] = capital ? 1 : 0;
      cells.letters[at] = letter - (capital ? CAPITAL_A : SMALL_A);
    }
  }
  return cells;
}

const isAscii = (code: number): boolean => code === 0x09 || (code > 0x20 && code < 0x7f);

function kindOf(shown: number, decoded: number): number {
  if (shown === 0x20 || (shown === 0x09 && decoded === 0x09)) return PLAIN_BLANK;
  if (decoded === 0) return ODD;
  if (decoded === 0x20 || decoded === 0xa0 || decoded === 0x09) return SHIFTED_BLANK;
  if (isLetterSymbol(SYMBOL_OF_CODE[decoded]!)) return LETTER;
  if (decoded >= 0x30 && decoded <= 0x39) return DIGIT_CELL;
  return decoded < 0xc0 || decoded > 0xff ? PUNCTUATION : ODD;
}
