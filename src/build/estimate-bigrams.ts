import type { Bigrams } from "../english/bigrams.js";
import { costOfProbability } from "../english/costs.js";
import { wordRuns } from "./word-counts.js";

/** Absolute discount (Ney, Essen and Kneser 1994), the usual value for corpora of this size. */
const DISCOUNT = 0.75;

/**
 * Estimates costs of a word after a word, interpolated with the words' own probabilities.
 *
 * @param texts running English
 * @param nodeOf trie node of every word of the lexicon
 * @param probabilityOf probability of every word of the lexicon
 */
export function estimateBigrams(
  texts: readonly string[],
  nodeOf: ReadonlyMap<string, number>,
  probabilityOf: ReadonlyMap<string, number>,
): Bigrams {
  const pairs = new Map<string, Map<string, number>>();
  for (const text of texts) {
    for (const run of wordRuns(text)) {
      for (let index = 1; index < run.length; index += 1) {
        const [first, second] = [run[index - 1]!, run[index]!];
        if (!nodeOf.has(first) || !nodeOf.has(second)) continue;
        const followers = pairs.get(first) ?? new Map<string, number>();
        pairs.set(first, followers);
        followers.set(second, (followers.get(second) ?? 0) + 1);
      }
    }
  }
  const rows = [...pairs.keys()]
    .map((word) => ({ word, node: nodeOf.get(word)! }))
    .sort((a, b) => a.node - b.node);
  const rowStarts = [0];
  const backoffCosts: number[] = [];
  const followers: number[] = [];
  const followerCosts: number[] = [];
  for (const { word } of rows) {
    const counts = pairs.get(word)!;
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const backoff = (DISCOUNT * counts.size) / total;
    backoffCosts.push(costOfProbability(backoff));
    const sorted = [...counts].map(([second, count]) => ({ second, count, node: nodeOf.get(second)! }));
    for (const { second, count, node } of sorted.sort((a, b) => a.node - b.node)) {
      followers.push(node);
      followerCosts.push(
        costOfProbability((count - DISCOUNT) / total + backoff * probabilityOf.get(second)!),
      );
    }
    rowStarts.push(followers.length);
  }
  return {
    rows: Uint32Array.from(rows, ({ node }) => node),
    rowStarts: Uint32Array.from(rowStarts),
    backoffCosts: Uint8Array.from(backoffCosts),
    followers: Uint32Array.from(followers),
    followerCosts: Uint8Array.from(followerCosts),
  };
}
