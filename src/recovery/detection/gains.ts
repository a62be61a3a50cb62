import { DECODED_CODES, decodeCode, type Encoding } from "../../encodings/index.js";
import { ANY, BLANK, isLetterSymbol, SYMBOL_OF_CODE, SYMBOLS } from "../../english/alphabet.js";
import type { CharacterTable } from "../../english/characters.js";
import { nats } from "../../english/costs.js";
import { AFTER_CAPITALS, AFTER_OTHER, AFTER_SMALL } from "../../english/running.js";
import type { Range } from "../range.js";
import { firstCosts } from "./first-costs.js";
import { GAINED, NOT_REACHED, type Reach, reachIfWorthwhile } from "./reach.js";
import { type EncodingReader, SURPRISE, UNSEEN_BLANK } from "./readers.js";
import {
  AS_BLANK,
  AS_EITHER,
  AS_NOTHING,
  AS_SIGN,
  AS_UNPARTED,
  CASE_COSTS,
  CASES_COUNT,
  COSTS_IN_CAPITALS,
  caseOf,
  costOf,
  howOf,
  NEXT_STATES,
  symbolOf,
  UNDECODED,
} from "./reading-plans.js";
import { beginsWord, type Window } from "./windows.js";

/** Nats by which a stretch must gain before it counts at all. */
const LEAST_GAIN = 8;
const LEAST = nats(LEAST_GAIN);
/** Units below its peak at which a gain has ended. */
const DROP = nats(12);
/** Nats of entering an encoding. */
const ENTRY = 3;
/** Units that a stretch may cost at its beginning before it is given up: the first letter of a text surprises. */
const SLACK = nats(2);

/** Nats that hardly any character of English costs less than, over a whole stretch. */
const CHEAPEST = 1.3;

/** Whether a stretch is so costly as it stands that an encoding can gain on it at all. */
export const mayGain = (encoding: Encoding, standing: number, length: number): boolean =>
  standing - nats(CHEAPEST * length) >= nats(LEAST_GAIN + ENTRY + encoding.rarity);

/** A stretch that reads better through an encoding than as it stands. */
export interface Gain {
  /** Index of its window. */
  readonly window: number;
  readonly start: number;
  readonly end: number;
  /** Units. */
  readonly gain: number;
}

/** UTF-16 units of a window up to which its stretches are as soon found as bounded. */
const SHORT = 64;

/**
 * The stretches in which `reader` gains over leaving the text as it stands: maximal excursions of the summed gain.
 *
 * @param isOpen whether a window is looked at, by index
 * @param reachFor gives what tells where in a window of so many UTF-16 units stretches may be, if it is worth it: nothing is
 *   looked for elsewhere, to the same end
 */
export function gainsOf(
  windows: readonly Window[],
  reader: EncodingReader,
  isOpen: (window: number) => boolean = () => true,
  reachFor: (table: CharacterTable, length: number) => Reach | undefined = reachIfWorthwhile,
): Gain[] {
  const gains: Gain[] = [];
  for (let index = 0; index < windows.length; index += 1) {
    if (!isOpen(index)) continue;
    const window = windows[index]!;
    const { length } = window.codes;
    const reach = length > SHORT ? reachFor(reader.table, length) : undefined;
    if (reach === undefined) addGainsIn(gains, window, index, { start: 0, end: length }, reader);
    else addGainsWithin(gains, window, index, reader, reach);
  }
  return gains;
}

/** Adds the stretches of a window, which are looked for only where one may be that gains anything. */
function addGainsWithin(
  gains: Gain[],
  window: Window,
  index: number,
  reader: EncodingReader,
  reach: Reach,
): void {
  const entry = entryOf(reader);
  const most = reach.mostIn(window, reader, entry, -entry - SLACK);
  if (most < LEAST) return;
  const { length } = window.codes;
  if (most === Number.POSITIVE_INFINITY) {
    addGainsIn(gains, window, index, { start: 0, end: length }, reader);
    return;
  }
  const told = reach.told();
  let end = 0;
  for (let at = told.indexOf(GAINED); at >= 0; at = told.indexOf(GAINED, end)) {
    let start = at;
    while (start > end && told[start - 1] !== NOT_REACHED) start -= 1;
    const after = told.indexOf(NOT_REACHED, at);
    end = addGainsIn(gains, window, index, { start, end: after < 0 ? length : after }, reader);
  }
}

const entryOf = ({ encoding }: EncodingReader): number => nats(ENTRY + encoding.rarity);

