import { type CipherText, CONTEXT } from "./cipher-text.js";
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

/** Cost in units of a word of a–z after another (none: the empty word) where a lexicon holds it. */
type WordCost = (word: string, previous: string) => number | undefined;

/** What tells how likely a reading is as English. */
export interface Language {
  readonly costs: TargetCosts;
  readonly wordCost: WordCost;
}

/** Nats of a word for being in the lexicon, and for being in none: names mostly are in none, other words hardly ever. */
const KNOWN = 0.1;
const UNKNOWN = { small: 4, capital: 1.6, piece: 1 } as const;
/** Nats of a word whose capitals stand where none are written (`thE`), of one all in capitals, and right after a digit. */
const ODD_CASE = 6;
const ALL_CAPITALS = 3;
const AFTER_DIGIT = 4;
/** Nats of a digit right after a letter. */
const AFTER_LETTER = 4;
/** Nats of a lone letter: a word, an initial before its stop, anything else. */
const LONE = { word: 0, initial: 4, other: 6 } as const;
/** Nats of a first letter, small or capital: inside a sentence, where one begins, and where none can tell. */
const FIRST = {
  inside: { small: 0.12, capital: 2.2 },
  beginning: { small: 7, capital: 0.02 },
  unseen: { small: 0.7, capital: 0.7 },
} as const;
/** Nats of a bracket without its like. */
const UNPAIRED = 4;
/** Nats of a code that stands for nothing known. */
const UNREAD = 9;

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

const setOf = (signs: string): ReadonlySet<number> =>
  new Set(Array.from(signs, (sign) => targetOf(sign.charCodeAt(0))));
const APOSTROPHES = setOf("'’‘");
const STOPS = setOf(".?!");
const FULL_STOP = targetOf(0x2e);
const QUOTES = setOf("\"'”’“‘()");
const OPENING = targetOf(0x28);
const CLOSING = targetOf(0x29);
const SMALL_A = targetOf(0x61);
const CAPITAL_I = targetOf(0x49);

const isLetter = (target: number): boolean => isLower(target) || isUpper(target);

/** How far a reading has come when it is about to read the token of a place. */
export interface Progress {
  /** Costs so far, in units and in nats. */
  readonly units: number;
  readonly inNats: number;
  /** The last symbols read, and the word that ends before the place. */
  readonly context: number;
  readonly previous: string;
}

/** How `readingCost` shortens its way, or tells of it. */
export interface Steps {
  /** Runs that cost what they cost whatever stands around them, by the place of their first token. */
  readonly runs?: readonly (SteadyRun | undefined)[];
  /** Filled with how far the reading has come after each blank, by place. */
  readonly progress?: Progress[];
}

/** Tokens whose cost is known; its costs are its own, the rest is as after its end. */
export interface SteadyRun extends Progress {
  readonly end: number;
}

/**
 * Units that a reading costs as English: every word as the cheaper of a word in the lexicon and of letters in a row,
 * every number and sign by what stands beside it.
 *
 * @param unread nats of a code that stands for nothing known
 */
