import { DECODED_CODES, decodeCode, type Encoding } from "../../encodings/index.js";
import { ANY, BLANK, isLetterSymbol, SYMBOL_OF_CODE, SYMBOLS } from "../../english/alphabet.js";
import { nats } from "../../english/costs.js";
import { AFTER_CAPITALS, AFTER_OTHER, AFTER_SMALL } from "../../english/running.js";
import type { Range } from "../range.js";
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

/** Nats by which a stretch must gain before it counts at all. */
const LEAST_GAIN = 8;
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

/** A part of a text in which encodings are tried. */
export interface Window {
  readonly range: Range;
  /** What it costs to leave it as it stands, cumulative, in units. */
  readonly stay: Int32Array;
  /** 1 where an encoding chosen before already explains the character. */
  readonly explained: Uint8Array;
}

/** A stretch that reads better through an encoding than as it stands. */
export interface Gain {
  /** Index of its window. */
  readonly window: number;
  readonly start: number;
  readonly end: number;
  /** Units. */
  readonly gain: number;
}

const letterTables = new WeakMap<Encoding, Uint8Array>();

/** 1 for every code below `DECODED_CODES` that decodes to a letter. */
function lettersShown(encoding: Encoding): Uint8Array {
  const known = letterTables.get(encoding);
  if (known !== undefined) return known;
  const table = Uint8Array.from({ length: DECODED_CODES }, (_, code) =>
    isLetterSymbol(SYMBOL_OF_CODE[decodeCode(encoding, code)]!) ? 1 : 0,
  );
  letterTables.set(encoding, table);
  return table;
}

/** The stretches in which `reader` gains over leaving the text as it stands: maximal excursions of the summed gain. */
export function gainsOf(
  text: string,
  windows: readonly Window[],
  reader: EncodingReader,
  isOpen: (window: number) => boolean = () => true,
): Gain[] {
  const gains: Gain[] = [];
  for (let window = 0; window < windows.length; window += 1)
    if (isOpen(window)) addGains(gains, text, windows[window]!, window, reader);
  return gains;
}

/**
 * Adds the stretches of one window. This loop sees every text once for each encoding, and so calls nothing where it can, and
 * divides nothing: the symbols before the next one are kept as numbers of one, two and three of them.
 */
function addGains(
  gains: Gain[],
  text: string,
  { range, stay, explained }: Window,
  window: number,
  reader: EncodingReader,
): void {
  const entry = nats(ENTRY + reader.encoding.rarity);
  const hopeless = -entry - SLACK;
  const least = nats(LEAST_GAIN);
  const { table, plans } = reader;
  const begins = lettersShown(reader.encoding);
  // The reader's state, kept here while no code needs the reader itself.
  let last = 0;
  let pair = 0;
  let context = 0;
  let caseState = 0;
  let inCapitals = false;
  let sum = 0;
  let start = range.start;
  let peak = 0;
  let peakEnd = range.start;
  let code = range.start > 0 ? text.charCodeAt(range.start - 1) : -1;
  for (let at = range.start; at < range.end; at += 1) {
    const previous = code;
    code = text.charCodeAt(at);
    if (sum === 0) {
      // Nearly every place of a text begins nothing: only what reads as a letter does.
      const isLetter =
        code < DECODED_CODES
          ? begins[code] === 1
          : isLetterSymbol(SYMBOL_OF_CODE[decodeCode(reader.encoding, code)]!);
      if (!isLetter) continue;
      start = at;
      last = previous === 0x20 || previous === 0x0a || previous === -1 ? BLANK : ANY;
      pair = last;
      context = last;
      caseState = AFTER_OTHER;
      inCapitals = false;
      sum = -entry;
    }
    const index = at - range.start;
    if (explained[index] === 0) sum += stay[index + 1]! - stay[index]!;
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
      if (peak >= least) gains.push({ window, start, end: peakEnd, gain: peak });
      sum = 0;
      peak = 0;
    }
  }
  if (peak >= least) gains.push({ window, start, end: peakEnd, gain: peak });
}
