import { Assignment } from "./assignment.js";
import type { CipherText } from "./cipher-text.js";
import { type Lexicon, wordCost } from "./polish.js";
import { type Offsets, RANGE_NAMES, RANGES, type RangeName, targetsUnder } from "./ranges.js";
import { isLower, TARGETS, type TargetCosts, UNKNOWN_TARGET } from "./targets.js";

/** A reading by constant offsets. */
export interface RangedFound {
  readonly targets: Uint8Array;
  readonly offsets: Offsets;
  /** Code shown for the blank, or -1 where blanks are kept. */
  readonly blank: number;
  /** Cost in units of the text, and of the offsets. */
  readonly total: number;
}

/** Offsets for small letters that are followed up: those that the letter counts make likeliest. */
const FOLLOWED = 8;
/** And those of them that the characters make likeliest, under which the other ranges are sought. */
const FOLLOWED_UP = 2;
/** Offsets of each other range that are tried with those of the others. */
const COMBINED = 8;
/** Of their combinations, those whose words are looked up: at most so many, and so many nats from the best. */
const ASKED = 100;
const WORTH_ASKING = 14;

/** Nats of an offset that is none, one of another range, one within ASCII, or any other. */
const OFFSET_COSTS = { none: 0.5, another: 0.5, near: 5, far: 8 } as const;
const NEAR = 95;
/** Indices among which the blank is sought. */
const LIKELY_BLANKS = 6;
/** Nats of a code for the blank that no offset explains. */
const OWN_BLANK = 4;

/** The readings by ranges that cost least, the best first. */
export function searchRanges(
  text: CipherText,
  costs: TargetCosts,
  blanks: "kept" | "moved",
  isWord: (word: string) => boolean,
): RangedFound[] {
  const state = new Assignment(
    text,
    costs,
    new Uint16Array(text.codes.length * TARGETS.length),
    new Uint8Array(text.codes.length).fill(UNKNOWN_TARGET),
  );
  const evaluate = (offsets: Offsets, blank: number): RangedFound => {
    const targets = targetsUnder(text, offsets, blank);
    state.reset(targets);
    return { targets, offsets, blank, total: state.total + priorOf(offsets, blank) * costs.unitsPerNat };
  };
  const starts = letterOffsets(text, costs).flatMap((lower) => {
    if (blanks === "kept") return [evaluate({ lower }, -1)];
    const { targets } = evaluate({ lower }, -1);
    return text.codes
      .slice(0, LIKELY_BLANKS)
      .flatMap((code, index) => (index > 1 && !isLower(targets[index]!) ? [evaluate({ lower }, code)] : []));
  });
  return starts
    .sort(byTotal)
    .slice(0, FOLLOWED_UP)
    .map((start) => {
      // Ranges claim each other's codes, so that they are tried together.
      let combined: Offsets[] = [start.offsets];
      for (const name of RANGE_NAMES.slice(1)) {
        const likely = [...offsetsOf(text, start, name)]
          .map((offset) => evaluate({ ...start.offsets, [name]: offset }, start.blank))
          .sort(byTotal)
          .slice(0, COMBINED);
        combined = combined.flatMap((offsets) => [
          offsets,
          ...likely.map((it) => ({ ...offsets, [name]: it.offsets[name]! })),
        ]);
      }
      const found = combined.map((offsets) => evaluate(offsets, start.blank)).sort(byTotal);
      return bestByWords(text, found, { isWord, unitsPerNat: costs.unitsPerNat });
    })
    .sort(byTotal);
}

/** The best reading by characters and words, of those that characters alone hold for likely. */
function bestByWords(text: CipherText, found: readonly RangedFound[], lexicon: Lexicon): RangedFound {
  const limit = found[0]!.total + WORTH_ASKING * lexicon.unitsPerNat;
  return found
    .filter(({ total }) => total <= limit)
    .slice(0, ASKED)
    .map((it) => ({ ...it, total: it.total + wordCost(text, it.targets, lexicon) }))
    .reduce((a, b) => (b.total < a.total ? b : a));
}

const byTotal = (a: RangedFound, b: RangedFound): number => a.total - b.total;

/** Nats of offsets. */
function priorOf(offsets: Offsets, blank: number): number {
  const used: number[] = [];
  let cost = 0;
  for (const name of RANGE_NAMES) {
    const offset = offsets[name];
    if (offset === undefined) continue;
    if (used.includes(offset)) cost += OFFSET_COSTS.another;
    else if (offset === 0) cost += OFFSET_COSTS.none;
    else cost += Math.abs(offset) <= NEAR ? OFFSET_COSTS.near : OFFSET_COSTS.far;
    used.push(offset);
  }
  return cost + (blank < 0 || used.includes(blank - 0x20) ? 0 : OWN_BLANK);
}

/** The likeliest offsets of small letters, by the counts of codes alone. */
function letterOffsets(text: CipherText, { running, symbolOf, unitsPerNat }: TargetCosts): number[] {
  const outside = 6 * unitsPerNat;
  const offsets = new Set<number>();
  text.codes.forEach((code, index) => {
    if (index > 1) for (const letter of RANGES.lower) offsets.add(code - letter);
  });
  const costOf = (lower: number): number => {
    const targets = targetsUnder(text, { lower }, -1);
    return text.counts.reduce(
      (sum, count, index) =>
        index < 2 ? sum : sum + count * (targets[index] === UNKNOWN_TARGET ? outside : running[symbolOf[targets[index]!]!]!),
      0,
    );
  };
  return [...offsets]
    .map((offset) => ({ offset, cost: costOf(offset) }))
    .sort((a, b) => a.cost - b.cost || a.offset - b.offset)
    .slice(0, FOLLOWED)
    .map(({ offset }) => offset);
}

/** Offsets of a range under which it reads a code that small letters do not. */
function offsetsOf(text: CipherText, start: RangedFound, name: RangeName): Set<number> {
  const offsets = new Set<number>();
  text.codes.forEach((code, index) => {
    if (index < 2 || start.targets[index] !== UNKNOWN_TARGET) return;
    for (const trueCode of RANGES[name]) offsets.add(code - trueCode);
  });
  return offsets;
}
