import type { Model } from "../../english/model.js";
import type { Trie } from "../../english/trie.js";
import { NO_WORD } from "../../english/word-memory.js";
import { withoutAccents } from "../../repairs/base-letters.js";
import {
  BESIDE_FEW_LETTERS,
  CLITICS,
  JOINS_RARE_WORD,
  ONLY_FEW_LETTERS,
  PARTED_BY_TOKENISERS,
  PREFIXES,
  SPLIT_OFF,
  SYLLABLES,
} from "../../repairs/blanks-in-words.js";
import { LOST_LIGATURES } from "../../repairs/dropped-ligatures.js";
import {
  fixedLigature,
  LIGATURE_SIGNS,
  ligatureGuesses,
  WRITTEN_CODE,
} from "../../repairs/odd-ligature-codes.js";
import { isReduplication } from "../../repairs/reduplication.js";
import { RARE_WORD } from "../pieces/cutter.js";
import type { Memories } from "../pieces/memory.js";
import type { Pieces } from "../pieces/pieces.js";
import { AFTER_BLANK, CAPITAL, INNER_CAPITAL, ODD_CODE, SMALL, TAKEN } from "../pieces/traits.js";
import { mayBeginWord, mayEndWord } from "./outer-signs.js";
import { type Atom, type AtomReading, type Cause, type Option, readAtoms } from "./plain-atoms.js";
import {
  BLANK_BY_LIGATURE_CAUSE,
  BLANK_CAUSE,
  BLANK_LIGATURE_CAUSE,
  CAPITAL_GAP_CAUSE,
  CODE_CAUSE,
  SMALL_CAPITALS_CAUSE,
} from "./plain-causes.js";
import { oddCodeLength, type PieceCosts, spellingCost, wordCost } from "./plain-costs.js";
import { BEGINNING, mayBeOpened, NO_BEGINNING, readsAs, signBetween } from "./window-letters.js";

/** A claim that some pieces are one damaged word. */
export interface Claim {
  /** Pieces, both included. */
  readonly first: number;
  readonly last: number;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly atoms: readonly Atom[];
  /** One for each atom. */
  readonly choices: readonly Option[];
  /** In lower case; words that were run together are parted by blanks. */
  readonly word: string;
  /** Nats that the reading gains over the pieces as they stand, before its causes are paid for. */
  readonly gain: number;
  /** Whether no lexicon holds the word, or it may be set so on purpose, as names and syllables are: it proves nothing. */
  readonly isName: boolean;
  /** Nats against it as long as the document does not prove its causes. */
  readonly unlikely?: number;
}

/** A way through letters as words, from the last word to the first. */
export interface WordPath {
  /** Of the lexicon. */
  readonly node: number;
  readonly word: string;
  /** Nats of this word and those before. */
  readonly cost: number;
  readonly before: WordPath | undefined;
}

/** What every search for claims looks at. */
export interface ClaimContext {
  readonly text: string;
  readonly pieces: Pieces;
  readonly costs: PieceCosts;
  readonly model: Model;
  /** Words that the user names. */
  readonly listed: Trie;
  readonly memories: Memories;
}

/** Pieces that one word may fall into. */
const MOST_PIECES = 4;
/** Pieces on either side of a suspicious one. */
const REACH = 2;
export const LONGEST = 48;
/** Odd codes in one word. */
const MOST_ODD = 4;

const NO_BLANK_OPTIONS: ReadonlyMap<Cause, Option> = new Map(
  [BLANK_CAUSE, BLANK_BY_LIGATURE_CAUSE, SMALL_CAPITALS_CAUSE, CAPITAL_GAP_CAUSE].map((cause) => [
    cause,
    { text: "", cost: 0, rule: "spurious blank", cause },
  ]),
);
export const BLANK_LIGATURES: readonly Option[] = LOST_LIGATURES.map((guess) => ({
  ...guess,
  rule: "blank for ligature",
  cause: BLANK_LIGATURE_CAUSE,
}));

