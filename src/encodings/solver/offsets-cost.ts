import type { Offsets, RangeName } from "./ranges.js";

/** How one range's offset goes with the others': a rough weight among fonts, and the offsets that share it alike. */
interface Relation {
  readonly weight: number;
  /** Whether an offset is one of them; `other` is the offset of the range that is related to. */
  readonly holds: (offset: number, other: number) => boolean;
  /** How many offsets share it. */
  readonly among: number;
  readonly to?: RangeName | "blank";
}

/** Farthest offset within ASCII. */
const NEAR = 95;
const alike = (offset: number, other: number): boolean => offset === other;
const none = (offset: number): boolean => offset === 0;
const near = (offset: number): boolean => Math.abs(offset) <= NEAR;
const anywhere = (): boolean => true;
/** A font that leaves out characters between two ranges shows the lower one by that much higher. */
const above =
  (gap: number) =>
  (offset: number, other: number): boolean =>
    offset >= other && offset <= other + gap;

const FAR = 8000;
/** ASCII signs between small letters and capitals, between capitals and digits, and before digits. */
const GAPS = { letters: 6, digits: 7, signs: 15 } as const;

/**
 * Fonts shift ranges alike, not at all, in order with gaps between them, or each by a constant of its own. Weights are
 * guesses, and none is out of the question; those of one range need not add up to 1.
 */
const RELATIONS: Readonly<Record<Exclude<RangeName, "lower">, readonly Relation[]>> = {
  upper: [
    { weight: 0.2, holds: alike, among: 1, to: "lower" },
    { weight: 0.1, holds: none, among: 1 },
    { weight: 0.25, holds: above(GAPS.letters), among: GAPS.letters + 1, to: "lower" },
    { weight: 0.4, holds: near, among: 2 * NEAR },
    { weight: 0.05, holds: anywhere, among: FAR },
  ],
  digits: [
    { weight: 0.1, holds: alike, among: 1, to: "lower" },
    { weight: 0.25, holds: alike, among: 1, to: "upper" },
    { weight: 0.15, holds: alike, among: 1, to: "signs" },
    { weight: 0.15, holds: none, among: 1 },
    { weight: 0.15, holds: above(GAPS.digits), among: GAPS.digits + 1, to: "upper" },
    { weight: 0.15, holds: near, among: 2 * NEAR },
    { weight: 0.05, holds: anywhere, among: FAR },
  ],
  signs: [
    { weight: 0.1, holds: alike, among: 1, to: "lower" },
    { weight: 0.1, holds: alike, among: 1, to: "upper" },
    { weight: 0.15, holds: alike, among: 1, to: "digits" },
    { weight: 0.35, holds: none, among: 1 },
    { weight: 0.6, holds: alike, among: 1, to: "blank" },
    { weight: 0.1, holds: above(GAPS.signs), among: GAPS.signs + 1, to: "upper" },
    { weight: 0.15, holds: near, among: 2 * NEAR },
    { weight: 0.05, holds: anywhere, among: FAR },
  ],
};

/** Codes of each range: first, and how many. */
const EXTENTS: Readonly<Record<Exclude<RangeName, "signs">, readonly [first: number, count: number]>> = {
  lower: [0x61, 26],
  upper: [0x41, 26],
  digits: [0x30, 10],
};
/** Nats of two ranges that claim one code: a font shows one glyph by one code. */
const COLLISION = 6;
/** Nats of a code for the blank that no offset explains. */
const OWN_BLANK = 4;

/** Nats of offsets, and of a code for the blank (-1 where blanks are kept). */
export function offsetsCost(offsets: Offsets, blank: number): number {
  const all: Offsets & { readonly blank?: number } =
    blank < 0 ? offsets : { ...offsets, blank: blank - 0x20 };
  let cost = offsets.lower === undefined ? 0 : Math.log(2 * NEAR);
  for (const name of ["upper", "digits", "signs"] as const) {
    const offset = offsets[name];
    if (offset === undefined) continue;
    let weight = 0;
    for (const relation of RELATIONS[name]) {
      const other = relation.to === undefined ? 0 : all[relation.to];
      if (other !== undefined && relation.holds(offset, other)) weight += relation.weight / relation.among;
    }
    cost -= Math.log(weight);
  }
  const extents = (["lower", "upper", "digits"] as const).flatMap((name) => {
    const offset = offsets[name];
    return offset === undefined ? [] : [[EXTENTS[name][0] + offset, EXTENTS[name][1]] as const];
  });
  extents.forEach(([first, count], at) => {
    for (const [otherFirst, otherCount] of extents.slice(at + 1)) {
      if (first < otherFirst + otherCount && otherFirst < first + count) cost += COLLISION;
    }
  });
  if (blank < 0) return cost;
  return Object.values(offsets).includes(blank - 0x20) ? cost : cost + OWN_BLANK;
}
