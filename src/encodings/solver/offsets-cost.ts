import { type CipherText, SEPARATOR } from "./cipher-text.js";
import type { Offsets } from "./ranges.js";
import { UNKNOWN_TARGET } from "./targets.js";

/** What the offset of a range may go by: that of another range or of the blank, or nothing but its own size. */
type Related = "lower" | "upper" | "digits" | "signs" | "blank" | "nothing";

/** How one range's offset goes with the others': a rough weight among fonts, and the offsets that share it alike. */
interface Relation {
  readonly weight: number;
  readonly to: Related;
  /** Least and most by which such an offset exceeds the other. */
  readonly least: number;
  readonly most: number;
  /** How many offsets share it. */
  readonly among: number;
}

/** Farthest offset within ASCII. */
const NEAR = 95;
const FAR = 8000;
const LAST_ASCII = 0x7e;
/** ASCII signs between small letters and capitals, between capitals and digits, and before digits. */
const GAPS = { letters: 6, digits: 7, signs: 15 } as const;

const ALIKE = { least: 0, most: 0, among: 1 } as const;
const NONE = { ...ALIKE, to: "nothing" } as const;
const ANY_NEAR = { least: -NEAR, most: NEAR, among: 2 * NEAR, to: "nothing" } as const;
const ANYWHERE = {
  least: Number.NEGATIVE_INFINITY,
  most: Number.POSITIVE_INFINITY,
  among: FAR,
  to: "nothing",
} as const;
/** A font that leaves out characters between two ranges shows the lower one by that much higher. */
const above = (gap: number): Pick<Relation, "least" | "most" | "among"> => ({
  least: 0,
  most: gap,
  among: gap + 1,
});

/**
 * Fonts shift ranges alike, not at all, in order with gaps between them, or each by a constant of its own. Weights are
 * guesses, and none is out of the question; those of one range need not add up to 1.
 */
const RELATIONS: Readonly<Record<"upper" | "digits" | "signs", readonly Relation[]>> = {
  upper: [
    { weight: 0.2, ...ALIKE, to: "lower" },
    { weight: 0.1, ...NONE },
    { weight: 0.25, ...above(GAPS.letters), to: "lower" },
    { weight: 0.4, ...ANY_NEAR },
    { weight: 0.05, ...ANYWHERE },
  ],
  digits: [
    { weight: 0.1, ...ALIKE, to: "lower" },
    { weight: 0.25, ...ALIKE, to: "upper" },
    { weight: 0.15, ...ALIKE, to: "signs" },
    { weight: 0.15, ...NONE },
    { weight: 0.15, ...above(GAPS.digits), to: "upper" },
    { weight: 0.15, ...ANY_NEAR },
    { weight: 0.05, ...ANYWHERE },
  ],
  signs: [
    { weight: 0.1, ...ALIKE, to: "lower" },
    { weight: 0.1, ...ALIKE, to: "upper" },
    { weight: 0.15, ...ALIKE, to: "digits" },
    { weight: 0.35, ...NONE },
    { weight: 0.6, ...ALIKE, to: "blank" },
    { weight: 0.1, ...above(GAPS.signs), to: "upper" },
    { weight: 0.15, ...ANY_NEAR },
    { weight: 0.05, ...ANYWHERE },
  ],
};

/** Codes of each range: first, and how many. */
const EXTENTS = {
  lower: { first: 0x61, count: 26 },
  upper: { first: 0x41, count: 26 },
  digits: { first: 0x30, count: 10 },
} as const;
type Extent = (typeof EXTENTS)[keyof typeof EXTENTS];
/** Nats of two ranges that claim one code: a font shows one glyph by one code. */
const COLLISION = 6;
/** Nats of a code for the blank that no offset explains. */
const OWN_BLANK = 4;
const LOWER_COST = Math.log(2 * NEAR);

/** An offset that is not known: nothing goes by it. */
const UNKNOWN = Number.NaN;

/** Nats of offsets, and of a code for the blank (-1 where blanks are kept). */
export function offsetsCost(offsets: Offsets, blank: number): number {
  const { lower = UNKNOWN, upper = UNKNOWN, digits = UNKNOWN, signs = UNKNOWN } = offsets;
  const own = blank < 0 ? UNKNOWN : blank - 0x20;
  const all = { lower, upper, digits, signs, blank: own, nothing: 0 };
  let cost = Number.isNaN(lower) ? 0 : LOWER_COST;
  if (!Number.isNaN(upper)) cost -= Math.log(weightOf(RELATIONS.upper, upper, all));
  if (!Number.isNaN(digits)) cost -= Math.log(weightOf(RELATIONS.digits, digits, all));
  if (!Number.isNaN(signs)) cost -= Math.log(weightOf(RELATIONS.signs, signs, all));
  if (collide(EXTENTS.lower, lower, EXTENTS.upper, upper)) cost += COLLISION;
  if (collide(EXTENTS.lower, lower, EXTENTS.digits, digits)) cost += COLLISION;
  if (collide(EXTENTS.upper, upper, EXTENTS.digits, digits)) cost += COLLISION;
  if (blank < 0 || own === lower || own === upper || own === digits || own === signs) return cost;
  return cost + OWN_BLANK;
}

/** First and last codes shown for what fonts have beside the ranges: letters with accents, quotes, ligatures. */
const BESIDE_RANGES = [
  [0x7f, 0x24f],
  [0x2000, 0x206f],
  [0xfb00, 0xfb06],
] as const;

const isBesideRanges = (code: number): boolean =>
  BESIDE_RANGES.some(([first, last]) => code >= first && code <= last);

/**
 * Nats of offsets, and of the codes that these leave unread: each has an offset of its own, as it were. Else a sign that
 * one code shows would best be left unread, for want of the offset that it takes to read it.
 */
export function priorCost(
  { codes }: CipherText,
  targets: ArrayLike<number>,
  offsets: Offsets,
  blank: number,
): number {
  let cost = offsetsCost(offsets, blank);
  for (let index = SEPARATOR + 2; index < codes.length; index += 1) {
    if (targets[index] !== UNKNOWN_TARGET || isBesideRanges(codes[index]!)) continue;
    cost += Math.log(codes[index]! <= LAST_ASCII ? 2 * NEAR : FAR);
  }
  return cost;
}

function weightOf(
  relations: readonly Relation[],
  offset: number,
  all: Readonly<Record<Related, number>>,
): number {
  let weight = 0;
  for (const { to, least, most, among, weight: share } of relations) {
    const excess = offset - all[to];
    if (excess >= least && excess <= most) weight += share / among;
  }
  return weight;
}

/** Whether two ranges claim the same codes; one without an offset claims none. */
const collide = (one: Extent, offset: number, other: Extent, otherOffset: number): boolean =>
  one.first + offset < other.first + otherOffset + other.count &&
  other.first + otherOffset < one.first + offset + one.count;
