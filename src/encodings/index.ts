import { once } from "../once.js";
import { calibriEncodings } from "./calibri.js";
import type { Encoding } from "./encoding.js";
import { asTokens } from "./glyph-table.js";
import { macintoshEncodings } from "./macintosh.js";
import { smallLettersShifted } from "./ranged-shift.js";
import { shiftEncoding, shiftOffsets } from "./shift.js";
import { texEncoding } from "./tex.js";

export {
  DECODED_CODES,
  decodeCode,
  decodeLigature,
  decodeText,
  decodingTable,
  type Encoding,
  FIRST_TOKEN,
  isKept,
  isToken,
  KEPT,
  LIGATURE,
  showsBeyondAscii,
  TOKENS,
} from "./encoding.js";

export type { Scorer } from "./solver/scorer.js";
export { LEAST_TOLD, type Solution, solveEncodings, solveRanges } from "./solver/solve.js";

const shifts = new Map<number, Encoding>();

function shiftOf(offset: number): Encoding {
  const known = shifts.get(offset) ?? shiftEncoding(offset);
  shifts.set(offset, known);
  return known;
}

const macintosh = once(() => macintoshEncodings(false));

/** Every encoding that can be named without looking at the text: the table of hypotheses. */
export const knownEncodings: () => readonly Encoding[] = once(() => {
  const ofEither = [...calibriEncodings(), ...shiftOffsets.map(shiftOf), smallLettersShifted()];
  return [...macintosh(), ...ofEither, ...macintoshEncodings(true), texEncoding(), ...ofEither.map(asTokens)];
});

/**
 * The known encoding of characters that shows ASCII shifted by an offset (shown code minus true code), if there is one; most
 * texts ask for few of them.
 */
export function knownShift(offset: number): Encoding | undefined {
  if (shiftOffsets.includes(offset)) return shiftOf(offset);
  return macintosh().findLast(({ params }) => params["offset"] === offset);
}
