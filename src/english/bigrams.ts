/**
 * Costs of a word after a word, as sorted rows: `rows` holds the trie nodes of first words, `rowStarts` where each
 * one's followers begin in `followers` (sorted trie nodes) and `followerCosts`.
 */
export interface Bigrams {
  readonly rows: Uint32Array;
  readonly rowStarts: Uint32Array;
  /** Cost in units added to the word's own cost when the pair was never seen, by row. */
  readonly backoffCosts: Uint8Array;
  readonly followers: Uint32Array;
  readonly followerCosts: Uint8Array;
}

/** Index of `value` in the sorted part `[from, to)` of `values`, or -1. */
function indexOfSorted(values: Uint32Array, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low < to && values[low] === value ? low : -1;
}

/** The row of a first word (its trie node), or -1 where nothing is known of it. */
export const rowOf = (bigrams: Bigrams, first: number): number =>
  indexOfSorted(bigrams.rows, first, 0, bigrams.rows.length);

/** Cost in units of `word` (its trie node, whose own cost is `wordCost`) after the first word of `row`. */
export function costAfter(bigrams: Bigrams, row: number, word: number, wordCost: number): number {
  if (row < 0) return wordCost;
  const at = indexOfSorted(bigrams.followers, word, bigrams.rowStarts[row]!, bigrams.rowStarts[row + 1]!);
  return at < 0 ? wordCost + bigrams.backoffCosts[row]! : bigrams.followerCosts[at]!;
}
