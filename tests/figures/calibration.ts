/** How far stated probabilities are from what happens. */

/** One stated probability, and whether what it was stated of is so. */
export interface Judgement {
  readonly confidence: number;
  readonly right: boolean;
}

const BINS = 15;

/**
 * Expected calibration error: judgements sorted by confidence, cut into 15 bins of equal size; the mean distance
 * between what a bin states and how often it is right. Null without judgements.
 */
export function calibrationError(judgements: readonly Judgement[]): number | null {
  if (judgements.length === 0) return null;
  return totalGap(judgements) / judgements.length;
}

/**
 * The same for words of which only the doubtful ones have a probability: the rest states no more than `atLeast`, so
 * that it is wrong only where fewer are right.
 */
export function wordCalibrationError(
  doubtful: readonly Judgement[],
  rest: { readonly words: number; readonly right: number },
  atLeast: number,
): number | null {
  const words = doubtful.length + rest.words;
  if (words === 0) return null;
  return (totalGap(doubtful) + Math.max(0, atLeast * rest.words - rest.right)) / words;
}

/** Mean squared distance between the stated probability and what is so. Null without judgements. */
export function brierScore(judgements: readonly Judgement[]): number | null {
  if (judgements.length === 0) return null;
  const squares = judgements.map(({ confidence, right }) => (confidence - Number(right)) ** 2);
  return sum(squares) / judgements.length;
}

/** Over all bins: the distance between how many are right and how many should be. */
function totalGap(judgements: readonly Judgement[]): number {
  const sorted = judgements.toSorted((a, b) => a.confidence - b.confidence);
  const bins = Array.from({ length: BINS }, (_, bin) =>
    sorted.slice(Math.floor((bin * sorted.length) / BINS), Math.floor(((bin + 1) * sorted.length) / BINS)),
  );
  return sum(
    bins.map((bin) => Math.abs(sum(bin.map(({ confidence, right }) => confidence - Number(right))))),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
