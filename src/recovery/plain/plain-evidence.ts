import { UNITS_PER_NAT } from "../../english/costs.js";
import { NO_WORD } from "../../english/word-memory.js";
import {
  BLANK_AFTER_CAPITAL,
  BLANK_BY_LIGATURE,
  type DamagePrice,
  LOST_BLANK,
  SMALL_CAPITALS_GAP,
  SPURIOUS_BLANK,
} from "../../repairs/blanks-in-words.js";
import {
  BLANK_FOR_LIGATURE,
  CUT_LIGATURE,
  DROPPED_LIGATURE,
  HALVED_LIGATURE,
} from "../../repairs/dropped-ligatures.js";
import { codePrice, LIGATURE_SIGNS } from "../../repairs/odd-ligature-codes.js";
import type { Pieces } from "../pieces/pieces.js";
import { AFTER_BLANK, CAPITAL, ODD_CODE, TAKEN } from "../pieces/traits.js";
import { natsFromKin } from "./akin-causes.js";
import type { Cause } from "./plain-atoms.js";
import {
  BLANK_BY_LIGATURE_CAUSE,
  BLANK_CAUSE,
  BLANK_LIGATURE_CAUSE,
  CAPITAL_GAP_CAUSE,
  CODE_CAUSE,
  CUT_CAUSE,
  DROPPED_CAUSE,
  HALVED_CAUSE,
  LOST_BLANK_CAUSE,
  SMALL_CAPITALS_CAUSE,
} from "./plain-causes.js";
import type { Claim } from "./plain-claims.js";
import { doubtsOf } from "./plain-doubts.js";
import { withoutPartedTexts } from "./plain-parted.js";

/** A claim with what the document says about it. */
export interface Weighed {
  readonly claim: Claim;
  /** Nats that it gains over the text as it stands, before its causes are paid for. */
  readonly net: number;
  /** The same after that. */
  readonly evidence: number;
}

const PRICES: Readonly<Record<Cause, DamagePrice>> = {
  [BLANK_CAUSE]: SPURIOUS_BLANK,
  [BLANK_BY_LIGATURE_CAUSE]: BLANK_BY_LIGATURE,
  [SMALL_CAPITALS_CAUSE]: SMALL_CAPITALS_GAP,
  [CAPITAL_GAP_CAUSE]: BLANK_AFTER_CAPITAL,
  [BLANK_LIGATURE_CAUSE]: BLANK_FOR_LIGATURE,
  [DROPPED_CAUSE]: DROPPED_LIGATURE,
  [CUT_CAUSE]: CUT_LIGATURE,
  [HALVED_CAUSE]: HALVED_LIGATURE,
  [LOST_BLANK_CAUSE]: LOST_BLANK,
};

/** Nats of a code that a document proves for a ligature. */
const PROVEN_CODE = 0.3;

const priceOf = (cause: Cause): DamagePrice =>
  PRICES[cause] ?? {
    unproven: codePrice(cause.slice(CODE_CAUSE.length)).unproven,
    proven: PROVEN_CODE,
    again: 0,
  };

/** Share of a cause's price below which a gain proves nothing about it. */
const PROVES_FROM = 0.45;
/** Nats that one word proves at most: no word is worth many. */
const MOST_OF_ONE = 8;
/** The same of many words that are run together, and how many those are. */
const MOST_OF_RUN = 20;
const LONG_RUN = 5;
const isLongRun = ({ choices }: Claim): boolean =>
  choices.filter(({ cause }) => cause === LOST_BLANK_CAUSE).length >= LONG_RUN - 1;
/** Letters as they stand that a word must have to prove anything: beside an odd code, and where only letters tell. */
const LEAST_LETTERS = { code: 3, other: 5 } as const;
const leastLetters = (cause: Cause): number =>
  cause.startsWith(CODE_CAUSE) || cause === BLANK_BY_LIGATURE_CAUSE
    ? LEAST_LETTERS.code
    : LEAST_LETTERS.other;
/** Nats taken from a cause's proof by each word that it might explain and does not. */
const UNEXPLAINED = { word: 0.03, code: 1 } as const;

/** Rounds in which the document teaches what its causes are. */
const ROUNDS = 3;

