import type { Scorer } from "./scorer.js";

/** True code of what no target stands for. */
const UNKNOWN_CODE = 0xfffd;

const printable = Array.from({ length: 95 }, (_, index) => 0x20 + index);
const beyond = Array.from("‘’“”–—", (sign) => sign.charCodeAt(0));

/** True codes that a shown code may stand for; the last says that it stands for none of them. */
export const TARGETS: readonly number[] = [...printable, ...beyond, UNKNOWN_CODE];
export const UNKNOWN_TARGET = TARGETS.length - 1;

/** Index of a true code, or that of the unknown. */
export const targetOf = (code: number): number =>
  code >= 0x20 && code < 0x7f ? code - 0x20 : Math.max(TARGETS.indexOf(code), 0) || UNKNOWN_TARGET;

export const BLANK_TARGET = targetOf(0x20);
export const LOWER = targetOf(0x61);
export const UPPER = targetOf(0x41);
export const DIGITS = targetOf(0x30);
export const isLower = (target: number): boolean => target >= LOWER && target < LOWER + 26;
export const isUpper = (target: number): boolean => target >= UPPER && target < UPPER + 26;
export const isDigit = (target: number): boolean => target >= DIGITS && target < DIGITS + 10;

/** A scorer's costs by target. */
export interface TargetCosts {
  readonly symbols: number;
  readonly symbolOf: Uint8Array;
  readonly running: Uint8Array;
  /** Cost of a target after a target, at `previous * TARGETS.length + target`. */
  readonly pairs: Uint8Array;
  readonly unitsPerNat: number;
  /** Most units that a symbol after three costs: a slip of a reader surprises, and says nothing more. */
  readonly surprise: number;
}

/** Nats. */
const SURPRISE = 7;

export function targetCosts(scorer: Scorer): TargetCosts {
  const pairs = new Uint8Array(TARGETS.length ** 2);
  TARGETS.forEach((previous, row) => {
    TARGETS.forEach((code, column) => {
      pairs[row * TARGETS.length + column] = Math.min(255, scorer.codeCost(previous, code));
    });
  });
  return {
    symbols: scorer.symbols,
    symbolOf: Uint8Array.from(TARGETS, (code) => scorer.symbolOf[code]!),
    running: scorer.running,
    pairs,
    unitsPerNat: scorer.unitsPerNat,
    surprise: SURPRISE * scorer.unitsPerNat,
  };
}

/** Whether a code is an ASCII letter, and the small letter of a capital. */
export const isLetterCode = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
export const toSmall = (code: number): number => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code);
