import type { Scorer } from "../../encodings/index.js";
import { SYMBOL_OF_CODE, SYMBOLS } from "../../english/alphabet.js";
import { costAfter, rowOf } from "../../english/bigrams.js";
import { UNITS_PER_NAT } from "../../english/costs.js";
import type { Model } from "../../english/model.js";
import { AFTER_OTHER, CLASS_COST, caseCost, nextCaseState } from "../../english/running.js";
import { childOf, findNode, isWordNode, ROOT, type Trie } from "../../english/trie.js";

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
  isWord: (word) => {
    const node = findNode(words, word);
    return node >= 0 && isWordNode(words, node);
  },
  words: {
    numberOf: (letters, length) => nodeOf(words, letters, length),
    costOf: (node, previous, letters, length) => {
      const row = previous < 0 ? -1 : rowOf(bigrams, previous);
      const general =
        node < 0 ? Number.POSITIVE_INFINITY : costAfter(bigrams, row, node, words.wordCosts[node]!);
      const own = ownWords?.();
      const ownNode = own === undefined ? -1 : nodeOf(own, letters, length);
      return ownNode < 0 ? general : Math.min(own!.wordCosts[ownNode]!, general);
    },
  },
});

/** The node at which a word of a lexicon ends, or -1. */
function nodeOf(words: Trie, letters: Uint8Array, length: number): number {
  let node: number = ROOT;
  for (let at = 0; at < length && node >= 0; at += 1) node = childOf(words, node, letters[at]!);
  return node >= 0 && isWordNode(words, node) ? node : -1;
}
