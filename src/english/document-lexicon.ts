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

/** How often the words of some texts occur, in whatever case, and how often they begin with a capital. */
export interface WordCounts {
  readonly words: ReadonlyMap<string, { readonly count: number; readonly capitals: number }>;
  /** Words in all. */
  readonly total: number;
}

const CAPITAL_BELOW = 0x60;

/** Adds to the counts; a word that is counted already gets a new entry, so that counts may share entries. */
function add(
  words: Map<string, { readonly count: number; readonly capitals: number }>,
  word: string,
  count: number,
): void {
  const key = word.toLowerCase();
  const known = words.get(key);
  words.set(key, {
    count: (known?.count ?? 0) + count,
    capitals: (known?.capitals ?? 0) + (word.charCodeAt(0) < CAPITAL_BELOW ? count : 0),
  });
}

/** Counts the words of the healthy parts of a text: of those that stand by themselves, without letters beyond a–z beside them. */
export function countWords(healthy: Iterable<string>): WordCounts {
  const shown = new Map<string, number>();
  let total = 0;
  for (const stretch of healthy) {
    for (const word of stretch.match(/(?<![\w\u00c0-\u024f])[A-Za-z]+(?![\w\u00c0-\u024f])/g) ?? []) {
      if (word.length < SHORTEST) continue;
      shown.set(word, (shown.get(word) ?? 0) + 1);
      total += 1;
    }
  }
  const words = new Map<string, { readonly count: number; readonly capitals: number }>();
  for (const [word, count] of shown) add(words, word, count);
  return { words, total };
}

/**
 * The words of a document that say something of it.
 *
 * @param counted of its healthy parts
 * @param listed words that the user names
 * @param general the general lexicon: short or single words count only if it holds them
 */
export function documentLexicon(
  counted: WordCounts,
  listed: readonly string[],
  general: Trie,
): DocumentLexicon {
  const counts = new Map(counted.words);
  let { total } = counted;
  for (const entry of listed) {
    for (const word of entry.match(/[A-Za-z]+/g) ?? []) {
      add(counts, word, LISTED_COUNT);
      total += LISTED_COUNT;
    }
  }
  const words = [...counts]
    .filter(([word, { count }]) => {
      if (word.length >= SHORTEST_ONCE) return true;
      const node = findNode(general, word);
      return (node >= 0 && isWordNode(general, node)) || (count > 1 && word.length > SHORTEST);
    })
    .map(([word, { count, capitals }]) => ({
      word,
      name: capitals === count,
      cost: Math.min(254, costOfProbability((OWN_SHARE * count) / Math.max(total, LEAST_TOTAL))),
    }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
  return { words: buildTrie(words) };
}

/** The words of the healthy parts of a text and those that the user lists. */
export const buildDocumentLexicon = (
  healthy: Iterable<string>,
  listed: readonly string[],
  general: Trie,
): DocumentLexicon => documentLexicon(countWords(healthy), listed, general);
