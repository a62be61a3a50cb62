import { knownShift } from "../../encodings/index.js";
import type { Model } from "../../english/model.js";
import { NO_WORD } from "../../english/word-memory.js";
import { RARE_WORD, WIDE_GAP } from "../pieces/cutter.js";
import { mayBeLetters } from "../pieces/letterless.js";
import { type Memory, memoriesOf } from "../pieces/memory.js";
import type { Pieces } from "../pieces/pieces.js";
import { AFTER_BLANK, INNER_CAPITAL, ODD_CODE, SMALL } from "../pieces/traits.js";
import type { Range } from "../range.js";
import { encipheredParts, isWorthSearch, SHORTEST_SEARCHED } from "./enciphered-parts.js";
import { gainsOf, mayGain } from "./gains.js";
import { EncodingReader } from "./readers.js";
import { BLANK_MODES } from "./reading-plans.js";
import { lacksBlanks, shiftedWords, shiftsShown } from "./shifted-words.js";
import { stayCosts } from "./stay.js";
import { windowOf } from "./windows.js";

/** UTF-16 units looked at on both sides of what is odd. */
const SURROUNDINGS = 120;
/** UTF-16 units between two odd pieces of one run: a short word by chance, a number, signs. */
const WIDEST_GAP = 12;
/** UTF-16 units by which a run is extended at most so that its first and last tokens are whole. */
const LONGEST_TOKEN = 40;
/** Letters up to which rare words are met in garble by chance. */
const SHORT = 3;
/** Letters that stand apart one by one, with one blank between, from which on they may be letter-spaced. */
const SPACED = 3;
/** Odd words, and those with capitals inside, from which on a row of them may be scrambled. */
const SCRAMBLED = { words: 4, capitalsInside: 2 } as const;
/** Single letters with signs or digits right beside them from which on all of them may stand for letters. */
const AMONG_SIGNS = 4;
const BLANK = 0x20;

/** The places of a text that no lexicon explains. */
export interface OddPlaces {
  /** Runs of what is odd, in order; neighbours may share a token. */
  readonly runs: readonly Range[];
  /** Those that may be garbled, with their surroundings; sorted and disjoint. */
  readonly suspects: readonly Range[];
}

/** What a run is made of. */
interface Run {
  start: number;
  end: number;
  /** Pieces that no lexicon holds. */
  pieces: number;
  /** Letters that stand alone, one blank apart, in the longest row and in the last. */
  longestRow: number;
  row: number;
  /** Single letters with signs or digits right beside them. */
  amongSigns: number;
  /** Pieces with capitals inside. */
  scrambled: number;
  /** Whether it holds what no healthy text does. */
  odd: boolean;
}

/**
 * Finds what no lexicon explains: one step an odd piece, and a closer look only at what may be garbled. It may raise false alarms; what
 * it does not report is left alone by all that looks for broken encodings.
 */
export function findOddPlaces(text: string, pieces: Pieces, model: Model): OddPlaces {
  const { suspicious } = memoriesOf(model);
  const runs: Range[] = [];
  const suspects: { start: number; end: number }[] = [];
  let run: Run | undefined;
  const close = (): void => {
    if (run !== undefined && (run.pieces > 0 || run.longestRow >= SPACED || run.odd)) {
      const range = wholeTokens(text, run);
      runs.push(range);
      if (isSuspicious(text, run, range, model, suspicious)) addAround(suspects, range, text.length);
    }
    run = undefined;
  };
  const add = (start: number, end: number): Run => {
    if (run !== undefined && start - run.end > WIDEST_GAP) close();
    run ??= { start, end, pieces: 0, longestRow: 0, row: 0, amongSigns: 0, scrambled: 0, odd: false };
    run.end = end;
    return run;
  };
  const lookBetween = (start: number, end: number): void => {
    if (end - start < WIDE_GAP) return;
    if (isOperator(text, start, end)) add(start, end).odd = true;
    else if (mayBeLetters(text, start, end)) add(start, end).pieces += 1;
  };
  const { count, starts, ends, costs, traits, odd } = pieces;
  let previous = -1;
  for (const index of odd) {
    const start = starts[index]!;
    const end = ends[index]!;
    const trait = traits[index]!;
    const cost = costs[index]!;
    if (run !== undefined && index > previous + 1) run.row = 0;
    previous = index;
    lookBetween(index === 0 ? 0 : ends[index - 1]!, start);
    if (end - start === 1 && (trait & ODD_CODE) === 0) {
      const current = add(start, end);
      current.row = (trait & AFTER_BLANK) !== 0 ? current.row + 1 : 1;
      current.longestRow = Math.max(current.longestRow, current.row);
      if (isAmongSigns(text, start)) {
        current.amongSigns += 1;
        if (current.amongSigns === AMONG_SIGNS) current.pieces += 1;
      }
    } else if (cost === NO_WORD || (cost >= RARE_WORD && end - start <= SHORT)) {
      const current = add(start, end);
      current.pieces += 1;
      current.row = 0;
      if ((trait & ODD_CODE) !== 0) current.odd ||= holdsOddCode(text, start, end);
      if ((trait & INNER_CAPITAL) !== 0 && (trait & SMALL) !== 0) current.scrambled += 1;
    } else if (run !== undefined) {
      run.row = 0;
    }
  }
  lookBetween(count === 0 ? 0 : ends[count - 1]!, text.length);
  close();
  return { runs, suspects };
}