/**
 * Chooses among claims, none overlapping another, those that gain most, and weighs each with what the others say about
 * its causes.
 */
export function weighClaims(text: string, pieces: Pieces, claims: readonly Claim[]): readonly Weighed[] {
  const claimed = {
    starts: new Set(claims.map(({ first }) => first)),
    ends: new Set(claims.map(({ last }) => last)),
  };
  const doubts = doubtsOf(text, pieces, claims);
  const unknown = countUnknown(pieces);
  const foreignnessBeside = neighbourhoods(pieces);
  let chosen: readonly Weighed[] = [];
  let weighed: Weighed[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const proofs = proofsOf(text, unknown, chosen);
    const fromKin = natsFromKin(new Map([...proofs].map(([cause, { total }]) => [cause, total])));
    const learned = learnCodes(chosen);
    const whole = new Set(
      chosen.flatMap(({ claim }) => (leavesFragment(pieces, claim, claimed) ? [] : [claim.word])),
    );
    const foreign = foreignnessBeside(round === 0 ? claims : chosen.map(({ claim }) => claim));
    weighed = claims.map((claim) => {
      const net =
        claim.gain -
        codeCorrection(claim, learned) -
        foreign(claim) -
        doubts.slip(claim) -
        (!whole.has(claim.word) && leavesFragment(pieces, claim, claimed) ? FRAGMENT_BESIDE : 0);
      return { claim, net, evidence: net - priceIn(claim, proofs, fromKin, doubts.unlikely(claim)) };
    });
    chosen = withoutPartedTexts(pieces, choose(weighed));
  }
  return chosen;
}

/** Nats against a word of several pieces that leaves a fragment beside it: `Ru ff` in `Ru ff enberg`. */
const FRAGMENT_BESIDE = 20;

/** Whether a claim that joins pieces, or ends with a ligature, leaves a fragment beside it that no lexicon holds. */
function leavesFragment(
  { count, costs, traits }: Pieces,
  { first, last, choices }: Claim,
  claimed: { readonly starts: ReadonlySet<number>; readonly ends: ReadonlySet<number> },
): boolean {
  const isFragment = (index: number): boolean =>
    costs[index] === NO_WORD && (traits[index]! & (CAPITAL | ODD_CODE | TAKEN)) === 0;
  const joins = first < last;
  const before =
    first > 0 &&
    (traits[first]! & AFTER_BLANK) !== 0 &&
    isFragment(first - 1) &&
    !claimed.ends.has(first - 1);
  const after =
    last + 1 < count &&
    (traits[last + 1]! & AFTER_BLANK) !== 0 &&
    isFragment(last + 1) &&
    !claimed.starts.has(last + 1);
  return (
    (before && (joins || choices[0]!.rule === "ligature")) ||
    (after && (joins || choices.at(-1)!.rule === "ligature"))
  );
}

/** The best of those that overlap. */
function choose(weighed: readonly Weighed[]): Weighed[] {
  const taken = new Set<number>();
  const chosen: Weighed[] = [];
  const inOrder = weighed
    .filter(({ net }) => net > 0)
    .sort((a, b) => b.evidence - a.evidence || a.claim.start - b.claim.start);
  for (const one of inOrder) {
    const { first, last } = one.claim;
    let free = true;
    for (let piece = first; piece <= last; piece += 1) if (taken.has(piece)) free = false;
    if (!free) continue;
    for (let piece = first; piece <= last; piece += 1) taken.add(piece);
    chosen.push(one);
  }
  return chosen.sort((a, b) => a.claim.start - b.claim.start);
}

/** Whether a claim gains enough to say anything of its causes: without one that does, no cause is proven. */
export const mayProve = (claim: Claim): boolean =>
  claim.choices.every(
    ({ cause }) => cause === undefined || claim.gain > PROVES_FROM * priceOf(cause).unproven,
  );

const causesOf = ({ choices }: Claim): Set<Cause> =>
  new Set(choices.flatMap(({ cause }) => (cause === undefined ? [] : [cause])));

