import type { CipherText } from "./cipher-text.js";
import { priorCost } from "./offsets-cost.js";
import { Progress } from "./progress.js";
import { type Offsets, offsetsOf, type RangeName, targetsUnder } from "./ranges.js";
import { EVERY_STEP, type Language, readingCost } from "./reading-cost.js";
import { steadyRuns } from "./steady-runs.js";

/** Nats a character up to which a text is read well. */
const WELL_READ = 2.8;
/** Nats by which a reading may have fallen behind another at any place: it would not make up for more. */
const MOST_BEHIND = 20;

/**
 * Whether a shift of all ranges reads a text well, and no range read by another offset, or not at all, makes it read better
 * by more than a margin: then a search for ranges would find the shift again.
 *
 * @param shift the offset of all
 * @param margin in nats
 */
export function isSettled(
  text: CipherText,
  shift: number,
  blanks: "kept" | "moved",
  language: Language,
  margin: number,
): boolean {
  const { unitsPerNat } = language.costs;
  const all = { lower: shift, upper: shift, digits: shift, signs: shift };
  const blank = blanks === "kept" ? -1 : shift + 0x20;
  const shifted = targetsUnder(text, all, blank);
  const progress = new Progress(text.tokens.length);
  const cost = readingCost(text, shifted, language, undefined, { ...EVERY_STEP, progress });
  const total = cost + priorCost(text, shifted, all, blank) * unitsPerNat;
  if (total > WELL_READ * unitsPerNat * text.tokens.length) return false;
  const small = targetsUnder(text, { lower: shift }, blank);
  const steps = {
    ...EVERY_STEP,
    runs: steadyRuns(text, small, language),
    limits: limitsBehind(progress, MOST_BEHIND, unitsPerNat),
  };
  const isBetter = (offsets: Offsets): boolean => {
    const targets = targetsUnder(text, offsets, blank);
    const read = isEqual(targets, shifted) ? cost : readingCost(text, targets, language, undefined, steps);
    // Nearly all of them are given up.
    if (read === Number.POSITIVE_INFINITY) return false;
    return read < total - (priorCost(text, targets, offsets, blank) + margin) * unitsPerNat;
  };
  // Digits and capitals may claim codes of signs, which only shows without them.
  const bases: readonly Offsets[] = [
    all,
    { lower: shift, upper: shift, signs: shift },
    { lower: shift, digits: shift, signs: shift },
  ];
  const names: readonly RangeName[] = ["signs", "upper", "digits"];
  const offsets = names.map((name) => offsetsOf(text, small, name));
  return !bases.some(
    (base) =>
      isBetter(base) ||
      names.some((name, at) => offsets[at]!.some((offset) => isBetter({ ...base, [name]: offset }))),
  );
}

/** Units after each blank that a reading may cost which competes with one that has made some progress. */
const limitsBehind = ({ units, inNats }: Progress, behind: number, unitsPerNat: number): Float64Array =>
  units.map((cost, place) => cost + (inNats[place]! + behind) * unitsPerNat);

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
