import type { Scorer } from "../encodings/index.js";
import { SYMBOL_OF_CODE, SYMBOLS } from "../english/alphabet.js";
import { UNITS_PER_NAT } from "../english/costs.js";
import type { Model } from "../english/model.js";
import { AFTER_OTHER, CLASS_COST, caseCost, nextCaseState } from "../english/running.js";
import { findNode, isWordNode } from "../english/trie.js";

/** The word model as the solvers of encodings ask for it. */
export const scorerOf = ({ running, words }: Model): Scorer => ({
  symbols: SYMBOLS,
  symbolOf: SYMBOL_OF_CODE,
  running,
  unitsPerNat: UNITS_PER_NAT,
  codeCost: (previous, code) => CLASS_COST[code]! + caseCost(nextCaseState(AFTER_OTHER, previous), code),
  isWord: (word) => {
    const node = findNode(words, word);
    return node >= 0 && isWordNode(words, node);
  },
});
