/** The source file that the fitted weights are written to. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const TARGET = fileURLToPath(new URL("../../src/recovery/judging/calibration-weights.ts", import.meta.url));

/** The weights of one regression, and how many examples they come from. */
export interface Fitted {
  readonly weights: readonly number[];
  readonly examples: number;
}

/** @param source what the examples were taken from */
export function writeWeights(words: Fitted, readings: Fitted, kept: Fitted, source: string): void {
  writeFileSync(
    TARGET,
    `/**
 * Weights of the logistic regressions. Made by \`npm run calibrate\`; do not edit.
 * ${source}
 */

/** In the order of \`wordFeatures\`; from ${words.examples} words of emended stretches. */
export const WORD_WEIGHTS: readonly number[] = [${words.weights.join(", ")}];

/** In the order of \`readingFeatures\`; from ${readings.examples} emended stretches. */
export const READING_WEIGHTS: readonly number[] = [${readings.weights.join(", ")}];

/** In the order of \`keptFeatures\`; from ${kept.examples} emended stretches whose encoding hides signs. */
export const KEPT_WEIGHTS: readonly number[] = [${kept.weights.join(", ")}];
`,
  );
}
