import type { Scorer } from "../../encodings/index.js";
import { SYMBOL_OF_CODE, SYMBOLS } from "../../english/alphabet.js";
import { costAfter, rowOf } from "../../english/bigrams.js";
import { UNITS_PER_NAT } from "../../english/costs.js";
import type { Model } from "../../english/model.js";
import { AFTER_OTHER, CLASS_COST, caseCost, nextCaseState } from "../../english/running.js";
import { findNode, isWordNode, type Trie } from "../../english/trie.js";

/**
 * The word model as the solvers of encodings ask for it.
 *
 * @param ownWords words of a document beside it; collected only once one is asked for
 */
export const scorerOf = ({ running, words, bigrams }: Model, ownWords?: () => Trie): Scorer => ({
  symbols: SYMBOLS,
  symbolOf: SYMBOL_OF_CODE,
  running,
  unitsPerNat: UNITS_PER_NAT,
  codeCost: (previous, code) => CLASS_COST[code]! + caseCost(nextCaseState(AFTER_OTHER, previous), code),
  isWord: (word) => nodeOf(words, word) >= 0,
  wordCost: (word, previous) => {
    const node = nodeOf(words, word);
    const before = previous === "" ? -1 : nodeOf(words, previous);
    const row = before < 0 ? -1 : rowOf(bigrams, before);
    const general = node < 0 ? undefined : costAfter(bigrams, row, node, words.wordCosts[node]!);
    const own = ownWords?.();
    const ownNode = own === undefined ? -1 : nodeOf(own, word);
    if (ownNode < 0) return general;
    return Math.min(own!.wordCosts[ownNode]!, general ?? Number.POSITIVE_INFINITY);
  },
});

/** The node at which a word of a lexicon ends, or -1. */
function nodeOf(words: Trie, word: string): number {
  const node = findNode(words, word);
  return node >= 0 && isWordNode(words, node) ? node : -1;
}
