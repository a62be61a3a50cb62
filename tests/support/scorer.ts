/** The word model as the solvers of encodings ask for it. */
import type { Scorer } from "../../src/encodings/scorer.js";
import { SYMBOL_OF_CODE, SYMBOLS } from "../../src/english/alphabet.js";
import { UNITS_PER_NAT } from "../../src/english/costs.js";
import { AFTER_OTHER, CLASS_COST, caseCost, nextCaseState } from "../../src/english/running.js";
import { findNode, isWordNode } from "../../src/english/trie.js";
import { model } from "./model.js";

export const scorer: Scorer = {
  symbols: SYMBOLS,
  symbolOf: SYMBOL_OF_CODE,
  running: model.running,
  unitsPerNat: UNITS_PER_NAT,
  codeCost: (previous, code) => CLASS_COST[code]! + caseCost(nextCaseState(AFTER_OTHER, previous), code),
  isWord: (word) => {
    const node = findNode(model.words, word);
    return node >= 0 && isWordNode(model.words, node);
  },
};
