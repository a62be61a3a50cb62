import type { Encoding } from "./encoding.js";
import { shiftEncoding, shiftOffsets } from "./shift.js";

export { DECODED_CODES, decodeCode, decodeText, type Encoding, isKept } from "./encoding.js";

/** Every encoding that can be named without looking at the text; made when first asked for. */
let known: readonly Encoding[] | undefined;

/** The table of hypotheses. */
export function knownEncodings(): readonly Encoding[] {
  known ??= shiftOffsets.map(shiftEncoding);
  return known;
}
