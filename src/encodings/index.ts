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

/** Every encoding that can be named without looking at the text; made when first asked for. */
let known: readonly Encoding[] | undefined;

function makeEncodings(): Encoding[] {
  const ofEither = [...calibriEncodings(), ...shiftOffsets.map(shiftEncoding), smallLettersShifted()];
  return [
    ...macintoshEncodings(false),
    ...ofEither,
    ...macintoshEncodings(true),
    texEncoding(),
    ...ofEither.map(asTokens),
  ];
}

/** The table of hypotheses. */
export function knownEncodings(): readonly Encoding[] {
  known ??= makeEncodings();
  return known;
}

let shifts: ReadonlyMap<number, Encoding> | undefined;

/** The known encoding of characters that shows ASCII shifted by an offset (shown code minus true code), if there is one. */
export function knownShift(offset: number): Encoding | undefined {
  shifts ??= new Map(
    knownEncodings().flatMap((encoding): [number, Encoding][] => {
      const { offset: own } = encoding.params;
      return encoding.tokens || typeof own !== "number" ? [] : [[own, encoding]];
    }),
  );
  return shifts.get(offset);
}
