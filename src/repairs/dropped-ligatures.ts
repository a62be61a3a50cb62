/** Ligatures that left a blank or nothing at all. Costs in nats. */
import type { DamagePrice } from "./blanks-in-words.js";
import type { LigatureGuess } from "./odd-ligature-codes.js";

/** Ligatures by how often English prose holds them; only those of f are met as lost. */
export const LOST_LIGATURES: readonly LigatureGuess[] = [
  { text: "fi", cost: 0.7 },
  { text: "fl", cost: 1.8 },
  { text: "ff", cost: 1.8 },
  { text: "ffi", cost: 2.3 },
  { text: "ffl", cost: 4.5 },
];

/** What is lost behind the f that a ligature was cut down to. */
export const CUT_LIGATURES: readonly LigatureGuess[] = [
  { text: "i", cost: 0.7 },
  { text: "l", cost: 1.8 },
  { text: "fi", cost: 2.3 },
  { text: "fl", cost: 4.5 },
];
/** One of two: writers lose it as well. */
export const HALVED_LIGATURES: readonly LigatureGuess[] = [{ text: "f", cost: 1.8 }];

/** A blank in place of a ligature. */
export const BLANK_FOR_LIGATURE: DamagePrice = { unproven: 7, proven: 0.5, again: 0.5 };
/** Nothing in place of a ligature. */
export const DROPPED_LIGATURE: DamagePrice = { unproven: 10, proven: 0.5, again: 0.5 };
/** An f in place of a ligature. */
export const CUT_LIGATURE: DamagePrice = { unproven: 11, proven: 0.5, again: 0.5 };
/** One f in place of two: only other losses speak for it. */
export const HALVED_LIGATURE: DamagePrice = { unproven: 16, proven: 1, again: 1 };