export function readingCost(
  { tokens }: CipherText,
  targets: ArrayLike<number>,
  { costs, wordCost }: Language,
  unread: number = UNREAD,
  { runs, progress }: Steps = {},
): number {
  const { symbols, symbolOf, running, pairs, surprise, unitsPerNat } = costs;
  const square = symbols * symbols;
  let context = 0;
  for (let at = 0; at < CONTEXT; at += 1) context = context * symbols + symbolOf[BLANK_TARGET]!;
  let units = 0;
  let inNats = 0;
  let sentence: keyof typeof FIRST = "unseen";
  let stopped = false;
  let open = 0;
  let afterApostrophe = false;
  let previous = "";
  for (let place = CONTEXT; place < tokens.length; ) {
    const run = runs?.[place];
    if (run !== undefined) {
      units += run.units;
      inNats += run.inNats;
      ({ context, previous, end: place } = run);
      continue;
    }
    const target = targets[tokens[place]!]!;
    const symbol = symbolOf[target]!;
    if (!isLetter(target)) {
      if (isDigit(target) && !isDigit(targets[tokens[place - 1]!]!)) {
        inNats += numberCost(tokens, targets, place);
        if (isLetter(targets[tokens[place - 1]!]!)) inNats += AFTER_LETTER;
      }
      if (target === UNKNOWN_TARGET) {
        inNats += unread;
      } else {
        const within = isDigit(target) ? 0 : pairs[BLANK_TARGET * TARGETS.length + target]!;
        units += Math.min(running[context * symbols + symbol]!, surprise) + within;
      }
      if (target === OPENING) open += 1;
      else if (target === CLOSING && open > 0) open -= 1;
      else if (target === CLOSING) inNats += UNPAIRED;
      if (target !== BLANK_TARGET) previous = "";
      if (STOPS.has(target)) stopped = true;
      else if (target === BLANK_TARGET) {
        if (stopped) sentence = "beginning";
      } else if (!QUOTES.has(target)) {
        stopped = false;
        sentence = "inside";
      }
      afterApostrophe = APOSTROPHES.has(target) && isLetter(targets[tokens[place - 1]!]!);
      context = (context % square) * symbols + symbol;
      place += 1;
      if (progress && target === BLANK_TARGET) progress[place] = { units, inNats, context, previous };
      continue;
    }
    const start = place;
    let word = "";
    let letters = 0;
    let capitals = 0;
    for (; place < tokens.length; place += 1) {
      const letter = targets[tokens[place]!]!;
      if (!isLetter(letter)) break;
      const letterSymbol = symbolOf[letter]!;
      letters += Math.min(running[context * symbols + letterSymbol]!, surprise);
      context = (context % square) * symbols + letterSymbol;
      if (isUpper(letter)) capitals += 1;
      word += String.fromCharCode(TARGETS[letter]! | 0x20);
    }
    const length = place - start;
    const next = place < tokens.length ? targets[tokens[place]!]! : BLANK_TARGET;
    const broken =
      next === UNKNOWN_TARGET ||
      targets[tokens[start - 1]!] === UNKNOWN_TARGET ||
      APOSTROPHES.has(next) ||
      afterApostrophe;
    const isCapital = isUpper(target);
    if (!afterApostrophe) inNats += FIRST[sentence][isCapital ? "capital" : "small"];
    const inOrder = capitals === 0 || (isCapital && (capitals === 1 || capitals === length));
    if (!inOrder) inNats += ODD_CASE;
    else if (capitals > 1) inNats += ALL_CAPITALS;
    const afterDigit = isDigit(targets[tokens[start - 1]!]!);
    if (afterDigit) inNats += AFTER_DIGIT;
    if (length === 1 && afterDigit) {
      units += letters;
    } else if (length === 1 && !broken) {
      const isWritten =
        target === SMALL_A || target === CAPITAL_I || (target === UPPER && sentence !== "inside");
      inNats += isWritten ? LONE.word : isCapital && next === FULL_STOP ? LONE.initial : LONE.other;
      units += letters;
    } else {
      const known = broken && length < 3 ? undefined : wordCost(word, previous);
      const unknown = broken ? UNKNOWN.piece : isCapital ? UNKNOWN.capital : UNKNOWN.small;
      const spelled = letters + unknown * unitsPerNat;
      units += known === undefined ? spelled : Math.min(known + KNOWN * unitsPerNat, spelled);
    }
    previous = broken ? "" : word;
    // What follows an initial or a short title with a stop need not begin a sentence.
    stopped = false;
    sentence = next === FULL_STOP && isCapital && length <= 2 ? "unseen" : "inside";
    afterApostrophe = false;
    if (sentence === "unseen") {
      // The stop itself is read, and leaves open what begins.
      units += Math.min(running[context * symbols + symbolOf[FULL_STOP]!]!, surprise);
      context = (context % square) * symbols + symbolOf[FULL_STOP]!;
      previous = "";
      place += 1;
    }
  }
  return units + (inNats + open * UNPAIRED) * unitsPerNat;
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
