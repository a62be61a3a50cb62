/**
 * `npm run calibrate`: fits the weights of the regressions on simulated damage, checks them on other documents, and
 * writes src/recovery/judging/calibration-weights.ts. To be run where a change of the search changes what its margins mean.
 */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { loadModel } from "../../src/node.js";
import { probability } from "../../src/recovery/judging/calibration.js";
import {
  KEPT_WEIGHTS,
  READING_WEIGHTS,
  WORD_WEIGHTS,
} from "../../src/recovery/judging/calibration-weights.js";
import { exactProbability } from "../../src/recovery/judging/exactness.js";
import { brierScore, calibrationError, type Judgement } from "../figures/calibration.js";
import { decimals, markdownTable, percent } from "../figures/table.js";
import { cleanProse } from "../support/prose.js";
import { keptExamples, type ReadDocument, readDocument, readingExamples, traced } from "./collect.js";
import { documents } from "./documents.js";
import { type Example, fitWeights } from "./regression.js";
import { writeWeights } from "./weights-file.js";

/** Documents and the seed of the first: none is one of the figures', and none is in both sets. */
const FOR_FIT = { count: 2000, seed: 1_000_000 };
const FOR_CHECK = { count: 600, seed: 2_000_000 };

const model = loadModel();

const collect = ({ count, seed }: typeof FOR_CHECK): ReadDocument[] =>
  [...documents(count, seed)].flatMap((damage) => readDocument(damage, model) ?? []);

const round = (weight: number): number => Number(weight.toFixed(3));

const fitted = (examples: readonly Example[]): number[] => fitWeights(examples).map(round);

const wordsOf = (read: readonly ReadDocument[]): Example[] =>
  read.flatMap(({ emended }) => emended.flatMap(({ words }) => words));

const judgeWords = (words: readonly Example[], weights: readonly number[]): Judgement[] =>
  words.map(({ features, right }) => ({ confidence: probability(weights, features), right }));

function row(name: string, judgements: readonly Judgement[]): string[] {
  const right = judgements.filter((it) => it.right).length;
  return [
    name,
    String(judgements.length),
    percent(right, judgements.length),
    decimals(calibrationError(judgements)),
    decimals(brierScore(judgements)),
  ];
}

/** What the weights were made from. */
function source(): string {
  const texts = cleanProse().map(({ text }) => text);
  const hash = createHash("sha256").update(texts.join("\0")).digest("hex").slice(0, 12);
  return `Word model \`${model.hash.slice(0, 19)}\`; clean prose: ${texts.length} texts (\`${hash}\`).`;
}

test("fits the weights and checks them on other documents", () => {
  const read = collect(FOR_FIT);
  const words = wordsOf(read);
  const wordWeights = fitted(words);
  const spans = read.flatMap((one) => traced(one, wordWeights));
  const readings = readingExamples(spans);
  const readingWeights = fitted(readings);
  const kept = keptExamples(spans);
  const keptWeights = fitted(kept);

  const fresh = collect(FOR_CHECK);
  const freshWords = wordsOf(fresh);
  const judge = (own: readonly number[], reading: readonly number[], hidden: readonly number[]) =>
    fresh
      .flatMap((one) => traced(one, own))
      .map(({ traits, right }) => ({ confidence: exactProbability(traits, reading, hidden), right }));
  const after = judge(wordWeights, readingWeights, keptWeights);
  const table = markdownTable(
    ["On other documents", "number", "right", "error", "Brier"],
    [
      row("words, before", judgeWords(freshWords, WORD_WEIGHTS)),
      row("words, after", judgeWords(freshWords, wordWeights)),
      row("readings, before", judge(WORD_WEIGHTS, READING_WEIGHTS, KEPT_WEIGHTS)),
      row("readings, after", after),
    ],
  );
  process.stdout.write(`\n${table}\n`);

  expect(brierScore(after)).toBeLessThan(brierScore(after.map(({ right }) => ({ confidence: 0.5, right })))!);
  writeWeights(
    { weights: wordWeights, examples: words.length },
    { weights: readingWeights, examples: readings.length },
    { weights: keptWeights, examples: kept.length },
    source(),
  );
});
