/**
 * Glyph numbers of Microsoft's Calibri and its relatives, shown as code points: Latin Extended and Greek letters.
 * Numbers as met in many documents; most signs are not among them.
 */
import type { Encoding } from "./encoding.js";
import { type Glyph, tableEncoding } from "./glyph-table.js";

const hex = (numbers: string): number[] => numbers.split(" ").map((number) => Number.parseInt(number, 16));

/** Glyph numbers, hexadecimal, of the characters in the same order. */
const CHARACTERS: readonly (readonly [characters: string, numbers: string])[] = [
  [
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "04 11 12 18 1c 26 27 2c 2f 3a 3c 3e 44 45 4b 57 59 5a 5e 64 68 73 74 79 7a 7f",
  ],
  [
    "abcdefghijklmnopqrstuvwxyz",
    "102 10f 110 11a 11e 128 150 15a 15d 169 16c 16f 175 176 17d 189 18b 18c 190 19a 1b5 1c0 1c1 1c6 1c7 1cc",
  ],
  ["0123456789", "3ec 3ed 3ee 3ef 3f0 3f1 3f2 3f3 3f4 3f5"],
  [" .,:--()/%", "03 358 355 357 372 373 37e 37f 36c 439"],
  ["(", "3b"],
];

/** Glyph numbers, hexadecimal, of ligatures. */
const LIGATURES: readonly (readonly [letters: string, numbers: string])[] = [
  ["ff", "12b"],
  ["fi", "12e 12f"],
  ["ffi", "138"],
  ["fl", "147"],
  ["ft", "14c"],
  ["tt", "1a9"],
  ["ti", "19f"],
  ["tti", "1ab"],
  ["tf", "19e"],
];

const GLYPHS: readonly Glyph[] = [
  ...CHARACTERS.flatMap(([characters, numbers]) =>
    hex(numbers).map((number, index): Glyph => [number, characters[index]!]),
  ),
  ...LIGATURES.flatMap(([letters, numbers]) => hex(numbers).map((number): Glyph => [number, letters])),
];

/** Letters of English by how often they occur. */
const BY_FREQUENCY = "etaoinsrhldcumfpgwybvkxjqz";

/** The glyphs after the whole text was set in lower case. Where two meet in one code, the commoner letter comes first. */
function lowerCased(): Glyph[] {
  const rank = ([, truth]: Glyph): number => {
    const small = BY_FREQUENCY.indexOf(truth);
    const capital = BY_FREQUENCY.indexOf(truth.toLowerCase());
    return small >= 0 ? small : BY_FREQUENCY.length + (capital < 0 ? BY_FREQUENCY.length : capital);
  };
  return GLYPHS.flatMap(([shown, truth]): Glyph[] => {
    const lower = String.fromCharCode(shown).toLowerCase();
    return lower.length === 1 ? [[lower.charCodeAt(0), truth]] : [];
  }).sort((one, other) => rank(one) - rank(other));
}

export const calibriEncodings = (): Encoding[] => [
  tableEncoding(GLYPHS, { family: "glyph-order", params: { order: "calibri" }, rarity: 0 }),
  tableEncoding(lowerCased(), {
    family: "glyph-order",
    params: { order: "calibri", lowerCased: true },
    rarity: 2,
  }),
];
