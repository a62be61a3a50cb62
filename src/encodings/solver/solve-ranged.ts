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
  /** Cost in units of the text, of the offsets, and of what words say. */
  readonly total: number;
}

/** The best reading by ranges, less the offsets that the text leaves open. */
export interface RangedReading extends RangedFound {
  /** Share of the text, 0 to 1, that likely readings read alike. */
  readonly agreement: number;
}

/** Offsets for small letters that are followed up: those that the letter counts make likeliest. */
const FOLLOWED = 8;
/** Offsets of each other range that are tried with those of the others. */
const COMBINED = 8;
/** Combinations of capitals and signs under which digits are sought. */
const FINISHED = 12;
/** Of their combinations, those whose words are looked up: at most so many, and so many nats from the best. */
const ASKED = 100;
const WORTH_ASKING = 14;

/** Probability from which on an offset is known. */
const SURE_OFFSET = 0.6;

/** Nats of an offset that is none, one of another range, one within ASCII, or any other. */
const OFFSET_COSTS = { none: 0.5, another: 0.5, near: 5, far: 8 } as const;
const NEAR = 95;
/** Indices among which the blank is sought. */
const LIKELY_BLANKS = 6;
/** Nats of a code for the blank that no offset explains. */
const OWN_BLANK = 4;

/** The reading by ranges that costs least. */
export function searchRanges(
  text: CipherText,
  costs: TargetCosts,
  blanks: "kept" | "moved",
  isWord: (word: string) => boolean,
): RangedReading | undefined {
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
  if (starts.length === 0) return undefined;
  const start = starts.reduce((a, b) => (b.total < a.total ? b : a));
  // Capitals and signs claim each other's codes, so that they are tried together; digits take what these leave.
  let combined: Offsets[] = [start.offsets];
  for (const name of ["upper", "signs"] as const) {
    const likely = [...offsetsOf(text, start, name)]
      .map((offset) => evaluate({ ...start.offsets, [name]: offset }, start.blank))
      .sort(byTotal)
      .slice(0, COMBINED);
    combined = combined.flatMap((offsets) => [
      offsets,
      ...likely.map((it) => ({ ...offsets, [name]: it.offsets[name]! })),
    ]);
  }
  const found = combined
    .map((offsets) => evaluate(offsets, start.blank))
    .sort(byTotal)
    .slice(0, FINISHED)
    .flatMap((it) => [
      it,
      ...[...offsetsOf(text, it, "digits")].map((digits) => evaluate({ ...it.offsets, digits }, it.blank)),
    ])
    .sort(byTotal);
  return bestByWords(text, found, { isWord, unitsPerNat: costs.unitsPerNat });
}

/** The best reading by characters and words, of those that characters alone hold for likely. */
function bestByWords(text: CipherText, found: readonly RangedFound[], lexicon: Lexicon): RangedReading {
  const limit = found[0]!.total + WORTH_ASKING * lexicon.unitsPerNat;
  const asked = found
    .filter(({ total }) => total <= limit)
    .slice(0, ASKED)
    .map((it) => ({ ...it, total: it.total + wordCost(text, it.targets, lexicon) }))
    .sort(byTotal);
  const best = asked[0]!;
  const weights = asked.map(({ total }) => Math.exp((best.total - total) / lexicon.unitsPerNat));
  const all = weights.reduce((a, b) => a + b, 0);
  const shareOf = (agrees: (it: RangedFound) => boolean): number =>
    asked.reduce((sum, it, at) => (agrees(it) ? sum + weights[at]! : sum), 0) / all;
  const offsets = Object.fromEntries(
    RANGE_NAMES.flatMap((name) => {
      const offset = best.offsets[name];
      const isSure = shareOf((it) => it.offsets[name] === offset) >= SURE_OFFSET;
      return offset !== undefined && isSure ? [[name, offset] as const] : [];
    }),
  );
  const agreed = text.counts.reduce(
    (sum, count, index) => sum + count * shareOf((it) => it.targets[index] === best.targets[index]),
    0,
  );
  return { ...best, offsets, agreement: agreed / text.counts.reduce((a, b) => a + b, 0) };
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

/** Offsets of a range under which it reads a code that a reading leaves unknown. */
function offsetsOf(text: CipherText, start: RangedFound, name: RangeName): Set<number> {
  const offsets = new Set<number>();
  text.codes.forEach((code, index) => {
    if (index < 2 || start.targets[index] !== UNKNOWN_TARGET) return;
    for (const trueCode of RANGES[name]) offsets.add(code - trueCode);
  });
  return offsets;
}