/**
 * Adds the stretches in a range of a window, of which none begins before it or ends after it. This loop sees much of a text
 * once for each encoding, and so calls nothing where it can, and divides nothing: the symbols before the next one are kept as
 * numbers of one, two and three of them.
 *
 * @param range offsets from the start of the window
 * @returns the offset up to which it came: a stretch that came down to exactly nothing is told only with the next that ends
 */
function addGainsIn(
  gains: Gain[],
  { range, before, codes, standing }: Window,
  window: number,
  { start: from, end: to }: Range,
  reader: EncodingReader,
): number {
  const entry = entryOf(reader);
  const hopeless = -entry - SLACK;
  const first = firstCosts(reader);
  const { table, plans } = reader;
  // The reader's state, kept here while no code needs the reader itself.
  let last = 0;
  let pair = 0;
  let context = 0;
  let caseState = 0;
  let inCapitals = false;
  let sum = 0;
  let start = 0;
  let peak = 0;
  let peakEnd = 0;
  const offset = range.start;
  let code = from > 0 ? codes[from - 1]! : before;
  let at = from;
  for (; at < to || (peak > 0 && at < codes.length); at += 1) {
    const previous = code;
    code = codes[at]!;
    if (sum === 0) {
      // Nearly every place of a text begins nothing: only what reads as a letter does, and does not cost much more than it stands.
      const isFirst = beginsWord(previous);
      if (code < DECODED_CODES) {
        if (first[isFirst ? DECODED_CODES + code : code]! - standing[at]! >= SLACK) continue;
      } else if (!isLetterSymbol(SYMBOL_OF_CODE[decodeCode(reader.encoding, code)]!)) {
        continue;
      }
      start = at;
      last = isFirst ? BLANK : ANY;
      pair = last;
      context = last;
      caseState = AFTER_OTHER;
      inCapitals = false;
      sum = -entry;
    }
    sum += standing[at]!;
    const plan = code < DECODED_CODES ? plans[code]! : AS_EITHER;
    const how = howOf(plan);
    if (how === AS_SIGN || how === AS_UNPARTED || (how === AS_BLANK && last !== BLANK)) {
      const symbol = symbolOf(plan);
      const letterCase = caseOf(plan);
      const caseCosts = inCapitals ? COSTS_IN_CAPITALS : CASE_COSTS;
      let place = caseState * CASES_COUNT + letterCase;
      let surprise = table[context * SYMBOLS + symbol]!;
      let isParted = false;
      if (how === AS_UNPARTED) {
        surprise += caseCosts[place]!;
        const parted =
          table[context * SYMBOLS + BLANK]! +
          table[(pair * SYMBOLS + BLANK) * SYMBOLS + symbol]! +
          caseCosts[AFTER_OTHER * CASES_COUNT + letterCase]!;
        isParted = parted < surprise;
        if (isParted) {
          surprise = parted;
          place = AFTER_OTHER * CASES_COUNT + letterCase;
        }
        sum -= (surprise < SURPRISE ? surprise : SURPRISE) + UNSEEN_BLANK;
      } else {
        sum -= (surprise < SURPRISE ? surprise : SURPRISE) + costOf(plan) + caseCosts[place]!;
      }
      const before = isParted ? BLANK : last;
      context = (isParted ? last * SYMBOLS + BLANK : pair) * SYMBOLS + symbol;
      pair = before * SYMBOLS + symbol;
      last = symbol;
      caseState = NEXT_STATES[place]!;
      if (caseState === AFTER_CAPITALS) inCapitals = true;
      else if (caseState === AFTER_SMALL) inCapitals = false;
    } else if (how === AS_NOTHING) {
      sum -= UNDECODED;
      last = pair = context = ANY;
      caseState = AFTER_OTHER;
    } else {
      reader.context = context;
      reader.caseState = caseState;
      reader.inCapitals = inCapitals;
      sum -= reader.read(code, previous);
      ({ context, caseState, inCapitals } = reader);
      pair = context % (SYMBOLS * SYMBOLS);
      last = pair % SYMBOLS;
    }
    if (sum > peak) {
      peak = sum;
      peakEnd = at + 1;
    }
    if (sum <= hopeless || (peak > 0 && sum < peak - DROP)) {
      if (peak >= LEAST) gains.push({ window, start: offset + start, end: offset + peakEnd, gain: peak });
      sum = 0;
      peak = 0;
    }
  }
  if (peak >= LEAST) gains.push({ window, start: offset + start, end: offset + peakEnd, gain: peak });
  return at;
}
