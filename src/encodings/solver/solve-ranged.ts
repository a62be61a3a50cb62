import { Assignment } from "./assignment.js";
import type { CipherText } from "./cipher-text.js";
import { offsetsCost, priorCost } from "./offsets-cost.js";
import { type Offsets, offsetsOf, RANGES, type RangeName, targetsUnder } from "./ranges.js";
import { EVERY_STEP, type Language, readingCost } from "./reading-cost.js";
import { byTotal, Shortlist } from "./shortlist.js";
import { steadyRuns } from "./steady-runs.js";
import { isLower, TARGETS, type TargetCosts, UNKNOWN_TARGET } from "./targets.js";

/** A reading by constant offsets. */
interface RangedFound {
  readonly targets: Uint8Array;
  readonly offsets: Offsets;
  /** Code shown for the blank, or -1 where blanks are kept. */
  readonly blank: number;
  /** Cost in units of the text and of the offsets. */
  readonly total: number;
}

/** The best reading by ranges. */
export interface RangedReading extends RangedFound {
  /** Share of the text, 0 to 1, that likely readings read alike. */
  readonly agreement: number;
  /** Probability that a code stands for what the reading takes it for, by index. */
  readonly sureness: readonly number[];
}

/** Offsets for small letters that are followed up: those that the letter counts make likeliest. */
const FOLLOWED = 8;
/**
 * Starts, of small letters and a blank, that are read on: at most so many, so many nats from the best, and of so many nats a
 * character (measured: ranged English costs up to 4 as long as capitals, digits and signs are not read, lists of names up to 5).
 */
const STARTED = { most: 3, within: 60, perCharacter: 5 } as const;
/** Offsets of signs that are tried with those of capitals. */
const COMBINED = 6;
/** Combinations of capitals and signs under which digits are sought. */
const FINISHED = 10;
/** Nats of a code as long as the range that reads it may still be missing. */
const NOT_YET_READ = 5;
/** Combinations in which each range is tried anew. */
const SETTLED = 3;
/** Indices among which the blank is sought. */
const LIKELY_BLANKS = 6;

/** The reading by ranges that costs least, all ranges read in one with the words and sentences that they make up. */
export function searchRanges(
  text: CipherText,
  language: Language,
  blanks: "kept" | "moved",
): RangedReading | undefined {
  const { costs } = language;
  const found = startsOf(text, costs, blanks).flatMap((start) =>
    finish(text, start, evaluatorOf(text, start.targets, language), costs.unitsPerNat),
  );
  return found.length === 0 ? undefined : weigh(text, found.sort(byTotal), costs.unitsPerNat);
}

/** A text as some offsets read it. */
export function readingUnder(
  text: CipherText,
  offsets: Offsets,
  blank: number,
  language: Language,
): RangedFound {
  const targets = targetsUnder(text, offsets, blank);
  const prior = priorCost(text, targets, offsets, blank) * language.costs.unitsPerNat;
  return { targets, offsets, blank, total: readingCost(text, targets, language) + prior };
}

/** @param most units beyond which it makes no difference what a reading costs */
type Evaluate = (offsets: Offsets, blank: number, most: number, unread?: number) => RangedFound;

/**
 * Reads a text under offsets that a start goes on with; many come to the same meanings of the codes that are shown.
 *
 * @param start what the start reads
 */
function evaluatorOf(text: CipherText, start: Uint8Array, language: Language): Evaluate {
  const steps = { ...EVERY_STEP, runs: steadyRuns(text, start, language) };
  const known = new Map<string, number>();
  return (offsets, blank, most, unread) => {
    const targets = targetsUnder(text, offsets, blank);
    // What a range may still read is not held against the others.
    const prior =
      (unread === undefined ? priorCost(text, targets, offsets, blank) : offsetsCost(offsets, blank)) *
      language.costs.unitsPerNat;
    const key = String.fromCharCode.apply(null, targets as unknown as number[]) + (unread ?? "");
    const cost =
      known.get(key) ?? readingCost(text, targets, language, unread, { ...steps, most: most - prior });
    // What was given up may be worth more another time.
    if (cost < Number.POSITIVE_INFINITY) known.set(key, cost);
    return { targets, offsets, blank, total: cost + prior };
  };
}