/** Adds all words that a suspicious piece and its neighbours may be in one. */
export function claimWindows(context: ClaimContext, index: number, claims: Claim[]): void {
  const { pieces } = context;
  const from = Math.max(0, index - REACH);
  for (let first = index; first >= from; first -= 1) {
    // A window belongs to the first suspicious piece in it.
    if (first < index && (!isLinked(context, first + 1) || isSuspicious(pieces, first))) break;
    claimFrom(context, first, index, claims);
  }
}

/** The windows from one piece to another and beyond. */
function claimFrom(context: ClaimContext, first: number, index: number, claims: Claim[]): void {
  const { text, pieces } = context;
  const { starts, ends, traits, nodes } = pieces;
  const start = starts[first]!;
  const opening = mayBeginWord(text, start - 1);
  const begins = nodes[first]! >= 0 || (traits[first]! & ODD_CODE) !== 0;
  if (!opening && !begins) return;
  const to = Math.min(pieces.count - 1, index + REACH, first + MOST_PIECES - 1);
  for (let last = index; last <= to; last += 1) {
    if ((last > index && !isLinked(context, last)) || ends[last]! - start > LONGEST) return;
    if (!isOneCase(pieces, first, last)) {
      if (last > first) return;
      continue;
    }
    if (last > first && !opening) {
      const read = readsAs(context, first, last);
      // What no word begins like, no longer window does.
      if (read === NO_BEGINNING) return;
      if (read === BEGINNING && !mayEndWord(text, ends[last]!) && !mayBeName(pieces, first, last)) continue;
    }
    claimWindow(context, first, last, opening, begins, claims);
  }
}

/** Whether a piece is worth looking at: no word or hardly one, or with an odd code in it. */
export const isSuspicious = ({ costs, traits }: Pieces, index: number): boolean =>
  costs[index]! >= RARE_WORD && (traits[index]! & TAKEN) === 0;

/** Whether one blank or one sign parts a piece from the one before, and neither is taken. */
const isLinked = (context: ClaimContext, index: number): boolean => {
  const { traits } = context.pieces;
  return (
    ((traits[index - 1]! | traits[index]!) & TAKEN) === 0 &&
    ((traits[index]! & AFTER_BLANK) !== 0 || signBetween(context, index) !== undefined)
  );
};

/** Whether letters that may make up one word are in one case: small after the first, or all capitals. */
function isOneCase({ traits }: Pieces, first: number, last: number): boolean {
  let small = (traits[first]! & INNER_CAPITAL) === 0;
  let capitals = true;
  for (let at = first; at <= last; at += 1) {
    if (at > first && (traits[at]! & (CAPITAL | INNER_CAPITAL)) !== 0) small = false;
    if ((traits[at]! & (SMALL | ODD_CODE)) !== 0) capitals = false;
  }
  return small || (capitals && last > first);
}

function claimWindow(
  context: ClaimContext,
  first: number,
  last: number,
  opening: boolean,
  begins: boolean,
  claims: Claim[],
): void {
  const { text, pieces } = context;
  const { starts, ends, traits } = pieces;
  const start = starts[first]!;
  const end = ends[last]!;
  // Letters that stand apart one by one are no fragments.
  if (last > first && end - start === 2 * (last - first) + 1) return;
  const closing = begins && mayEndWord(text, end);
  const plainWord = first === last && (traits[first]! & ODD_CODE) === 0;
  if (plainWord && !opening && !closing) return;
  const before = opening ? text[start - 1]! : "";
  if (opening && !mayBeOpened(context, first, last, before)) return;
  const capitals = last > first && isCapitals(pieces, first, last);
  const atoms = windowAtoms(context, first, last, capitals);
  if (atoms === undefined) return;
  if (!plainWord && begins) claims.push(...claimAtoms(context, first, last, atoms));
  if (opening)
    claims.push(...claimAtoms(context, first, last, [codeAtom(context, before, start - 1), ...atoms]));
  if (closing)
    claims.push(...claimAtoms(context, first, last, [...atoms, codeAtom(context, text[end]!, end)]));
}

const isCapitals = ({ traits }: Pieces, from: number, to: number): boolean => {
  for (let at = from; at <= to; at += 1) if ((traits[at]! & (SMALL | ODD_CODE)) !== 0) return false;
  return true;
};

