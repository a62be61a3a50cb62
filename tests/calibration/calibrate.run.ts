/**
 * `npm run calibrate`: fits the weights of both regressions on simulated damage, checks them on other documents, and
 * writes src/recovery/calibration-weights.ts. To be run where a change of the search changes what its margins mean.
 */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { loadModel } from "../../src/node.js";
import { probability } from "../../src/recovery/calibration.js";
import { READING_WEIGHTS, WORD_WEIGHTS } from "../../src/recovery/calibration-weights.js";
import { brierScore, calibrationError, type Judgement } from "../figures/calibration.js";
import { decimals, markdownTable, percent } from "../figures/table.js";
import { cleanProse } from "../support/prose.js";
import { type Emended, emendedIn, readingExample } from "./collect.js";
import { documents } from "./documents.js";
import { type Example, fitWeights } from "./regression.js";
import { writeWeights } from "./weights-file.js";

/** Documents and the seed of the first: none is one of the figures', and none is in both sets. */
const FOR_FIT = { count: 700, seed: 1_000_000 };
const FOR_CHECK = { count: 300, seed: 2_000_000 };

const model = loadModel();

const collect = ({ count, seed }: typeof FOR_CHECK): Emended[] =>
  [...documents(count, seed)].flatMap((damage) => emendedIn(damage, model));

const round = (weight: number): number => Number(weight.toFixed(3));

const wordsOf = (emended: readonly Emended[]): Example[] => emended.flatMap(({ words }) => words);

const readingsOf = (emended: readonly Emended[], weights: readonly number[]): Example[] =>
  emended.map((one) => readingExample(one, weights));

const judge = (examples: readonly Example[], weights: readonly number[]): Judgement[] =>
  examples.map(({ features, right }) => ({ confidence: probability(weights, features), right }));

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
  const emended = collect(FOR_FIT);
  const words = wordsOf(emended);
  const wordWeights = fitWeights(words).map(round);
  const readings = readingsOf(emended, wordWeights);
  const readingWeights = fitWeights(readings).map(round);

  const fresh = collect(FOR_CHECK);
  const freshWords = wordsOf(fresh);
  const after = judge(readingsOf(fresh, wordWeights), readingWeights);
  const table = markdownTable(
    ["On other documents", "number", "right", "error", "Brier"],
    [
      row("words, before", judge(freshWords, WORD_WEIGHTS)),
      row("words, after", judge(freshWords, wordWeights)),
      row("readings, before", judge(readingsOf(fresh, WORD_WEIGHTS), READING_WEIGHTS)),
      row("readings, after", after),
    ],
  );
  process.stdout.write(`\n${table}\n`);

  expect(brierScore(after)).toBeLessThan(brierScore(after.map(({ right }) => ({ confidence: 0.5, right })))!);
  writeWeights(
    { weights: wordWeights, examples: words.length },
    { weights: readingWeights, examples: readings.length },
    source(),
  );
});
