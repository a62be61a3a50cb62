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

/** A blank in place of a ligature. */
export const BLANK_FOR_LIGATURE: DamagePrice = { unproven: 7, proven: 0.5, again: 0.5 };
/** Nothing in place of a ligature. */
export const DROPPED_LIGATURE: DamagePrice = { unproven: 10, proven: 0.5, again: 0.5 };
