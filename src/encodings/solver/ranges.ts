import { type CipherText, SEPARATOR } from "./cipher-text.js";
import {
  BLANK_TARGET,
  DIGITS,
  isDigit,
  isLower,
  isUpper,
  LOWER,
  TARGETS,
  targetOf,
  UNKNOWN_TARGET,
  UPPER,
} from "./targets.js";

/** Ranges of true codes that a font shifts together. */
export type RangeName = "lower" | "upper" | "digits" | "signs";

/** Shown code minus true code, by range; nothing where the text does not tell. */
export type Offsets = { readonly [name in RangeName]?: number };

/** True codes of each range, in the order in which they are tried for a shown code. */
export const RANGES: Readonly<Record<RangeName, readonly number[]>> = {
  lower: codesOf(isLower),
  upper: codesOf(isUpper),
  digits: codesOf(isDigit),
  signs: codesOf((target) => !isLower(target) && !isUpper(target) && !isDigit(target)),
};
export const RANGE_NAMES: readonly RangeName[] = ["lower", "upper", "digits", "signs"];

function codesOf(belongs: (target: number) => boolean): number[] {
  return TARGETS.filter((code, target) => code < 0x7f && target !== BLANK_TARGET && belongs(target));
}

/** First target of each range; signs lie between the others. */
const SPANS: Readonly<Record<RangeName, readonly [first: number, last: number]>> = {
  lower: [LOWER, LOWER + 25],
  upper: [UPPER, UPPER + 25],
  digits: [DIGITS, DIGITS + 9],
  signs: [BLANK_TARGET + 1, targetOf(0x7e)],
};

/** The last true code of any range. */
const LAST_OF_RANGES = 0x7e;

const isSign = (target: number): boolean => !isLower(target) && !isUpper(target) && !isDigit(target);

/** The offset of a range that reads nothing: no code lies so far. */
const NOWHERE = 0x20000;

/**
 * Targets of all codes of a text: where no range reaches a code the unknown, but for signs beyond ASCII, which a font has
 * apart from the ranges.
 *
 * @param blank the code that is shown for the blank, or -1 where blanks are kept
 */
export function targetsUnder({ codes }: CipherText, offsets: Offsets, blank: number): Uint8Array {
  const targets = new Uint8Array(codes.length).fill(UNKNOWN_TARGET);
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index]!;
    if (code > LAST_OF_RANGES) targets[index] = targetOf(code);
  }
  // The first range that reaches a code reads it.
  for (let at = RANGE_NAMES.length - 1; at >= 0; at -= 1) {
    const name = RANGE_NAMES[at]!;
    const [first, last] = SPANS[name];
    const shift = (offsets[name] ?? NOWHERE) + 0x20;
    for (let index = 0; index < codes.length; index += 1) {
      const target = codes[index]! - shift;
      if (target >= first && target <= last && (name !== "signs" || isSign(target))) targets[index] = target;
    }
  }
  for (let index = 0; index < codes.length; index += 1)
    if (codes[index] === blank) targets[index] = BLANK_TARGET;
  targets[SEPARATOR] = BLANK_TARGET;
  targets[SEPARATOR + 1] = UNKNOWN_TARGET;
  return targets;
}
