import { NO_WORD } from "../../english/word-memory.js";
import { SPLIT_OFF, SYLLABLES } from "../../repairs/blanks-in-words.js";
import type { Pieces } from "../pieces/pieces.js";
import type { Cause, Option } from "./plain-atoms.js";
import {
  BLANK_BY_LIGATURE_CAUSE,
  BLANK_CAUSE,
  CUT_CAUSE,
  DROPPED_CAUSE,
  HALVED_CAUSE,
  LOST_BLANK_CAUSE,
} from "./plain-causes.js";
import type { Claim } from "./plain-claims.js";

/** What the healthy words of a document say against claims. */
export interface Doubts {
  /** Nats against a claim, whatever else the document proves. */
  slip(claim: Claim): number;
  /** Nats against a claim as long as no other word proves its causes. */
  unlikely(claim: Claim): number;
}

export function doubtsOf(text: string, pieces: Pieces, claims: readonly Claim[]): Doubts {
  const recurring = recurringRuns(text, pieces, claims);
  const ofWords = claimsOfWords(text, pieces, claims);
  const slips = claimsOfSlips(text, pieces, claims);
  const inSyllables = partsOfSyllables(claims);
  return {
    slip: (claim) => (slips.has(claim) ? SLIP.nats : 0),
    unlikely: (claim) =>
      (recurring.has(claim.word) ? RECURRING_RUN : 0) +
      (ofWords.has(claim) ? WORD_OF_TEXT : 0) +
      (inSyllables.has(claim) ? SYLLABLES.nats : 0),
  };
}

/** The claims on a part of what may be a word in syllables: `but ter` in `but ter fly`. */
function partsOfSyllables(claims: readonly Claim[]): ReadonlySet<Claim> {
  const wholes = new Map<number, Claim[]>();
  for (const claim of claims) {
    if (claim.last - claim.first + 1 < SYLLABLES.parts || !claim.choices.every(isJoined)) continue;
    for (let piece = claim.first; piece <= claim.last; piece += 1)
      wholes.set(piece, [...(wholes.get(piece) ?? []), claim]);
  }
  const isWithin = ({ first, last }: Claim, whole: Claim): boolean =>
    whole.first <= first && last <= whole.last && last - first < whole.last - whole.first;
  return new Set(
    claims.filter(
      (claim) =>
        claim.first < claim.last && (wholes.get(claim.first) ?? []).some((whole) => isWithin(claim, whole)),
    ),
  );
}

const isJoined = ({ cause }: Option): boolean => cause === undefined || cause === BLANK_CAUSE;

/** Nats against words run together that stand there again: they rather name something, unless others are run together. */
const RECURRING_RUN = 20;

/** What stands more than once without its blanks, whatever stands beside it. */
function recurringRuns(
  text: string,
  { odd, starts, ends }: Pieces,
  claims: readonly Claim[],
): ReadonlySet<string> {
  const runs = new Map<string, string>();
  for (const { word, choices } of claims)
    if (choices.some(({ cause }) => cause === LOST_BLANK_CAUSE)) runs.set(word.replaceAll(" ", ""), word);
  const recurring = new Set<string>();
  if (runs.size === 0) return recurring;
  const once = new Set<string>();
  for (const index of odd) {
    const shown = text.slice(starts[index], ends[index]).toLowerCase();
    const word = runs.get(shown);
    if (word === undefined) continue;
    if (once.has(shown)) recurring.add(word);
    once.add(shown);
  }
  return recurring;
}

/** Pieces on either side in which the same ligature stands whole or is lost, and nats against a loss where most stand whole. */
const SLIP = { around: 60, nats: 20 } as const;

/** The causes that a slip of the writer explains as well: `specifc`. */
const LOSSES: ReadonlySet<Cause> = new Set([DROPPED_CAUSE, CUT_CAUSE, HALVED_CAUSE]);

