/**
 * The text encoding of TeX's first fonts (Knuth, The TeXbook, appendix F, "OT1"): ASCII for letters and digits, ligatures
 * and accents in the places of control characters. Only tokens that name its slots are read by it.
 */
import type { Encoding } from "./encoding.js";
import { type Glyph, tableEncoding } from "./glyph-table.js";

const LIGATURES: readonly Glyph[] = [
  [11, "ff"],
  [12, "fi"],
  [13, "fl"],
  [14, "ffi"],
  [15, "ffl"],
];

/** Slots whose sign is not ASCII's. */
const SIGNS: readonly Glyph[] = [
  [0x22, "”"],
  [0x27, "’"],
  [0x5c, "“"],
  [0x60, "‘"],
  [0x7b, "–"],
  [0x7c, "—"],
  [0x10, "ı"],
  [0x19, "ß"],
  [0x1a, "æ"],
  [0x1b, "œ"],
  [0x1c, "ø"],
];

const ASCII: readonly Glyph[] = Array.from(
  { length: 95 },
  (_, index): Glyph => [0x20 + index, String.fromCharCode(0x20 + index)],
);

export const texEncoding = (): Encoding =>
  tableEncoding([...LIGATURES, ...SIGNS, ...ASCII], {
    family: "token",
    params: { order: "tex" },
    tokens: true,
    rarity: 0,
  });
