/** Encodings in which small letters, capitals, digits and signs are each shifted by a constant of their own. */
import type { Encoding } from "./encoding.js";
import { type Glyph, tableEncoding } from "./glyph-table.js";
import { type Offsets, RANGE_NAMES, RANGES } from "./solver/ranges.js";

/** Nats of meeting one, over the commonest encoding. */
const RARITY = 6;

const BLANK = 0x20;

/**
 * The encoding with these offsets, shown code minus true code; a range without one says nothing.
 *
 * @param blank the code shown for the blank, or -1 where it is kept
 */
export function rangedShift(offsets: Offsets, blank: number): Encoding {
  const glyphs = RANGE_NAMES.flatMap((name) => {
    const offset = offsets[name];
    if (offset === undefined) return [];
    return RANGES[name].map((code): Glyph => [code + offset, String.fromCharCode(code)]);
  });
  const all: Glyph[] = blank < 0 ? glyphs : [[blank, String.fromCharCode(BLANK)], ...glyphs];
  return tableEncoding(
    all.filter(([shown]) => shown >= BLANK),
    { family: "ranged-shift", params: { ...offsets, ...(blank < 0 ? {} : { blank }) }, rarity: RARITY },
  );
}

/** Extractors that shift small letters and signs by 3 and leave all else. */
export const smallLettersShifted = (): Encoding => rangedShift({ lower: 3, upper: 0, digits: 0 }, -1);