/** The losses that may be slips of the writer: a font that lacks a ligature lacks it everywhere. */
function claimsOfSlips(
  text: string,
  { count, starts, ends, costs }: Pieces,
  claims: readonly Claim[],
): ReadonlySet<Claim> {
  const losses = claims.filter(({ choices }) => choices.some(({ cause }) => LOSSES.has(cause!)));
  const slips = losses.filter((claim, index) => {
    const near = (step: number): number => {
      let words = 0;
      for (let at = index + step; isNear(losses[at], claim); at += step)
        if (losses[at]!.word !== claim.word) words += 1;
      return words;
    };
    const ligature = lostLigature(claim);
    let whole = 0;
    const to = Math.min(count, claim.last + SLIP.around);
    for (let at = Math.max(0, claim.first - SLIP.around); at < to; at += 1) {
      if (costs[at] === NO_WORD) continue;
      if (text.slice(starts[at], ends[at]).includes(ligature)) whole += 1;
    }
    return whole > near(-1) + near(1) + 1;
  });
  return new Set(slips);
}

function lostLigature({ choices }: Claim): string {
  const { text, cause } = choices.find((choice) => LOSSES.has(choice.cause!))!;
  return cause === DROPPED_CAUSE ? text : `f${text}`;
}

const isNear = (other: Claim | undefined, { first }: Claim): boolean =>
  other !== undefined && Math.abs(other.first - first) <= SLIP.around;

/** Nats against a part of a word that stands by itself where it is a word of the text elsewhere: `fi` ends what `if` begins. */
const WORD_OF_TEXT = 10;

/** Letters of a part, and times that it stands free, from which on it is a word of the text. */
interface PartsOfWords {
  readonly isPart: (letters: string) => boolean;
  readonly longest: number;
  readonly leastFree: number;
}

/** What is set apart by each cause; other parts than ligatures may be left over from damage that nothing repairs. */
const PARTS: readonly (readonly [Cause, PartsOfWords])[] = [
  [BLANK_BY_LIGATURE_CAUSE, { isPart: (letters) => SPLIT_OFF.has(letters), longest: 3, leastFree: 1 }],
  [BLANK_CAUSE, { isPart: ({ length }) => length > 1, longest: 8, leastFree: 3 }],
];

function claimsOfWords(text: string, pieces: Pieces, claims: readonly Claim[]): ReadonlySet<Claim> {
  return new Set(
    PARTS.flatMap(([joined, parts]) => {
      const joining = claims.filter(({ choices }) => choices.some(({ cause }) => cause === joined));
      return joining.length === 0 ? [] : claimsOnFree(text, pieces, joining, parts);
    }),
  );
}

/** The claims on a part that stands by itself, where half of its kind and more are claimed for no word. */
function claimsOnFree(
  text: string,
  { odd, starts, ends }: Pieces,
  joining: readonly Claim[],
  { isPart, longest, leastFree }: PartsOfWords,
): readonly Claim[] {
  const lettersOf = (index: number): string => text.slice(starts[index], ends[index]);
  const isShort = (index: number): boolean => ends[index]! - starts[index]! <= longest;
  const claimed = new Map<number, Claim[]>();
  const found = new Map<string, { free: number; places: number; claims: Claim[] }>();
  for (const claim of joining) {
    for (let index = claim.first; index <= claim.last; index += 1) {
      claimed.set(index, [...(claimed.get(index) ?? []), claim]);
      if (isShort(index) && isPart(lettersOf(index)))
        found.set(lettersOf(index), { free: 0, places: 0, claims: [] });
    }
  }
  for (const index of odd) {
    const part = isShort(index) ? found.get(lettersOf(index)) : undefined;
    if (part === undefined) continue;
    const claims = claimed.get(index);
    part.places += 1;
    if (claims === undefined) part.free += 1;
    else part.claims.push(...claims);
  }
  return [...found.values()].flatMap(({ free, places, claims }) =>
    free >= leastFree && 2 * free >= places ? claims : [],
  );
}
