import { type CipherText, CONTEXT } from "./cipher-text.js";
import type { Progress } from "./progress.js";
import type { WordCosts } from "./scorer.js";
import type { SteadyRuns } from "./steady-runs.js";
import {
  BLANK_TARGET,
  DIGITS,
  isDigit,
  isLower,
  isUpper,
  TARGETS,
  type TargetCosts,
  targetOf,
  UNKNOWN_TARGET,
  UPPER,
} from "./targets.js";

/** What tells how likely a reading is as English. */
export interface Language {
  readonly costs: TargetCosts;
  readonly words: WordCosts;
}

/** Nats of a word for being in the lexicon, and for being in none: names mostly are in none, other words hardly ever. */
const KNOWN = 0.1;
const UNKNOWN = { small: 4, capital: 1.6, piece: 1 } as const;
/** Letters from which on a piece of a word is looked up. */
const SHORTEST_PIECE = 3;
/** Nats of a word whose capitals stand where none are written (`thE`), of one all in capitals, and right after a digit. */
const ODD_CASE = 10;
const ALL_CAPITALS = 3;
const AFTER_DIGIT = 4;
/** Nats of a digit right after a letter. */
const AFTER_LETTER = 6;
/** Nats of a capital inside a word, after its apostrophe: names only have one there. */
const CAPITAL_AFTER_APOSTROPHE = 5;
/** Nats of a lone letter: a word, an initial before its stop, anything else. */
const LONE = { word: 0, initial: 4, other: 6 } as const;
/** Where a word stands: inside a sentence, where one begins, or where none can tell. */
const INSIDE = 0;
const BEGINNING = 1;
const UNSEEN = 2;
/** Nats of a first letter, small or capital, by where its word stands. */
const FIRST_SMALL = [0.12, 7, 0.7] as const;
const FIRST_CAPITAL = [2.2, 0.02, 0.7] as const;
/** Nats of a bracket without its like. */
const UNPAIRED = 4;
/** Nats of square and curly brackets over round ones, which the characters do not tell apart. */
const UNUSUAL_BRACKET = 4;
/** Nats of a stop or comma after a blank. */
const SPACED_STOP = 6;
/** Nats of an apostrophe after a word: it mostly stands inside one. */
const TRAILING_APOSTROPHE = 3;
/** Nats of a code that stands for nothing known. */
const UNREAD = 10;

/** Nats of digits: the first of a number by its value (Benford's law), years, and numbers that begin with 0. */
const LEADING_ZERO = 4;
const YEAR = { share: 0.75 } as const;
/** Shares of centuries among years. */
const CENTURIES: Readonly<Record<number, number>> = {
  14: 0.01,
  15: 0.02,
  16: 0.04,
  17: 0.08,
  18: 0.2,
  19: 0.5,
  20: 0.15,
};
/** Nats of the last digit of a number of several: round ones are common. */
const LAST_DIGIT = Array.from(
  { length: 10 },
  (_, digit) => -Math.log(digit === 0 ? 0.25 : digit === 5 ? 0.14 : 0.076),
);
const ANY_DIGIT = Math.log(10);

const targetsOf = (signs: string): Set<number> =>
  new Set(Array.from(signs, (sign) => targetOf(sign.charCodeAt(0))));
const APOSTROPHES = targetsOf("'’‘");
const STOPS = targetsOf(".?!");
const QUOTES = targetsOf("\"'”’“‘()");
const CLOSERS = targetsOf(".,;:?!)");
const FULL_STOP = targetOf(0x2e);
const OPENING = targetOf(0x28);
const CLOSING = targetOf(0x29);
const UNUSUAL_BRACKETS = targetsOf("[]{}");
const SMALL_A = targetOf(0x61);
const CAPITAL_I = targetOf(0x49);

/** What a target is, as bits. */
const SMALL = 1;
const CAPITAL = 2;
const LETTER = SMALL | CAPITAL;
const DIGIT = 4;
const STOP = 8;
const QUOTE = 16;
const APOSTROPHE = 32;
const BRACKET = 64;
const CLOSER = 128;
const KINDS = Uint8Array.from(
  TARGETS,
  (_, target) =>
    (isLower(target) ? SMALL : 0) |
    (isUpper(target) ? CAPITAL : 0) |
    (isDigit(target) ? DIGIT : 0) |
    (STOPS.has(target) ? STOP : 0) |
    (QUOTES.has(target) ? QUOTE : 0) |
    (APOSTROPHES.has(target) ? APOSTROPHE : 0) |
    (UNUSUAL_BRACKETS.has(target) ? BRACKET : 0) |
    (CLOSERS.has(target) ? CLOSER : 0),
);
/** Letters (0–25) of targets that are letters. */
const LETTERS = Uint8Array.from(TARGETS, (code, target) =>
  isLower(target) || isUpper(target) ? (code | 0x20) - 0x61 : 0,
);
/** Those of the word that is read; grown as needed. */
let word = new Uint8Array(64);
const NO_WORD = -1;