/** The ranges with what stands around them, those that then meet in one; sorted and disjoint. */
export function withSurroundings(ranges: readonly Range[], length: number): Range[] {
  const wide: { start: number; end: number }[] = [];
  for (const range of ranges) addAround(wide, range, length);
  return wide;
}

function addAround(wide: { start: number; end: number }[], { start, end }: Range, length: number): void {
  const from = Math.max(0, start - SURROUNDINGS);
  const to = Math.min(length, end + SURROUNDINGS);
  const last = wide.at(-1);
  if (last !== undefined && from <= last.end) last.end = Math.max(last.end, to);
  else wide.push({ start: from, end: to });
}

/** Whether a run may be more than names and terms. */
function isSuspicious(
  text: string,
  run: Run,
  { start, end }: Range,
  model: Model,
  suspicious: Memory<boolean>,
): boolean {
  if (run.odd || run.longestRow >= SPACED) return true;
  if (run.pieces >= SCRAMBLED.words && run.scrambled >= SCRAMBLED.capitalsInside) return true;
  const shown = text.slice(start, end);
  return end - start <= LONGEST_REMEMBERED
    ? suspicious.of(shown, (own) => readsAsCipher(own, model))
    : readsAsCipher(shown, model);
}

/** UTF-16 units of a run up to which it is remembered. */
const LONGEST_REMEMBERED = 60;

/** Whether a run reads as no English at all, which is soon told, or shows words under some shift. */
function readsAsCipher(run: string, model: Model): boolean {
  const all = { start: 0, end: run.length };
  return (
    (run.length >= SHORTEST_SEARCHED &&
      encipheredParts(run, [all], () => false, model).some((part) => isWorthSearch(run, part, model))) ||
    readsShifted(run, all, model)
  );
}

/** UTF-16 units at the beginning of a run that mostly tell whether it reads better under some shift. */
const TELLING_BEGINNING = 512;

/** Whether a range shows a word under some shift, and reads better under it than it stands. */
function readsShifted(text: string, range: Range, model: Model): boolean {
  const unparted = lacksBlanks(text, range);
  const shown = shiftsShown([shiftedWords(text, range, model.words, unparted)]).toArray();
  // Words as they stand are the commonest, and no shift.
  const shifts = likelyFirst(shown.filter((offset) => offset !== 0));
  if (shifts.length === 0) return false;
  const { start, end } = range;
  const stay = stayCosts(text, start, end, model);
  const gainsUntil = (to: number): boolean => {
    const window = windowOf(text, { start, end: to }, stay);
    return shifts.some((offset) => {
      const encoding = knownShift(offset);
      if (encoding === undefined || !mayGain(encoding, stay.at(-1)!, end - start)) return false;
      const blank = String.fromCharCode(BLANK + offset);
      const gains = BLANK_MODES.some(
        (mode) =>
          (mode !== "lost" || unparted) &&
          (mode !== "shifted" || text.slice(start, end).includes(blank)) &&
          gainsOf([window], new EncodingReader(model.running, encoding, mode)).length > 0,
      );
      if (gains) lastShift = offset;
      return gains;
    });
  };
  // What gains on its beginning gains on the whole, which is read from there on.
  return (end - start > TELLING_BEGINNING && gainsUntil(start + TELLING_BEGINNING)) || gainsUntil(end);
}

/** Whether a letter has a sign or a digit right beside it, and neither a hyphen nor a stop or quote, as initials have. */
const isAmongSigns = (text: string, at: number): boolean =>
  SIGNS[text.charCodeAt(at - 1)] === 1 || SIGNS[text.charCodeAt(at + 1)] === 1;

/** 1 for such signs; all of them are ASCII. */
const SIGNS = Uint8Array.from({ length: 0x80 }, (_, code) =>
  code > BLANK && code < 0x7f && /[^A-Za-z.,:;'"’()[\]*_-]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** The shift that read the last run: the next one is mostly in the same, and which of them reads it makes no difference. */
let lastShift = 0;

const likelyFirst = (shifts: readonly number[]): readonly number[] =>
  shifts.includes(lastShift) ? [lastShift, ...shifts.filter((shift) => shift !== lastShift)] : shifts;

const isBlank = (code: number): boolean => code === BLANK || code === 0x0a;

/** A range from where its first token begins to where its last one ends. */
function wholeTokens(text: string, { start, end }: Range): Range {
  let from = start;
  while (from > 0 && start - from < LONGEST_TOKEN && !isBlank(text.charCodeAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && to - end < LONGEST_TOKEN && !isBlank(text.charCodeAt(to))) to += 1;
  return { start: from, end: to };
}

/** Whether what stands between two pieces may be an operator of a content stream. */
const isOperator = (text: string, start: number, end: number): boolean =>
  text.charCodeAt(start) === CLOSING && text.charCodeAt(end - 1) === OPENING;

const OPENING = 0x28;
const CLOSING = 0x29;

const POUND = 0xa3;

/** Whether a piece holds what neither ASCII nor the names of western Europe need; the sign of the pound may stand alone. */
function holdsOddCode(text: string, start: number, end: number): boolean {
  if (end - start === 1 && text.charCodeAt(start) === POUND) return false;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || (code >= 0x7f && code < LATIN_LETTERS.first) || code > LATIN_LETTERS.last) return true;
  }
  return false;
}

const LATIN_LETTERS = { first: 0xc0, last: 0xff } as const;
