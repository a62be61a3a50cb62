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

/**
 * What a shown code stands for under some offsets: where no range reaches it the unknown, but for signs beyond ASCII, which
 * a font has apart from the ranges.
 */
function targetUnder(offsets: Offsets, code: number): number {
  for (const name of RANGE_NAMES) {
    const offset = offsets[name];
    if (offset === undefined) continue;
    const [first, last] = SPANS[name];
    const target = code - offset - 0x20;
    if (target >= first && target <= last && (name !== "signs" || isSign(target))) return target;
  }
  return code > LAST_OF_RANGES ? targetOf(code) : UNKNOWN_TARGET;
}

/** Targets of all codes of a text; `blank` is the code that is shown for the blank, or -1 where blanks are kept. */
export function targetsUnder(text: CipherText, offsets: Offsets, blank: number): Uint8Array {
  return Uint8Array.from(text.codes, (code, index) => {
    if (index === SEPARATOR || code === blank) return BLANK_TARGET;
    return index === SEPARATOR + 1 ? UNKNOWN_TARGET : targetUnder(offsets, code);
  });
}