/** How `readingCost` shortens its way, or tells of it. */
export interface Steps {
  /** Runs that cost what they cost whatever stands around them. */
  readonly runs: SteadyRuns | undefined;
  /** Told how far the reading has come after each blank. */
  readonly progress: Progress | undefined;
  /** Most units that the tokens before a place may cost, asked after each blank; what costs more is not read on. */
  readonly limits: Float64Array | undefined;
  /** Most units that all may cost: what costs more is not read on. */
  readonly most: number;
}

export const EVERY_STEP: Steps = {
  runs: undefined,
  progress: undefined,
  limits: undefined,
  most: Number.POSITIVE_INFINITY,
};

/**
 * Units that a reading costs as English: every word as the cheaper of a word in the lexicon and of letters in a row,
 * every number and sign by what stands beside it.
 *
 * @param unread nats of a code that stands for nothing known
 * @returns infinity where limits are exceeded
 */
export function readingCost(
  { tokens }: CipherText,
  targets: ArrayLike<number>,
  { costs, words }: Language,
  unread: number = UNREAD,
  { runs, progress, limits, most }: Steps = EVERY_STEP,
): number {
  const { symbols, symbolOf, running, pairs, surprise, unitsPerNat } = costs;
  const square = symbols * symbols;
  let context = 0;
  for (let at = 0; at < CONTEXT; at += 1) context = context * symbols + symbolOf[BLANK_TARGET]!;
  let units = 0;
  let inNats = 0;
  let sentence: number = UNSEEN;
  let stopped = false;
  let open = 0;
  let afterApostrophe = false;
  let previous = NO_WORD;
  for (let place = CONTEXT; place < tokens.length; ) {
    if (runs !== undefined && runs.ends[place]! > 0) {
      units += runs.costs.units[place]!;
      inNats += runs.costs.inNats[place]!;
      context = runs.costs.contexts[place]!;
      previous = runs.costs.previous[place]!;
      place = runs.ends[place]!;
      continue;
    }
    const target = targets[tokens[place]!]!;
    const kind = KINDS[target]!;
    const kindBefore = KINDS[targets[tokens[place - 1]!]!]!;
    if ((kind & LETTER) === 0) {
      if ((kind & DIGIT) !== 0 && (kindBefore & DIGIT) === 0) {
        inNats += numberCost(tokens, targets, place);
        if ((kindBefore & LETTER) !== 0) inNats += AFTER_LETTER;
      }
      const symbol = symbolOf[target]!;
      if (target === UNKNOWN_TARGET) {
        inNats += unread;
      } else {
        const within = (kind & DIGIT) !== 0 ? 0 : pairs[BLANK_TARGET * TARGETS.length + target]!;
        units += Math.min(running[context * symbols + symbol]!, surprise) + within;
      }
      context = (context % square) * symbols + symbol;
      place += 1;
      if ((kind & CLOSER) !== 0 && targets[tokens[place - 2]!] === BLANK_TARGET) inNats += SPACED_STOP;
      if ((kind & BRACKET) !== 0) inNats += UNUSUAL_BRACKET;
      afterApostrophe = (kind & APOSTROPHE) !== 0 && (kindBefore & LETTER) !== 0;
      if (afterApostrophe && !isLetterAt(tokens, targets, place)) inNats += TRAILING_APOSTROPHE;
      if (target === BLANK_TARGET) {
        if (stopped) sentence = BEGINNING;
        progress?.set(place, units, inNats, context, previous);
        const sum = units + inNats * unitsPerNat;
        if (sum > most || (limits && sum > limits[place]!)) return Number.POSITIVE_INFINITY;
        continue;
      }
      previous = NO_WORD;
      if (target === OPENING) open += 1;
      else if (target === CLOSING && open > 0) open -= 1;
      else if (target === CLOSING) inNats += UNPAIRED;
      if ((kind & STOP) !== 0) stopped = true;
      else if ((kind & QUOTE) === 0) {
        stopped = false;
        sentence = INSIDE;
      }
      continue;
    }
    const start = place;
    let letters = 0;
    let length = 0;
    let capitals = 0;
    let letter = target;
    let kindOfNext = kind;
    while ((kindOfNext & LETTER) !== 0) {
      const symbol = symbolOf[letter]!;
      letters += Math.min(running[context * symbols + symbol]!, surprise);
      context = (context % square) * symbols + symbol;
      if ((kindOfNext & CAPITAL) !== 0) capitals += 1;
      if (length === word.length) word = grown(word);
      word[length] = LETTERS[letter]!;
      length += 1;
      place += 1;
      letter = place < tokens.length ? targets[tokens[place]!]! : BLANK_TARGET;
      kindOfNext = KINDS[letter]!;
    }
    const next = letter;
    const broken =
      next === UNKNOWN_TARGET ||
      targets[tokens[start - 1]!] === UNKNOWN_TARGET ||
      (kindOfNext & APOSTROPHE) !== 0 ||
      afterApostrophe;
    const isCapital = (kind & CAPITAL) !== 0;
    // The word I is written no other way.
    const isPronoun = length === 1 && target === CAPITAL_I;
    if (!afterApostrophe && !isPronoun) inNats += (isCapital ? FIRST_CAPITAL : FIRST_SMALL)[sentence]!;
    if (afterApostrophe && isCapital) inNats += CAPITAL_AFTER_APOSTROPHE;
    const inOrder = capitals === 0 || (isCapital && (capitals === 1 || capitals === length));
    if (!inOrder) inNats += ODD_CASE;
    else if (capitals > 1) inNats += ALL_CAPITALS;
    const afterDigit = (kindBefore & DIGIT) !== 0;
    if (afterDigit) inNats += AFTER_DIGIT;
    const isFragment = broken && length < SHORTEST_PIECE;
    const number = isFragment ? NO_WORD : words.numberOf(word, length);
    if (length === 1 && afterDigit) {
      units += letters;
    } else if (length === 1 && !broken) {
      const isWritten = target === SMALL_A || isPronoun || (target === UPPER && sentence !== INSIDE);
      inNats += isWritten ? LONE.word : isCapital && next === FULL_STOP ? LONE.initial : LONE.other;
      const known = isWritten ? words.costOf(number, previous, word, length) : Number.POSITIVE_INFINITY;
      units += known < Number.POSITIVE_INFINITY ? known : letters;
    } else {
      const known = isFragment ? Number.POSITIVE_INFINITY : words.costOf(number, previous, word, length);
      const unknown = broken ? UNKNOWN.piece : isCapital ? UNKNOWN.capital : UNKNOWN.small;
      const unlisted = letters + unknown * unitsPerNat;
      units += Math.min(known + KNOWN * unitsPerNat, unlisted);
    }
    previous = broken ? NO_WORD : number;
    // What follows an initial or a short title with a stop need not begin a sentence.
    stopped = false;
    sentence = next === FULL_STOP && isCapital && length <= 2 ? UNSEEN : INSIDE;
    afterApostrophe = false;
    if (sentence === UNSEEN) {
      // The stop itself is read, and leaves open what begins.
      units += Math.min(running[context * symbols + symbolOf[FULL_STOP]!]!, surprise);
      context = (context % square) * symbols + symbolOf[FULL_STOP]!;
      previous = NO_WORD;
      place += 1;
    }
  }
  return units + (inNats + open * UNPAIRED) * unitsPerNat;
}

