/** How sure the words of a reading are, and all of it. */
import type { DoubtfulWord } from "../../provenance/record.js";
import type { Cells } from "../reading/cells.js";
import type { Reading } from "../reading/read-stretch.js";
import type { ReadWord } from "../reading/rivals.js";
import { keptFeatures, leastOf, probability, readingFeatures, wordFeatures } from "./calibration.js";
import { KEPT_WEIGHTS, READING_WEIGHTS, WORD_WEIGHTS } from "./calibration-weights.js";
import type { ReadingTraits } from "./reading-traits.js";

/** Alternatives below this probability are not worth a reader's time. */
const LEAST_LIKELY = 0.005;

/** Words read with at least this probability are not doubtful. */
const DOUBTFUL_BELOW = 0.95;

/** Words below this probability are rather wrong than right. */
const RATHER_WRONG = 0.5;

/** Probability that the codes of a word stand for what they are decoded to. */
function codesSureness({ raw }: Cells, { edge }: ReadWord, sureness?: ReadonlyMap<number, number>): number {
  let least = 1;
  if (sureness === undefined || sureness.size === 0) return least;
  for (let at = edge.start; at < edge.end; at += 1)
    least = Math.min(least, sureness.get(raw.charCodeAt(at)) ?? 1);
  return least;
}

/**
 * The probability of each word of a reading.
 *
 * @param noise rate of slips per letter, as learned
 * @param sureness of the codes that the encoding leaves in doubt
 * @param weights others than those fitted
 */
export const wordProbabilities = (
  { words, cells }: Reading,
  noise: number,
  sureness?: ReadonlyMap<number, number>,
  weights = WORD_WEIGHTS,
): number[] =>
  words.map((word) => probability(weights, wordFeatures(word, noise)) * codesSureness(cells, word, sureness));

/** @param probabilities of all words of the reading */
export function doubtfulWords(
  { words, sourceOffset }: Reading,
  probabilities: readonly number[],
): DoubtfulWord[] {
  return words.flatMap(({ edge, rivals }, index) => {
    const confidence = probabilities[index]!;
    if (confidence >= DOUBTFUL_BELOW) return [];
    return [
      {
        start: sourceOffset(edge.start),
        end: sourceOffset(edge.end),
        text: edge.word,
        confidence,
        // None is likelier than what was read: the margin is the logarithm of their odds.
        alternatives: rivals
          .map(({ text, margin }) => ({ text, confidence: confidence * Math.exp(-margin) }))
          .filter((alternative) => alternative.confidence >= LEAST_LIKELY),
      },
    ];
  });
}

/**
 * Probability that all of a reading is right: that what is shown is read right, and that nothing is missing. What holds a
 * word that is rather wrong than right is no surer than that word; of words that are only doubtful, the regression knows
 * better how often they are right where nothing else is wrong.
 */
export function exactProbability(
  traits: ReadingTraits,
  readingWeights = READING_WEIGHTS,
  keptWeights = KEPT_WEIGHTS,
): number {
  const shown = probability(readingWeights, readingFeatures(traits));
  const kept = traits.mayLackSigns ? probability(keptWeights, keptFeatures(traits)) : 1;
  const least = leastOf(traits.words);
  return Math.min(shown * kept, least < RATHER_WRONG ? least : 1);
}
