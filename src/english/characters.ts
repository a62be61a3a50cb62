import { SYMBOLS } from "./alphabet.js";
import { costOfProbability } from "./costs.js";

/** Entries of a character table: three symbols of context and the symbol that follows. */
const CHARACTER_TABLE_SIZE = SYMBOLS ** 4;

/**
 * Costs of symbols after three symbols of context, as one dense table. A context is a number in base `SYMBOLS`,
 * the oldest symbol first; `ANY` in its older places stands for the lower orders.
 */
export type CharacterTable = Uint8Array;

/** The context after one more symbol. */
export const nextContext = (context: number, symbol: number): number =>
  (context % (SYMBOLS * SYMBOLS)) * SYMBOLS + symbol;

/** Cost in units of `symbol` after `context`. */
export const characterCost = (table: CharacterTable, context: number, symbol: number): number =>
  table[context * SYMBOLS + symbol]!;

/**
 * Estimates a table from weighted sequences of symbols.
 *
 * Interpolated Witten–Bell smoothing (Witten and Bell 1991; Chen and Goodman 1998, section 2.3):
 * P(c | h) = (N(hc) + T(h) · P(c | h′)) / (N(h) + T(h)), with T(h) the number of distinct symbols after h, and the
 * uniform distribution below the unigram.
 *
 * @param sequences symbol sequences, each with the weight that every symbol in it counts for
 */
export function estimateCharacterTable(
  sequences: Iterable<{ readonly symbols: Uint8Array; readonly weight: number }>,
): CharacterTable {
  const counts = new Float64Array(CHARACTER_TABLE_SIZE);
  for (const { symbols, weight } of sequences) {
    let context = 0;
    for (const symbol of symbols) {
      // Each order counts in the same table, since ANY (0) never occurs as a symbol of the text.
      const low = context % SYMBOLS;
      const middle = context % (SYMBOLS * SYMBOLS);
      counts[symbol]! += weight;
      if (low > 0) counts[low * SYMBOLS + symbol]! += weight;
      if (middle > low) counts[middle * SYMBOLS + symbol]! += weight;
      if (context > middle) counts[context * SYMBOLS + symbol]! += weight;
      context = nextContext(context, symbol);
    }
  }
  const probabilities = new Float64Array(CHARACTER_TABLE_SIZE);
  const square = SYMBOLS * SYMBOLS;
  for (let context = 0; context < SYMBOLS ** 3; context += 1) {
    const shorter = context >= square ? context % square : context % SYMBOLS;
    let total = 0;
    let distinct = 0;
    for (let symbol = 1; symbol < SYMBOLS; symbol += 1) {
      const count = counts[context * SYMBOLS + symbol]!;
      total += count;
      if (count > 0) distinct += 1;
    }
    for (let symbol = 1; symbol < SYMBOLS; symbol += 1) {
      const at = context * SYMBOLS + symbol;
      const lower =
        context === 0
          ? 1 / (SYMBOLS - 1)
          : probabilities[(context < SYMBOLS ? 0 : shorter) * SYMBOLS + symbol]!;
      probabilities[at] = total === 0 ? lower : (counts[at]! + distinct * lower) / (total + distinct);
    }
  }
  const table = new Uint8Array(CHARACTER_TABLE_SIZE).fill(255);
  for (let at = 0; at < table.length; at += 1) {
    if (probabilities[at]! > 0) table[at] = costOfProbability(probabilities[at]!);
  }
  return table;
}
