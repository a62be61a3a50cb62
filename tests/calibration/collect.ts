/** What the engine reads in documents whose truth is known, as examples for the two regressions. */
import type { Model } from "../../src/index.js";
import { probability, wordFeatures } from "../../src/recovery/calibration.js";
import { type JudgedFinding, judgeStretches } from "../../src/recovery/findings.js";
import { featuresOfReading, slipRate } from "../../src/recovery/judge.js";
import { cutPieces } from "../../src/recovery/pieces.js";
import type { Reading } from "../../src/recovery/read-stretch.js";
import { draftOf } from "../../src/recovery/recover.js";
import { differences } from "../../src/score/edit-distance.js";
import { numberTokens } from "../../src/score/tokens.js";
import { truthOf } from "../figures/measure.js";
import type { Damage } from "../support/simulator.js";
import type { Example } from "./regression.js";

/** An emended stretch of a document. */
export interface Emended {
  readonly reading: Reading;
  /** Its words, in order. */
  readonly words: readonly Example[];
  /** Whether all of it is read exactly right. */
  readonly right: boolean;
  /** Rate of slips as the document's stretches were read. */
  readonly rate: number;
}

/** Whatever its reading is worth: the weights that are to be fitted do not decide what is emended. */
const THRESHOLDS = { minConfidence: 0.95, minReading: 0 };

/** What the engine emends in a document. */
export function emendedIn(damage: Damage, model: Model): Emended[] {
  const options = { model, ...THRESHOLDS, lexicon: [], markdown: true };
  const draft = draftOf(damage.damaged, cutPieces(damage.damaged, options.model.words), options);
  if (draft === undefined) return [];
  const { stretches, readings, noise } = draft;
  const emended = judgeStretches(damage.damaged, stretches, readings, noise, options).filter(
    ({ finding }) => finding.action === "emended",
  );
  const areRight = exactlyRead(damage, emended);
  const rate = slipRate(readings);
  return emended.map(({ reading, stretch }, index) => {
    const right = rightWords(reading, goldOf(damage, stretch));
    const words = reading.words.map((word, at) => ({
      features: wordFeatures(word, noise),
      right: right[at]!,
    }));
    return { reading, words, right: areRight[index]!, rate };
  });
}

/** An emended stretch as an example, its words judged with the given weights. */
export function readingExample(
  { reading, words, right, rate }: Emended,
  weights: readonly number[],
): Example {
  const product = words.reduce((sum, { features }) => sum * probability(weights, features), 1);
  return { features: featuresOfReading(reading, product, rate), right };
}

/** Which of the findings stand in the output as they stand in the truth. */
function exactlyRead({ damaged, truth }: Damage, emended: readonly JudgedFinding[]): boolean[] {
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
function goldOf({ regions, truth }: Damage, range: { readonly start: number; readonly end: number }): string {
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

/** Between words; signs inside numbers are part of them. */
const BETWEEN_WORDS = /[^\p{L}\p{N},.]+/u;
const OUTER_SIGNS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** Which words of a reading are words of the true text, in its order. */
function rightWords({ words }: Reading, gold: string): boolean[] {
  const number = numberTokens();
  const bare = (word: string) => word.replace(OUTER_SIGNS, "");
  const read = words.map(({ edge }) => bare(edge.word));
  const meant = gold
    .split(BETWEEN_WORDS)
    .map(bare)
    .filter((word) => word !== "");
  const wrong = differences(number(read), number(meant));
  return words.map((_, at) => !wrong.some(({ aStart, aEnd }) => aStart <= at && at < aEnd));
}