/** What a document shows of one cause. */
interface Proof {
  readonly total: number;
  /** Different words that the cause might explain and does not. */
  readonly unexplained: number;
  /** Nats that each word adds to the total. */
  readonly ofWord: ReadonlyMap<string, number>;
}

function proofsOf(text: string, unknownWords: number, chosen: readonly Weighed[]): Map<Cause, Proof> {
  const words = new Map<Cause, Map<string, number>>();
  for (const { claim, net } of chosen) {
    for (const cause of causesOf(claim)) {
      const letters = claim.choices.reduce(
        (sum, { text: shown, rule }) => sum + (rule === undefined ? shown.length : 0),
        0,
      );
      const most = cause === LOST_BLANK_CAUSE && isLongRun(claim) ? MOST_OF_RUN : MOST_OF_ONE;
      const saysNothing = cause === HALVED_CAUSE || (claim.isName && priceOf(cause).unproven > 0);
      const proven =
        letters < leastLetters(cause) || saysNothing
          ? 0
          : Math.min(most, net - PROVES_FROM * priceOf(cause).unproven);
      const ofWord = words.get(cause) ?? new Map<string, number>();
      words.set(cause, ofWord.set(claim.word, Math.max(proven, 0, ofWord.get(claim.word) ?? 0)));
    }
  }
  const unknown = unknownWords - chosen.length;
  return new Map(
    [...words].map(([cause, ofWord]) => {
      const isCode = cause.startsWith(CODE_CAUSE);
      const unexplained = isCode ? countUnexplained(text, cause.slice(CODE_CAUSE.length), chosen) : unknown;
      let total = -unexplained * (isCode ? UNEXPLAINED.code : UNEXPLAINED.word);
      for (const nats of ofWord.values()) total += nats;
      return [cause, { total, unexplained, ofWord }];
    }),
  );
}

function countUnknown({ count, costs, traits }: Pieces): number {
  let unknown = 0;
  for (let at = 0; at < count; at += 1)
    if (costs[at] === NO_WORD && (traits[at]! & (ODD_CODE | TAKEN)) === 0) unknown += 1;
  return unknown;
}

/** Places that are looked at for a code that explains nothing. */
const MOST_PLACES = 500;
const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** Different words with a code in them for which nothing was claimed. */
function countUnexplained(text: string, code: string, chosen: readonly Weighed[]): number {
  const words = new Set<string>();
  let next = 0;
  let at = text.indexOf(code);
  for (let place = 0; at >= 0 && place < MOST_PLACES; place += 1) {
    while (next < chosen.length && chosen[next]!.claim.end <= at) next += 1;
    const claimed = next < chosen.length && chosen[next]!.claim.start <= at;
    let start = at;
    let end = at + code.length;
    while (isLetter(text.charCodeAt(start - 1))) start -= 1;
    while (isLetter(text.charCodeAt(end))) end += 1;
    const inside = start < at && end > at + code.length;
    const beside = start < at || end > at + code.length;
    if (!claimed && (LIGATURE_SIGNS.has(code) ? inside : beside)) words.add(text.slice(start, end));
    at = text.indexOf(code, at + code.length);
  }
  return words.size;
}

/**
 * Nats of a claim's causes in the light of all other words.
 *
 * @param unlikely nats against it as long as no other word proves its causes, beside its own
 */
function priceIn(
  claim: Claim,
  proofs: ReadonlyMap<Cause, Proof>,
  fromKin: (cause: Cause) => number,
  unlikely: number,
): number {
  let price = 0;
  const paid = new Set<Cause>();
  for (const { cause } of claim.choices) {
    if (cause === undefined) continue;
    const { unproven, proven, again } = priceOf(cause);
    if (paid.has(cause)) {
      price += again;
      continue;
    }
    paid.add(cause);
    const proof = proofs.get(cause);
    const own = proof?.ofWord.get(claim.word) ?? 0;
    const others = proof === undefined ? 0 : Math.max(0, proof.total - own);
    const against = cause.startsWith(CODE_CAUSE) ? -oddsOf(proof) : 0;
    price += Math.max(
      cause.startsWith(CODE_CAUSE) ? against : proven,
      unproven + Math.max(0, against) + (claim.unlikely ?? 0) + unlikely - others - fromKin(cause),
    );
  }
  return price;
}

