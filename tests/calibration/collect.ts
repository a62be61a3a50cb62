/** What the engine reads in documents whose truth is known, as examples for the regressions. */
import type { Model } from "../../src/index.js";
import type { Stretch } from "../../src/recovery/detection/segment.js";
import { keptFeatures, readingFeatures, wordFeatures } from "../../src/recovery/judging/calibration.js";
import { wordProbabilities } from "../../src/recovery/judging/exactness.js";
import { type JudgedFinding, judgeStretches } from "../../src/recovery/judging/findings.js";
import { isHidden } from "../../src/recovery/judging/lost-signs.js";
import { documentTraits, type ReadingTraits, traitsOf } from "../../src/recovery/judging/reading-traits.js";
import { cutPieces } from "../../src/recovery/pieces/pieces.js";
import type { Reading } from "../../src/recovery/reading/read-stretch.js";
import { draftOf } from "../../src/recovery/recover.js";
import { differences } from "../../src/score/edit-distance.js";
import { numberTokens } from "../../src/score/tokens.js";
import { type KnownDamage, truthOf } from "../figures/measure.js";
import type { Example } from "./regression.js";

/** A document as it was read. */
export interface ReadDocument {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  readonly readings: readonly Reading[];
  /** Rate of slips per letter, as learned. */
  readonly noise: number;
  readonly emended: readonly Emended[];
}

/** An emended stretch of a document. */
export interface Emended {
  readonly stretch: Stretch;
  readonly reading: Reading;
  /** Its words, in order. */
  readonly words: readonly Example[];
  /** Whether all of it is read exactly right. */
  readonly right: boolean;
  /** Whether its true text has signs that its encoding shows as nothing but control characters. */
  readonly hadHidden: boolean;
}

/** Whatever its reading is worth: the weights that are to be fitted do not decide what is emended. */
const THRESHOLDS = { minConfidence: 0.95, minReading: 0 };

/** What the engine reads in a document; nothing where it suspects nothing. */
export function readDocument(damage: KnownDamage, model: Model): ReadDocument | undefined {
  const { damaged: text } = damage;
  const options = { model, ...THRESHOLDS, lexicon: [], markdown: true };
  const draft = draftOf(text, cutPieces(text, options.model.words), options);
  if (draft === undefined) return undefined;
  const { stretches, readings, noise } = draft;
  const judged = judgeStretches(text, stretches, readings, noise, options).filter(
    ({ finding }) => finding.action === "emended",
  );
  const areRight = exactlyRead(damage, judged);
  const emended = judged.map(({ reading, stretch }, index): Emended => {
    const gold = goldOf(damage, stretch);
    const rightOnes = rightWords(reading, gold);
    const words = reading.words.map((word, at) => ({
      features: wordFeatures(word, noise),
      right: rightOnes[at]!,
    }));
    return { stretch, reading, words, right: areRight[index]!, hadHidden: hasHidden(stretch, gold) };
  });
  return { text, stretches, readings, noise, emended };
}

/** Letters and blanks that are gone are put back. */
const SIGNS = /[^\p{L}\s]/gu;

const hasHidden = ({ encoding }: Stretch, gold: string): boolean =>
  encoding !== undefined &&
  [...new Set(gold.match(SIGNS))].some((sign) => isHidden(encoding, sign.charCodeAt(0)));

/** An emended stretch with what its probability depends on. */
export interface Traced extends Emended {
  readonly traits: ReadingTraits;
}

/** The emended stretches of a document, its words judged with the given weights. */
export function traced(
  { text, stretches, readings, noise, emended }: ReadDocument,
  weights: readonly number[],
): Traced[] {
  const probabilities = readings.map((reading, index) =>
    wordProbabilities(reading, noise, stretches[index]!.encoding?.sureness, weights),
  );
  const document = documentTraits(stretches, readings, probabilities, noise);
  return emended.map((one) => {
    const { stretch, reading } = one;
    const words = probabilities[readings.indexOf(reading)]!;
    return { ...one, traits: traitsOf(text, stretch, reading, words, document) };
  });
}

/** Whether what is shown is read right, of stretches that lack nothing. */
export const readingExamples = (all: readonly Traced[]): Example[] =>
  all
    .filter(({ traits, hadHidden }) => !(traits.mayLackSigns && hadHidden))
    .map(({ traits, right }) => ({ features: readingFeatures(traits), right }));

/** Whether stretches lack nothing, where their encoding hides signs. */
export const keptExamples = (all: readonly Traced[]): Example[] =>
  all
    .filter(({ traits }) => traits.mayLackSigns)
    .map(({ traits, hadHidden }) => ({ features: keptFeatures(traits), right: !hadHidden }));

/** Which of the findings stand in the output as they stand in the truth. */
function exactlyRead({ damaged, truth }: KnownDamage, emended: readonly JudgedFinding[]): boolean[] {
  let output = "";
  let done = 0;
  const ranges = emended.map(({ stretch: { start, end }, reading: { text } }) => {
    output += damaged.slice(done, start) + text;
    done = end;
    return { start: output.length - text.length, end: output.length };
  });
  const isRight = truthOf(truth, output + damaged.slice(done));
  return ranges.map(({ start, end }) => isRight(start, end));
}

/** The true text of a range of the damaged text, up to the ends of its words; a region is taken as a whole. */
function goldOf(
  { regions, truth }: KnownDamage,
  range: { readonly start: number; readonly end: number },
): string {
  let growth = 0;
  let growthAtStart = 0;
  let { start, end } = range;
  for (const region of regions) {
    if (region.start >= range.end) break;
    const own = region.gold.length - region.raw.length;
    if (region.end <= range.start) growthAtStart += own;
    else start = Math.min(start, region.start);
    end = Math.max(end, region.end);
    growth += own;
  }
  const before = /\S*$/.exec(truth.slice(0, start + growthAtStart))![0];
  const after = /^\S*/.exec(truth.slice(end + growth))![0];
  return before + truth.slice(start + growthAtStart, end + growth) + after;
}

/** Letters and digits that stand together are words of their own, however a number and its unit are printed. */
const WORDS = /\p{L}+|\p{N}+(?:[.,]\p{N}+)*/gu;

/** Which words of a reading are words of the true text, in its order. */
function rightWords({ words }: Reading, gold: string): boolean[] {
  const number = numberTokens();
  const parts = words.map(({ edge }) => edge.word.match(WORDS) ?? []);
  const wrong = differences(number(parts.flat()), number(gold.match(WORDS) ?? []));
  let end = 0;
  return parts.map(({ length }) => {
    const start = end;
    end += length;
    return !wrong.some(({ aStart, aEnd }) => aStart < end && start < aEnd);
  });
}
