import { DECODED_CODES, decodingTable, type Encoding, KEPT, LIGATURE } from "../../encodings/index.js";
import { BLANK, FOREIGN, isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";
import { nats } from "../../english/costs.js";
import { AFTER_CAPITALS, AFTER_OTHER, CLASS_COST, caseCost, nextCaseState } from "../../english/running.js";

/** How a stretch in a broken encoding shows its blanks: by a code of the encoding, as plain blanks, or not at all. */
export type BlankMode = "shifted" | "kept" | "lost";
export const BLANK_MODES: readonly BlankMode[] = ["shifted", "kept", "lost"];

/** Nats of a code that an encoding says nothing of: a ligature's stand-in, a quote, a slip of the reader. */
export const UNDECODED = nats(5);

/**
 * What reading a shown code takes, as bits: how it is read, the symbol of its true code, whether that is a letter and a
 * capital, and units of the code within its symbol's class.
 */
export type ReadingPlan = number;

/** How a code is read: as one sign, as nothing that the encoding knows, as a blank, as a letter before which a blank may be lost, or as its surroundings tell. */
export const AS_SIGN = 0;
export const AS_NOTHING = 1;
export const AS_BLANK = 2;
export const AS_UNPARTED = 3;
export const AS_EITHER = 4;
const HOW = 0x7;
const SYMBOL_SHIFT = 3;
const SYMBOL = 0x3f;
const CASE_SHIFT = 9;
const CASE = 0x3;
const COST_SHIFT = 11;

export const howOf = (plan: ReadingPlan): number => plan & HOW;
export const symbolOf = (plan: ReadingPlan): number => (plan >> SYMBOL_SHIFT) & SYMBOL;
export const caseOf = (plan: ReadingPlan): number => (plan >> CASE_SHIFT) & CASE;
export const costOf = (plan: ReadingPlan): number => plan >> COST_SHIFT;

/** No letter, a small one, a capital. */
const CASES = [0x2e, 0x61, 0x41] as const;
export const CASES_COUNT = CASES.length;
/** Index of the capital. */
export const CAPITAL = 2;
const STATES = AFTER_CAPITALS + 1;

/** Nats of a capital after words in capitals: the same letters are likelier small. */
const MORE_CAPITALS = nats(0.3);

const byStateAndCase = (valueAt: (state: number, code: number) => number): Uint8Array =>
  Uint8Array.from({ length: STATES * CASES_COUNT }, (_, index) =>
    valueAt(Math.floor(index / CASES_COUNT), CASES[index % CASES_COUNT]!),
  );

/** Units of the case of a code, by the case state before it and its own; and the same where capitals went before. */
export const CASE_COSTS = byStateAndCase((state, code) => caseCost(state, code));
export const COSTS_IN_CAPITALS = byStateAndCase((state, code) =>
  Math.min(caseCost(state, code), caseCost(state, code, true) + MORE_CAPITALS),
);
/** The case state after a code. */
export const NEXT_STATES = byStateAndCase(nextCaseState);

const plansOf = new WeakMap<Encoding, Map<BlankMode, Int32Array>>();

/** The plans of all shown codes below `DECODED_CODES`. */
export function readingPlans(encoding: Encoding, blanks: BlankMode): Int32Array {
  const known = plansOf.get(encoding) ?? new Map<BlankMode, Int32Array>();
  plansOf.set(encoding, known);
  const plans = known.get(blanks) ?? makePlans(encoding, blanks);
  known.set(blanks, plans);
  return plans;
}

function makePlans(encoding: Encoding, blanks: BlankMode): Int32Array {
  const decoding = decodingTable(encoding);
  return Int32Array.from({ length: DECODED_CODES }, (_, code) => {
    const entry = decoding[code]!;
    const isPlainBlank = code === 0x20 || code === 0x0a;
    const decoded = isPlainBlank ? 0x20 : entry & 0xffff;
    const isDoubtful = (entry & KEPT) !== 0 && !isPlainBlank && decoded !== 0;
    if ((code === 0x20 && blanks === "shifted") || isDoubtful || (entry & LIGATURE) !== 0) return AS_EITHER;
    // What may stand for itself, and for nothing else, does.
    const trueCode = (entry & KEPT) !== 0 && decoded === 0 ? code : decoded;
    if (trueCode === 0 || (trueCode === 0x20 && blanks !== "shifted" && !isPlainBlank)) return AS_NOTHING;
    return planOf(trueCode, blanks);
  });
}

/** The plan of a code that stands for one true code. */
export function planOf(trueCode: number, blanks: BlankMode): ReadingPlan {
  const symbol = SYMBOL_OF_CODE[trueCode]!;
  const isLetter = isLetterSymbol(symbol);
  const isCapital =
    isLetter && nextCaseState(AFTER_OTHER, trueCode) === nextCaseState(AFTER_OTHER, CASES[CAPITAL]);
  const letterCase = isCapital ? CAPITAL : isLetter ? 1 : 0;
  const how = symbol === BLANK ? AS_BLANK : blanks === "lost" && isLetter ? AS_UNPARTED : AS_SIGN;
  const cost = symbol === FOREIGN ? UNDECODED : CLASS_COST[trueCode]!;
  return how | (symbol << SYMBOL_SHIFT) | (letterCase << CASE_SHIFT) | (cost << COST_SHIFT);
}
