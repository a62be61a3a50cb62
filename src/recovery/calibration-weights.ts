/**
 * Weights of the two logistic regressions. Made by `npm run calibrate`; do not edit.
 * Word model `sha256:aeea79385e3f`; clean prose: 9 texts (`f16456cbbc6f`).
 */

/** In the order of `wordFeatures`; from 50843 words of emended stretches. */
export const WORD_WEIGHTS: readonly number[] = [
  1.058, 0.46, 0.388, -0.216, -3.749, 0.551, -1.47, -0.18, -1.617, -1.181, -3.273,
];

/** In the order of `readingFeatures`; from 6845 emended stretches. */
export const READING_WEIGHTS: readonly number[] = [0.058, 0.83, -0.138, -0.22, 0.129, -0.657];
