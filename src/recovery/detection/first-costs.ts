import { DECODED_CODES, decodeCode } from "../../encodings/index.js";
import { ANY, BLANK, isLetterSymbol, SYMBOL_OF_CODE, SYMBOLS } from "../../english/alphabet.js";
import type { CharacterTable } from "../../english/characters.js";
import { AFTER_OTHER } from "../../english/running.js";
import { type EncodingReader, SURPRISE, UNSEEN_BLANK } from "./readers.js";
import {
  AS_SIGN,
  AS_UNPARTED,
  CASE_COSTS,
  CASES_COUNT,
  caseOf,
  costOf,
  howOf,
  type ReadingPlan,
  symbolOf,
} from "./reading-plans.js";

/** Units of a code that begins nothing, and of one of which more must be known. */
export const NEVER = 0x7fff;
const UNTOLD = -1;

interface FirstCosts {
  readonly table: CharacterTable;
  readonly costs: Int16Array;
}

const firstCostsKnown = new WeakMap<Int32Array, FirstCosts>();

/** Units of every code below `DECODED_CODES` as the first of a stretch: inside a word, and behind them at its beginning. */
export function firstCosts({ encoding, plans, table }: EncodingReader): Int16Array {
  const known = firstCostsKnown.get(plans);
  if (known?.table === table) return known.costs;
  const costs = Int16Array.from({ length: 2 * DECODED_CODES }, (_, place) => {
    const code = place % DECODED_CODES;
    if (!isLetterSymbol(SYMBOL_OF_CODE[decodeCode(encoding, code)]!)) return NEVER;
    return firstCost(plans[code]!, place < DECODED_CODES ? ANY : BLANK, table);
  });
  firstCostsKnown.set(plans, { table, costs });
  return costs;
}

/** What the loop of `gains.ts` takes for a letter after a symbol, where nothing else was read. */
function firstCost(plan: ReadingPlan, last: number, table: CharacterTable): number {
  const how = howOf(plan);
  const symbol = symbolOf(plan);
  const letterCase = CASE_COSTS[AFTER_OTHER * CASES_COUNT + caseOf(plan)]!;
  const joined = table[last * SYMBOLS + symbol]!;
  if (how === AS_SIGN) return Math.min(joined, SURPRISE) + costOf(plan) + letterCase;
  if (how !== AS_UNPARTED) return UNTOLD;
  const parted = table[last * SYMBOLS + BLANK]! + table[(last * SYMBOLS + BLANK) * SYMBOLS + symbol]!;
  return Math.min(Math.min(joined, parted) + letterCase, SURPRISE) + UNSEEN_BLANK;
}
