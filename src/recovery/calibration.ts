/** The features of the two logistic regressions; their weights are made by `npm run calibrate`. */
import type { ReadWord } from "./lattice.js";

/** The probability that odds stand for, given as their logarithm. */
export const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** What a logistic regression with these weights says of these features. */
export const probability = (weights: readonly number[], features: readonly number[]): number =>
  logistic(weights.reduce((sum, weight, index) => sum + weight * features[index]!, 0));

/** Margins in nats at which their weight changes, and beyond which they say nothing more. */
const MARGIN = { knee: 4, most: 10 };
const MOST_SLIPS = 3;
/** Nats up to which a word is so common that mending into it is safe. */
const COMMON_WORD = 10;
const UNITS_PER_NAT = 16;
/** Rates of slips: the highest that counts, and what sets quiet documents apart. */
const NOISE = { most: 0.05, scale: 10, quiet: 0.004, floor: 0.0005 };

/**
 * What the probability that a word is read right depends on.
 *
 * @param noise rate of slips in the document
 */
export function wordFeatures({ edge, margin }: ReadWord, noise: number): readonly number[] {
  const open = edge.source === "open" ? 1 : 0;
  const slipped = edge.slips > 0 ? 1 : 0;
  const scaled = Math.min(NOISE.most, noise) * NOISE.scale;
  return [
    1,
    Math.min(margin, MARGIN.knee),
    Math.max(0, Math.min(margin, MARGIN.most) - MARGIN.knee),
    Math.min(edge.slips, MOST_SLIPS),
    open,
    open * edge.word.length * scaled,
    edge.source === "fragment" ? 1 : 0,
    slipped * Math.max(0, edge.wordCost / UNITS_PER_NAT - COMMON_WORD),
    edge.word.length <= 2 ? 1 : 0,
    slipped * Math.min(1, NOISE.quiet / (noise + NOISE.floor)),
    scaled,
  ];
}

/** Rate of slips beyond which it says nothing more, and slips of one stretch. */
const SLIPS = { rate: 0.06, scale: 20, most: 4 };
/** Probabilities of all words together, kept off 0 and 1. */
const BOUND = 1e-4;

/**
 * What the probability that a whole reading is right depends on.
 *
 * @param words product of the probabilities of its words
 * @param length UTF-16 units of the stretch
 * @param slips slips of the reader assumed in it
 * @param rate slips per UTF-16 unit in the document's stretches
 */
export function readingFeatures(
  words: number,
  length: number,
  slips: number,
  rate: number,
): readonly number[] {
  const bounded = Math.min(1 - BOUND, Math.max(BOUND, words));
  const capped = Math.min(SLIPS.rate, rate);
  return [
    1,
    Math.log(bounded / (1 - bounded)),
    capped * length,
    Math.min(SLIPS.most, slips),
    Math.log(length),
    capped * SLIPS.scale,
  ];
}