/** Neighbours that speak of a file name, an address, a number or a formula rather than of a word. */
const TECHNICAL = /[\w\\/@#$%&+=<>^{}|~`'’]/;

/** Whether nothing technical stands right beside a range. */
export function isFree(text: string, start: number, end: number): boolean {
  const [before, after, beyond] = [text[start - 1] ?? " ", text[end] ?? " ", text[end + 1] ?? " "];
  if (TECHNICAL.test(before) || before === "." || before === "-" || before === ":") return false;
  if (after === "'" || after === "’") return !/[A-Za-z]/.test(beyond) || CLITICS.has(beyond);
  if (TECHNICAL.test(after) || after === "(") return false;
  return !((after === "." || after === ":" || after === "-") && /[^\s"')\]}”’*_]/.test(beyond));
}

/** Pieces as atoms with their joints, or nothing where they cannot be one word. */
function windowAtoms(
  context: ClaimContext,
  first: number,
  last: number,
  capitals: boolean,
): Atom[] | undefined {
  const { text, pieces, costs } = context;
  const atoms: Atom[] = [];
  let odd = 0;
  for (let index = first; index <= last; index += 1) {
    const start = pieces.starts[index]!;
    if (index > first) {
      const sign = signBetween(context, index);
      atoms.push(
        sign === undefined ? blankAtom(context, index, capitals) : codeAtom(context, sign, start - 1),
      );
    }
    const piece = costs.textOf(index);
    for (let at = 0; at < piece.length; ) {
      const length = oddCodeLength(piece, at);
      if (length === 0) {
        atoms.push(letterAtom(text, start + at));
        at += 1;
      } else {
        odd += 1;
        if (odd > MOST_ODD) return undefined;
        atoms.push(codeAtom(context, piece.slice(at, at + length), start + at));
        at += length;
      }
    }
  }
  return atoms;
}

/** The 26 letters as they stand. */
const LETTERS: readonly (readonly Option[])[] = Array.from({ length: 26 }, (_, letter) => [
  { text: String.fromCharCode(0x61 + letter), cost: 0 },
]);

export const letterAtom = (text: string, at: number): Atom => ({
  start: at,
  end: at + 1,
  options: LETTERS[(text.charCodeAt(at) | 0x20) - 0x61]!,
});

export const codeAtom = ({ memories }: ClaimContext, code: string, at: number): Atom => ({
  start: at,
  end: at + code.length,
  options: memories.codes.of(code, optionsOfCode),
});

const optionsOfCode = (code: string): readonly Option[] =>
  ligatureGuesses(code).map((guess) => ({ ...guess, rule: "ligature", cause: CODE_CAUSE + code }));

function blankAtom({ pieces, costs }: ClaimContext, index: number, capitals: boolean): Atom {
  const at = pieces.starts[index]! - 1;
  const [left, right] = [costs.textOf(index - 1), costs.textOf(index)];
  const byLigature =
    [left, right].some((piece) => SPLIT_OFF.has(piece) || fixedLigature(piece) !== undefined) ||
    fixedLigature(left.slice(-1)) !== undefined ||
    left.charCodeAt(left.length - 1) > 0x7f ||
    (oddCodeLength(right, 0) > 0 &&
      pieces.costs[index - 1] === NO_WORD &&
      (pieces.traits[index - 1]! & ODD_CODE) === 0);
  const initial = left.length === 1 && left >= "A" && left <= "Z";
  const cause = causeOfBlank(initial, capitals, byLigature);
  const none = NO_BLANK_OPTIONS.get(cause)!;
  return { start: at, end: at + 1, options: capitals ? [none] : [none, ...BLANK_LIGATURES] };
}

function causeOfBlank(initial: boolean, capitals: boolean, byLigature: boolean): Cause {
  if (initial) return capitals ? SMALL_CAPITALS_CAUSE : CAPITAL_GAP_CAUSE;
  return byLigature ? BLANK_BY_LIGATURE_CAUSE : BLANK_CAUSE;
}

function claimAtoms(context: ClaimContext, first: number, last: number, atoms: readonly Atom[]): Claim[] {
  const { text, pieces, model, listed, costs } = context;
  const start = atoms[0]!.start;
  const end = atoms.at(-1)!.end;
  const names = (pieces.traits[first]! & CAPITAL) !== 0 && start === pieces.starts[first];
  const readings = [...readAtoms(atoms, model.words, names), ...readAtoms(atoms, listed, names)];
  const isName = readings.length === 0;
  if (isName && mayBeName(pieces, first, last)) readings.push(...readName(atoms, model));
  if (readings.length === 0) return [];
  let stay = 0;
  for (let index = first; index <= last; index += 1)
    stay += costs.of(index) - (pieces.costs[index] === NO_WORD ? 0 : knownInContext(pieces, index));
  const signs = atoms.filter(({ start: at, end: to }) => to > at && LIGATURE_SIGNS.has(text[at]!)).length;
  const unlikely = unlikelihood(context, first, last, atoms);
  const blanks = atoms.filter(({ options: [option] }) => option?.cause === BLANK_CAUSE).length;
  const inSyllables = blanks + 1 >= SYLLABLES.parts ? SYLLABLES.nats : 0;
  const joinsRare = (word: string): number =>
    blanks > 0 && isRare(word, model.words) ? JOINS_RARE_WORD.nats : 0;
  const against = (word: string): number => unlikely + inSyllables + joinsRare(word);
  return readings
    .filter((reading) => isAllowed(context, first, last, start, end, reading))
    .map(({ word, cost, choices }) => ({
      first,
      last,
      start,
      end,
      atoms,
      choices,
      word,
      gain: stay + signs * SIGN_IN_TEXT - cost,
      isName: isName || inSyllables + joinsRare(word) > 0,
      ...(against(word) > 0 && { unlikely: against(word) }),
    }));
}

const isRare = (word: string, words: Trie): boolean => (wordCost(word, words) ?? 0) >= JOINS_RARE_WORD.cost;

/** Nats against an accented letter of western Europe as a ligature in a word that begins with a capital: names hold them. */
const ACCENTED_NAME = 12;
/** Those capitals that begin many words of northern languages; fonts show `À` and `Á` for ligatures. */
const NORTHERN_CAPITALS: ReadonlySet<string> = new Set("ÄÅÆÉÖØÜ");
const isAccentedCode = (code: number): boolean =>
  code >= 0xdf && code <= 0xff && code !== 0xf0 && code !== 0xf7 && code !== 0xfe;

/** Nats against what so few letters say: beside a blank too many, and beside a code. */
function unlikelihood(
  { text, pieces: { starts, ends, costs, traits } }: ClaimContext,
  first: number,
  last: number,
  atoms: readonly Atom[],
): number {
  const causes = atoms.map(({ options: [option] }) => option?.cause);
  if ((traits[first]! & CAPITAL) !== 0 && atoms.some(({ start }) => isAccentedCode(text.charCodeAt(start))))
    return ACCENTED_NAME;
  if (atoms.length > 1 && NORTHERN_CAPITALS.has(text[atoms[0]!.start]!)) return ACCENTED_NAME;
  const letters = causes.filter((cause) => cause === undefined).length;
  const written = causes.some((cause) => cause?.startsWith(`${CODE_CAUSE}/`));
  if (written ? letters < WRITTEN_CODE.letters : letters <= 1 && causes.length > 1) return WRITTEN_CODE.nats;
  if (!causes.includes(BLANK_CAUSE)) return 0;
  if (letters <= ONLY_FEW_LETTERS.letters) return ONLY_FEW_LETTERS.nats;
  for (let at = first; at <= last; at += 1)
    if (costs[at] === NO_WORD && ends[at]! - starts[at]! <= BESIDE_FEW_LETTERS.letters)
      return BESIDE_FEW_LETTERS.nats;
  return 0;
}

/** Whether pieces may be a name that no lexicon holds. */
const mayBeName = (pieces: Pieces, first: number, last: number): boolean =>
  first === last || ((pieces.traits[first]! & CAPITAL) !== 0 && !hasKnown(pieces, first, last));

function hasKnown({ costs }: Pieces, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) if (costs[at] !== NO_WORD) return true;
  return false;
}

/** A word that no lexicon holds, read by codes that say themselves what they stand for. */
function readName(atoms: readonly Atom[], model: Model): AtomReading[] {
  const certain = atoms.every(
    ({ options: [first] }) =>
      first !== undefined &&
      !first.cause?.startsWith(`${CODE_CAUSE}/`) &&
      (first.cause === BLANK_BY_LIGATURE_CAUSE ||
        first.rule === undefined ||
        (first.rule === "ligature" && first.cost <= USUAL)),
  );
  if (!certain) return [];
  const choices = atoms.map(({ options }) => options[0]!);
  const word = choices.map(({ text }) => text).join("");
  return word.length < SHORTEST_NAME ? [] : [{ word, cost: NAME + spellingCost(word, model), choices }];
}

/** Nats up to which a code mostly stands for one ligature. */
const USUAL = 0.2;
/** UTF-16 units of such a word, and nats of there being one. */
const SHORTEST_NAME = 4;
const NAME = 4;

/** Nats by which a word's neighbours make it likelier than it is by itself. */
const KNOWN_IN_CONTEXT = { short: 1, long: 6 } as const;
/** UTF-16 units from which on a word is hardly a fragment: compounds may be written apart. */
const LONG_WORD = 4;
const knownInContext = ({ starts, ends }: Pieces, index: number): number =>
  ends[index]! - starts[index]! >= LONG_WORD ? KNOWN_IN_CONTEXT.long : KNOWN_IN_CONTEXT.short;

/** Nats of a sign beside or between words as it stands. */
const SIGN_IN_TEXT = 3;

/** Whether a reading is not one that a writer's habits explain as well. */
function isAllowed(
  context: ClaimContext,
  first: number,
  last: number,
  start: number,
  end: number,
  { choices, word }: AtomReading,
): boolean {
  const { text, costs, model } = context;
  const onlyCodes = choices.every(({ cause }) => cause === undefined || cause.startsWith(CODE_CAUSE));
  if (onlyCodes)
    return !isAccented(text.slice(start, end), word, model.words) && !isAmongPatterns(text, start, end);
  if (!isFree(text, start, end)) return false;
  const joined = choices.some(({ text: shown, rule }) => rule === "spurious blank" && shown === "");
  if (!joined) return true;
  const [head, tail] = [costs.textOf(first).toLowerCase(), costs.textOf(last).toLowerCase()];
  const isKnown = (piece: string): boolean => wordCost(piece, model.words) !== undefined;
  if (PREFIXES.has(head) && last === first + 1 && isKnown(tail)) return false;
  if (last === first + 1 && isReduplication(head, tail)) return false;
  if (PARTED_BY_TOKENISERS.has(word) || (tail === "n" && NOT_AFTER_N.test(text.slice(end, end + 2))))
    return false;
  const stem = costs.textOf(last - 1).toLowerCase();
  return !(CLITICS.has(tail) && isKnown(stem) && !SPLIT_OFF.has(stem));
}

/** UTF-16 units on both sides in which digits inside words tell that what stands there is no text, and how many do. */
const PATTERNS = { beside: 40, least: 4 } as const;
const DIGIT_IN_WORD = /[a-z]\d(?=[a-z])/g;

/** Whether a range stands among words with digits in them, as lists of hyphenation patterns have them. */
const isAmongPatterns = (text: string, start: number, end: number): boolean =>
  (text.slice(Math.max(0, start - PATTERNS.beside), end + PATTERNS.beside).match(DIGIT_IN_WORD)?.length ??
    0) >= PATTERNS.least;

/** What makes a negation of an n: tokenisers of corpora part `wo n't`. */
const NOT_AFTER_N = /^['’]t/i;

/** What no accent makes of a letter. */
const HOLDS_SIGN = /[^A-Za-z\u00c0-\uffff]/;

/** Whether a word with odd codes is a word as well when they are taken for accented letters. */
function isAccented(raw: string, word: string, words: Trie): boolean {
  if (HOLDS_SIGN.test(raw)) return false;
  const base = withoutAccents(raw).toLowerCase();
  return base !== word && wordCost(base, words) !== undefined;
}