/** Offsets of small letters, with a code for the blank, that the characters alone hold for likely; the best first. */
function startsOf(text: CipherText, costs: TargetCosts, blanks: "kept" | "moved"): RangedFound[] {
  const state = new Assignment(
    text,
    costs,
    new Uint16Array(text.codes.length * TARGETS.length),
    new Uint8Array(text.codes.length).fill(UNKNOWN_TARGET),
  );
  const start = (lower: number, blank: number): RangedFound => {
    const targets = targetsUnder(text, { lower }, blank);
    state.reset(targets);
    const total = state.total + offsetsCost({ lower }, blank) * costs.unitsPerNat;
    return { targets, offsets: { lower }, blank, total };
  };
  const starts = letterOffsets(text, costs)
    .flatMap((lower) => {
      if (blanks === "kept") return [start(lower, -1)];
      const { targets } = start(lower, -1);
      return text.codes
        .slice(0, LIKELY_BLANKS)
        .flatMap((code, index) => (index > 1 && !isLower(targets[index]!) ? [start(lower, code)] : []));
    })
    .sort(byTotal)
    .slice(0, STARTED.most);
  const nats = Math.min(
    STARTED.perCharacter * text.tokens.length,
    (starts[0]?.total ?? 0) / costs.unitsPerNat + STARTED.within,
  );
  return starts.filter(({ total }) => total <= nats * costs.unitsPerNat);
}

/**
 * A start with offsets for the other ranges. Capitals and signs claim each other's codes, and tell each other where
 * sentences begin, so that they are tried together; digits take what these leave; then each is tried anew beside the others.
 */
function finish(
  text: CipherText,
  start: RangedFound,
  evaluate: Evaluate,
  unitsPerNat: number,
): readonly RangedFound[] {
  const withEach = (
    found: readonly RangedFound[],
    name: RangeName,
    shortlist: Shortlist<RangedFound>,
    unread?: number,
  ): void => {
    for (const it of found)
      for (const offset of [it.offsets[name], ...offsetsOf(text, start.targets, name)]) {
        const offsets = offset === undefined ? it.offsets : { ...it.offsets, [name]: offset };
        shortlist.add(evaluate(offsets, it.blank, shortlist.most, unread));
      }
  };
  const lower = start.offsets.lower!;
  const signs = new Shortlist<RangedFound>(COMBINED, 0);
  withEach([start], "signs", signs, NOT_YET_READ);
  const signed = [
    ...signs.best,
    ...[0, lower].map((offset) => evaluate({ lower, signs: offset }, start.blank, Number.POSITIVE_INFINITY)),
  ];
  const capitals = new Shortlist<RangedFound>(FINISHED, 0);
  withEach(signed, "upper", capitals, NOT_YET_READ);
  const found = new Shortlist<RangedFound>(SETTLED, WEIGHTLESS * unitsPerNat);
  withEach(capitals.best, "digits", found);
  const settled = found.best;
  for (const name of ["signs", "upper", "digits"] as const) withEach(settled, name, found);
  return found.all;
}

/** Nats behind the best from which on a reading weighs nothing beside it, as precise as numbers are. */
const WEIGHTLESS = 40;

/** The best of some readings, and how far the others, as likely as they are, bear it out. */
function weigh(text: CipherText, found: readonly RangedFound[], unitsPerNat: number): RangedReading {
  const best = found[0]!;
  const likely = new Map<string, { readonly it: RangedFound; readonly weight: number }>();
  for (const it of found) {
    const key = it.targets.join();
    if (!likely.has(key)) likely.set(key, { it, weight: Math.exp((best.total - it.total) / unitsPerNat) });
  }
  const all = [...likely.values()].reduce((sum, { weight }) => sum + weight, 0);
  const sureness = text.codes.map((_, index) => {
    let agreeing = 0;
    for (const { it, weight } of likely.values())
      if (it.targets[index] === best.targets[index]) agreeing += weight;
    return agreeing / all;
  });
  const agreed = text.counts.reduce((sum, count, index) => sum + count * sureness[index]!, 0);
  return { ...best, sureness, agreement: agreed / text.counts.reduce((a, b) => a + b, 0) };
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
        index < 2
          ? sum
          : sum +
            count * (targets[index] === UNKNOWN_TARGET ? outside : running[symbolOf[targets[index]!]!]!),
      0,
    );
  };
  return [...offsets]
    .map((offset) => ({ offset, cost: costOf(offset) }))
    .sort((a, b) => a.cost - b.cost || a.offset - b.offset)
    .slice(0, FOLLOWED)
    .map(({ offset }) => offset);
}