const isLetterAt = (tokens: Uint8Array, targets: ArrayLike<number>, place: number): boolean =>
  place < tokens.length && (KINDS[targets[tokens[place]!]!]! & LETTER) !== 0;

function grown(letters: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * letters.length);
  larger.set(letters);
  return larger;
}

/** Nats of the digits of a number, less what the character model says of their being digits. */
function numberCost(tokens: Uint8Array, targets: ArrayLike<number>, start: number): number {
  let value = 0;
  let end = start;
  let last = 0;
  for (; end < tokens.length && isDigit(targets[tokens[end]!]!); end += 1) {
    last = targets[tokens[end]!]! - DIGITS;
    value = value * 10 + last;
  }
  const length = end - start;
  const first = targets[tokens[start]!]! - DIGITS;
  // What a stop or a comma parts is no number of its own: 1,024 and 3.05.
  const goesOn =
    start > CONTEXT + 1 &&
    isDigit(targets[tokens[start - 2]!]!) &&
    targets[tokens[start - 1]!] !== BLANK_TARGET;
  if (length === 1)
    return goesOn ? ANY_DIGIT : first === 0 ? LEADING_ZERO : -Math.log(Math.log10(1 + 1 / first));
  const lead =
    first === 0 && !goesOn ? LEADING_ZERO : first === 0 ? ANY_DIGIT : -Math.log(Math.log10(1 + 1 / first));
  const plain = (lead + Math.max(0, length - 2) * ANY_DIGIT + LAST_DIGIT[last]! + length * ANY_DIGIT) / 2;
  if (length !== 4) return plain;
  const century = CENTURIES[Math.floor(value / 100)];
  const year =
    century === undefined ? Number.POSITIVE_INFINITY : -Math.log(YEAR.share * century) + 2 * ANY_DIGIT;
  return Math.min(year, plain - Math.log(1 - YEAR.share));
}
