import { BLANK, SYMBOL_OF_CODE, SYMBOLS } from "../english/alphabet.js";
import { nextContext } from "../english/characters.js";
import { nats } from "../english/costs.js";
import type { Model } from "../english/model.js";
import { AFTER_OTHER, CLASS_COST, caseCost, nextCaseState } from "../english/running.js";
import type { Range } from "./screen.js";

/** Nats of one code at the most: what no model knows says no more than that it is odd. */
const SURPRISE = nats(7);
/**
 * Nats a character between what English costs as it stands (2) and what enciphered English does (4.7 and more); letters
 * in any order cost 2.9, so that what lies above belongs to a cipher rather than to names.
 */
const ORDINARY = nats(3.2);
/** Units above the ordinary that make a stretch worth a search. */
const LEAST_EXCESS = nats(16);
/** Units below its peak at which a stretch has ended: a dozen healthy characters, and no name inside it. */
const DROP = nats(13);
/** UTF-16 units that a part holds at least. */
const SHORTEST = 16;

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d;

/**
 * The stretches that read as no English: whole tokens, from where a text leaves English to where it comes back. Unlike what
 * the screen suspects they hold no surroundings, so that a solver sees nothing but its cipher.
 *
 * @param isExplained whether an encoding already reads a UTF-16 offset; nothing there belongs to a part
 * @returns sorted, disjoint ranges
 */
export function encipheredParts(
  text: string,
  suspects: readonly Range[],
  isExplained: (offset: number) => boolean,
  { running }: Model,
): Range[] {
  const parts: Range[] = [];
  for (const window of suspects) {
    let context = BLANK;
    let caseState = AFTER_OTHER;
    let sum = 0;
    let peak = 0;
    let start = window.start;
    let end = window.start;
    const close = (): void => {
      if (peak >= LEAST_EXCESS) {
        const part = wholeTokens(text, { start, end }, window);
        if (part.end - part.start >= SHORTEST) parts.push(part);
      }
      sum = 0;
      peak = 0;
    };
    for (let at = window.start; at < window.end; at += 1) {
      const code = text.charCodeAt(at);
      const symbol = SYMBOL_OF_CODE[code]!;
      const cost = running[context * SYMBOLS + symbol]! + CLASS_COST[code]! + caseCost(caseState, code);
      context = nextContext(context, symbol);
      caseState = nextCaseState(caseState, code);
      if (isExplained(at)) {
        close();
        continue;
      }
      if (sum === 0) start = at;
      sum += Math.min(cost, SURPRISE) - ORDINARY;
      if (sum > peak) {
        peak = sum;
        end = at + 1;
      }
      if (sum <= 0 || sum < peak - DROP) close();
    }
    close();
  }
  return parts;
}

/** Moves the ends of a range out to blanks, but not out of its window. */
function wholeTokens(text: string, { start, end }: Range, window: Range): Range {
  let from = start;
  while (from < end && isBlank(text.charCodeAt(from))) from += 1;
  while (from > window.start && !isBlank(text.charCodeAt(from - 1))) from -= 1;
  let to = end;
  while (to < window.end && !isBlank(text.charCodeAt(to))) to += 1;
  return { start: from, end: to };
}