/** Words of either kind that every code is given. */
const EITHER = 0.5;
const MOST_ODDS = 4;

/** Logarithm of the odds that a code stands for a ligature where it stands beside letters, from the other words that hold it. */
function oddsOf(proof: Proof | undefined): number {
  if (proof === undefined) return 0;
  const claimed = Math.max(0, proof.ofWord.size - 1);
  return Math.min(MOST_ODDS, Math.log((claimed + EITHER) / (proof.unexplained + EITHER)));
}

/** The words in which each cause was read as each ligature. */
type Learned = ReadonlyMap<Cause, ReadonlyMap<string, ReadonlySet<string>>>;

function learnCodes(chosen: readonly Weighed[]): Learned {
  const learned = new Map<Cause, Map<string, Set<string>>>();
  for (const { claim } of chosen) {
    for (const { text, cause } of claim.choices) {
      if (cause === undefined || text === "" || text === " ") continue;
      const words = learned.get(cause) ?? new Map<string, Set<string>>();
      learned.set(cause, words.set(text, (words.get(text) ?? new Set()).add(claim.word)));
    }
  }
  return learned;
}

/** Words that the table of a code counts for. */
const TABLE_COUNT = 1.5;

/** Nats by which a document's own use of its codes differs from the table's. */
function codeCorrection({ choices, word }: Claim, learned: Learned): number {
  let nats = 0;
  for (const { text, cost, cause } of choices) {
    const readings = cause === undefined ? undefined : learned.get(cause);
    if (readings === undefined || text === "" || text === " ") continue;
    // The word itself is no witness of how its code is read, however often it stands there.
    const others = (words: ReadonlySet<string> | undefined): number =>
      words === undefined ? 0 : words.size - (words.has(word) ? 1 : 0);
    let total = 0;
    for (const words of readings.values()) total += others(words);
    const share = (others(readings.get(text)) + TABLE_COUNT * Math.exp(-cost)) / (total + TABLE_COUNT);
    nats += -Math.log(share) - cost;
  }
  return nats;
}

/** Pieces on either side that make up the neighbourhood. */
const AROUND = 14;
/** Shares of words, and of the most frequent ones, below which a neighbourhood is hardly English, and nats of falling short. */
const ENGLISH = { share: 0.85, nats: 45 } as const;
const FREQUENT = { share: 0.2, nats: 20, cost: 6.5 * UNITS_PER_NAT } as const;
/** Pieces that every neighbourhood is given, so that a few neighbours prove little. */
const ASSUMED = { pieces: 3, known: 2 } as const;

/** Nats by which the neighbourhood of a claim falls short of English; what is claimed counts as English. */
function neighbourhoods({
  count,
  costs,
  traits,
}: Pieces): (claims: readonly Claim[]) => (claim: Claim) => number {
  const frequent = new Uint32Array(count + 1);
  const taken = new Uint32Array(count + 1);
  for (let at = 0; at < count; at += 1) {
    frequent[at + 1] = frequent[at]! + (costs[at]! <= FREQUENT.cost ? 1 : 0);
    taken[at + 1] = taken[at]! + ((traits[at]! & TAKEN) !== 0 ? 1 : 0);
  }
  return (claims) => {
    const claimed = new Uint8Array(count);
    for (const { first, last } of claims) claimed.fill(1, first, last + 1);
    const known = new Uint32Array(count + 1);
    for (let at = 0; at < count; at += 1)
      known[at + 1] = known[at]! + (costs[at] !== NO_WORD || claimed[at] === 1 ? 1 : 0);
    return ({ first, last }) => {
      const from = Math.max(0, first - AROUND);
      const to = Math.min(count, last + 1 + AROUND);
      const inRange = (sums: Uint32Array): number => sums[to]! - sums[from]!;
      const pieces = to - from - inRange(taken);
      const english = (inRange(known) + ASSUMED.known) / (pieces + ASSUMED.pieces);
      const usual = inRange(frequent) / pieces;
      return (
        Math.max(0, ENGLISH.share - english) * ENGLISH.nats +
        Math.max(0, FREQUENT.share - usual) * FREQUENT.nats
      );
    };
  };
}
