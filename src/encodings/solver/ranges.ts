import { type CipherText, SEPARATOR } from "./cipher-text.js";
import { BLANK_TARGET, isDigit, isLower, isUpper, TARGETS, targetOf, UNKNOWN_TARGET } from "./targets.js";

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

/** The first and the last true code that any range holds, the blank included. */
const FIRST_OF_RANGES = 0x20;
const LAST_OF_RANGES = 0x7e;
const LAST_TARGET = targetOf(LAST_OF_RANGES);

/** Whether a target is a sign of ASCII. */
const isSign = (target: number): boolean =>
  target > BLANK_TARGET && target <= LAST_TARGET && !isLower(target) && !isUpper(target) && !isDigit(target);

/** The offset of a range that reads nothing: no code lies so far. */
const NOWHERE = 0x20000;

/**
 * Targets of all codes of a text: where no range reaches a code the unknown, but for signs beyond ASCII, which a font has
 * apart from the ranges.
 *
 * @param blank the code that is shown for the blank, or -1 where blanks are kept
 */
export function targetsUnder({ codes }: CipherText, offsets: Offsets, blank: number): Uint8Array {
  const { lower = NOWHERE, upper = NOWHERE, digits = NOWHERE, signs = NOWHERE } = offsets;
  const targets = new Uint8Array(codes.length);
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index]!;
    const shown = code - FIRST_OF_RANGES;
    // The first range that reaches a code reads it.
    if (code === blank) targets[index] = BLANK_TARGET;
    else if (isLower(shown - lower)) targets[index] = shown - lower;
    else if (isUpper(shown - upper)) targets[index] = shown - upper;
    else if (isDigit(shown - digits)) targets[index] = shown - digits;
    else if (isSign(shown - signs)) targets[index] = shown - signs;
    else targets[index] = code > LAST_OF_RANGES ? targetOf(code) : UNKNOWN_TARGET;
  }
  targets[SEPARATOR] = BLANK_TARGET;
  targets[SEPARATOR + 1] = UNKNOWN_TARGET;
  return targets;
}

/** Offsets of a range under which it reads a code that a reading of small letters leaves unknown. */
export function offsetsOf({ codes }: CipherText, start: Uint8Array, name: RangeName): number[] {
  const offsets = new Set<number>();
  codes.forEach((code, index) => {
    if (index <= SEPARATOR + 1 || start[index] !== UNKNOWN_TARGET) return;
    for (const trueCode of RANGES[name]) offsets.add(code - trueCode);
  });
  return [...offsets];
}
