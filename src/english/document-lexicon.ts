import { costOfProbability } from "./costs.js";
import { buildTrie, findNode, isWordNode, type Trie } from "./trie.js";

/** Words and names of one document, which outrank the general lexicon. */
export interface DocumentLexicon {
  readonly words: Trie;
}

/** Share of running words that a document draws from its own vocabulary rather than from English at large. */
const OWN_SHARE = 0.4;
/** Occurrences that a listed word counts for beyond those in the text. */
const LISTED_COUNT = 3;
/** Running words below which a text says little of how often its words recur. */
const LEAST_TOTAL = 2000;

/** Shortest word kept, so that initials and fragments are not taken for words. */
const SHORTEST = 2;
/** Words the general lexicon does not hold must recur, or be long enough to be no fragment. */
const SHORTEST_ONCE = 4;

/**
 * Collects the words of the healthy parts of a text.
 *
 * @param healthy stretches of the text that read as they stand
 * @param listed words that the user names
 * @param general the general lexicon: short or single words count only if it holds them
 */
export function buildDocumentLexicon(
  healthy: Iterable<string>,
  listed: readonly string[],
  general: Trie,
): DocumentLexicon {
  const counts = new Map<string, { count: number; capitals: number }>();
  let total = 0;
  const add = (word: string, count: number): void => {
    const key = word.toLowerCase();
    const entry = counts.get(key) ?? { count: 0, capitals: 0 };
    entry.count += count;
    if (word.charCodeAt(0) < 0x60) entry.capitals += count;
    counts.set(key, entry);
    total += count;
  };
  for (const stretch of healthy) {
    for (const word of stretch.match(/(?<![\w\u00c0-\u024f])[A-Za-z]+(?![\w\u00c0-\u024f])/g) ?? []) {
      if (word.length >= SHORTEST) add(word, 1);
    }
  }
  for (const entry of listed) for (const word of entry.match(/[A-Za-z]+/g) ?? []) add(word, LISTED_COUNT);
  const words = [...counts]
    .filter(([word, { count }]) => {
      const node = findNode(general, word);
      return (
        (node >= 0 && isWordNode(general, node)) ||
        (count > 1 && word.length > SHORTEST) ||
        word.length >= SHORTEST_ONCE
      );
    })
    .map(([word, { count, capitals }]) => ({
      word,
      name: capitals === count,
      cost: Math.min(254, costOfProbability((OWN_SHARE * count) / Math.max(total, LEAST_TOTAL))),
    }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
  return { words: buildTrie(words) };
}
