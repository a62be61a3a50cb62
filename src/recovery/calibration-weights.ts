/**
 * Weights of the two logistic regressions. Made by `npm run calibrate`; do not edit.
 * Word model `sha256:aeea79385e3f`; clean prose: 6 texts (`d8314b509313`).
 */

/** In the order of `wordFeatures`; from 50427 words of emended stretches. */
export const WORD_WEIGHTS: readonly number[] = [
  0.905, 0.548, 0.385, -0.257, -3.889, 0.713, -1.605, -0.177, -1.811, -0.817, -3.553,
];

/** In the order of `readingFeatures`; from 6857 emended stretches. */
export const READING_WEIGHTS: readonly number[] = [-0.35, 0.824, -0.355, -0.191, 0.238, -0.302];
