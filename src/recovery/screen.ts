import { BLANK, SYMBOL_OF_CODE, SYMBOLS } from "../english/alphabet.js";
import { nextContext } from "../english/characters.js";
import { nats } from "../english/costs.js";
import type { Model } from "../english/model.js";
import {
  AFTER_OTHER,
  CLASS_COST,
  caseCost,
  isRepeated,
  nextCaseState,
  REPEATED_CODE,
} from "../english/running.js";

/** A half-open range of UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Nats a character: English costs about 2, so that a sum of what lies above this grows only where text is odd. */
const ORDINARY = 3.4;
/** Nats above the ordinary at which a stretch is suspicious. */
const SUSPICIOUS = 9;
/** Units of UTF-16 looked at on both sides of what is suspicious. */
const SURROUNDINGS = 120;

/**
 * The stretches of a text that English does not explain: one pass, one table look-up a character. It may raise false
 * alarms; what it does not report is left alone by everything that follows.
 *
 * @returns sorted, disjoint ranges, surroundings included
 */
export function findSuspects(text: string, model: Model): Range[] {
  const { running } = model;
  const ordinary = nats(ORDINARY);
  const suspicious = nats(SUSPICIOUS);
  const suspects: { start: number; end: number }[] = [];
  let context = BLANK;
  let caseState = AFTER_OTHER;
  let excess = 0;
  let previous = -1;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const symbol = SYMBOL_OF_CODE[code]!;
    if (excess === 0) start = at;
    if (isRepeated(code, previous)) {
      excess += REPEATED_CODE - ordinary;
    } else {
      excess +=
        running[context * SYMBOLS + symbol]! + CLASS_COST[code]! + caseCost(caseState, code) - ordinary;
      context = nextContext(context, symbol);
      caseState = nextCaseState(caseState, code);
    }
    previous = code;
    if (excess <= 0) {
      excess = 0;
    } else if (excess >= suspicious) {
      const from = Math.max(0, start - SURROUNDINGS);
      const to = Math.min(text.length, at + 1 + SURROUNDINGS);
      const last = suspects.at(-1);
      if (last !== undefined && from <= last.end) last.end = to;
      else suspects.push({ start: from, end: to });
      // What is beyond doubt need not be counted on, and must not hide where the text is sound again.
      excess = Math.min(excess, 2 * suspicious);
    }
  }
  return suspects;
}
