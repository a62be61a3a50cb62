import {
  APOSTROPHE,
  COLON,
  DIGIT,
  FOREIGN,
  HYPHEN,
  isLetterSymbol,
  PERIOD,
  QUESTION,
  QUOTE,
  SIGN,
  SYMBOL_OF_CODE,
  SYMBOLS,
} from "./alphabet.js";
import { nats } from "./costs.js";

/**
 * What the character model leaves out: which member of a symbol's class a code is, and its case. Costs in nats, as
 * negative logarithms of rough shares in English prose.
 */
const WITHIN_CLASS: Readonly<Record<number, number>> = {
  [DIGIT]: 2.3,
  [PERIOD]: 0.05,
  [COLON]: 0.7,
  [QUESTION]: 0.5,
  [APOSTROPHE]: 0.3,
  [HYPHEN]: 0.3,
  [QUOTE]: 0.7,
  [SIGN]: 3.5,
  [FOREIGN]: 5,
};

/** Nats of a control character in prose. */
const CONTROL = 9;
const isControl = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || (code >= 0x7f && code < 0xa0);

function makeClassCosts(): Uint8Array {
  const costs = Array.from({ length: SYMBOLS }, (_, symbol) => nats(WITHIN_CLASS[symbol] ?? 0));
  const control = nats(CONTROL);
  return SYMBOL_OF_CODE.map((symbol, code) => (isControl(code) ? control : costs[symbol]!));
}

/** Cost in units of a code within its symbol's class. */
export const CLASS_COST: Uint8Array = makeClassCosts();

/** What stands before a letter: no letter, a small one, a capital, or more than one. */
export const AFTER_OTHER = 0;
export const AFTER_SMALL = 1;
export const AFTER_CAPITAL = 2;
export const AFTER_CAPITALS = 3;

const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a;

/** The case state after one more code. */
export function nextCaseState(caseState: number, code: number): number {
  if (!isLetterSymbol(SYMBOL_OF_CODE[code]!)) return AFTER_OTHER;
  if (!isCapital(code)) return AFTER_SMALL;
  return caseState >= AFTER_CAPITAL ? AFTER_CAPITALS : AFTER_CAPITAL;
}

/** Cost in units of a small letter and of a capital, by case state. */
const CASE_COSTS = Uint8Array.from([0.15, 2, 0, 6, 0.4, 1.4, 2.5, 0.2].map(nats));
/** The same where all is set in capitals. */
const CAPITALS_COSTS = Uint8Array.from([5, 0, 2, 5, 6, 0, 6, 0].map(nats));

/** Cost in units of the case of `code` after `caseState`; `capitals` where all is set in capitals. */
export function caseCost(caseState: number, code: number, capitals = false): number {
  if (!isLetterSymbol(SYMBOL_OF_CODE[code]!)) return 0;
  return (capitals ? CAPITALS_COSTS : CASE_COSTS)[caseState * 2 + (isCapital(code) ? 1 : 0)]!;
}

/** Cost in units of any code but a letter right after itself: ruled lines, indents, dots that lead to a page number. */
export const REPEATED_CODE = nats(0.7);

/** Whether a code repeats the one before it, as letters and digits do only in words and numbers. */
export const isRepeated = (code: number, previous: number): boolean =>
  code === previous && SYMBOL_OF_CODE[code]! !== DIGIT && !isLetterSymbol(SYMBOL_OF_CODE[code]!);
