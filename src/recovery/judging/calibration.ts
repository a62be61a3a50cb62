/** The features of the logistic regressions; their weights are made by `npm run calibrate`. */

import type { ReadWord } from "../reading/rivals.js";
import { isUnlisted } from "../reading/word-edge.js";
import type { ReadingTraits } from "./reading-traits.js";

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
/** Letters of a word, and nats of its glyphs given the word, beyond which they say nothing more. */
const LONG_WORD = 10;
const MOST_CHANNEL = 6;
/** Nats of an unknown word, spelled out, beyond which they say nothing more. */
const MOST_SPELLED = 40;
/** Rates of slips: the highest that counts, and what sets quiet documents apart. */
const NOISE = { most: 0.05, scale: 10, quiet: 0.004, floor: 0.0005 };

/**
 * What the probability that a word is read right depends on.
 *
 * @param noise rate of slips in the document
 */
export function wordFeatures({ edge, margin }: ReadWord, noise: number): readonly number[] {
  const open = isUnlisted(edge) ? 1 : 0;
  const isKnown = edge.source === "lexicon" || edge.source === "document";
  const slipped = edge.slips > 0 ? 1 : 0;
  const scaled = Math.min(NOISE.most, noise) * NOISE.scale;
  const logNoise = Math.log(Math.min(NOISE.most, noise) + NOISE.floor);
  const { length } = edge.word;
  return [
    1,
    Math.min(margin, MARGIN.knee),
    Math.max(0, Math.min(margin, MARGIN.most) - MARGIN.knee),
    Math.min(edge.slips, MOST_SLIPS),
    open,
    open * length * scaled,
    edge.source === "fragment" ? 1 : 0,
    slipped * Math.max(0, edge.wordCost / UNITS_PER_NAT - COMMON_WORD),
    length <= 2 ? 1 : 0,
    slipped * Math.min(1, NOISE.quiet / (noise + NOISE.floor)),
    scaled,
    edge.source === "number" ? 1 : 0,
    Math.min(LONG_WORD, length),
    Math.min(MOST_CHANNEL, edge.channelCost / UNITS_PER_NAT),
    isKnown ? Math.max(0, edge.wordCost / UNITS_PER_NAT - COMMON_WORD) : 0,
    logNoise,
    open * Math.min(LONG_WORD, length),
    (open * Math.min(MOST_SPELLED, edge.wordCost / UNITS_PER_NAT)) / length,
    // Names are unknown though they are read right, unless a reader slips in them.
    open === 1 && /^\p{Lu}/u.test(edge.word) ? logNoise : 0,
  ];
}

/** Probabilities are kept so far off 0 and 1. */
const BOUND = 1e-3;

function logOdds(of: number): number {
  const bounded = Math.min(1 - BOUND, Math.max(BOUND, of));
  return Math.log(bounded / (1 - bounded));
}

/** The least of some probabilities; a long reading has more words than a call may have arguments. */
export const leastOf = (probabilities: readonly number[]): number =>
  probabilities.reduce((least, probability) => Math.min(least, probability), 1);

/** Beyond these, slips per unit, signs and numbers say nothing more. */
const MOST = { rate: 0.06, strayed: 2, numbers: 4, unitCost: 4 };
/** Units of text below which slips say little of their rate. */
const LEAST_LENGTH = 200;
/** Nats of doubt, and units of text, that a document counts with before any of it is read. */
const BEFORE = { doubt: 0.3, length: 30 };

/** What the probability that all that is shown is read right depends on. */
export function readingFeatures({ document, words, ...own }: ReadingTraits): readonly number[] {
  const flag = (is: boolean): number => (is ? 1 : 0);
  const rate = Math.min(MOST.rate, document.slips / Math.max(LEAST_LENGTH, document.length));
  return [
    1,
    logOdds(words.reduce((product, probability) => product * probability, 1)),
    logOdds(leastOf(words)),
    Math.log(Math.max(1, own.length)),
    Math.min(MOST.unitCost, own.unitCost),
    flag(own.doubleBlank),
    Math.min(MOST.strayed, own.strayed),
    flag(own.spaced),
    Math.min(MOST.numbers, own.numbersApart),
    flag(own.mixedBlanks),
    Math.log1p(own.lostBlanks),
    flag(own.unshifted),
    flag(own.searched),
    flag(own.caseInDoubt),
    own.touched,
    flag(document.slips === 0 && !document.untidy),
    rate * own.length,
    Math.min(NOISE.most, document.noise) * NOISE.scale,
    Math.log((document.doubt + BEFORE.doubt) / (document.length + BEFORE.length)),
  ];
}

/**
 * What the probability that no sign is missing depends on, where an encoding hides some: the longer all that shows no
 * control character is, the likelier they were dropped; the longer the stretch, the likelier it had one.
 */
export const keptFeatures = ({ document, length }: ReadingTraits): readonly number[] => [
  1,
  Math.log(Math.max(1, length)),
  length / LONG_STRETCH,
  Math.log(Math.max(1, document.length)),
];

/** UTF-16 units of a long printed line. */
const LONG_STRETCH = 100;
