/**
 * Weights of the two logistic regressions. Made by `npm run calibrate`; do not edit.
 * Word model `sha256:aeea79385e3f`; clean prose: 6 texts (`d8314b509313`).
 */

/** In the order of `wordFeatures`; from 50425 words of emended stretches. */
export const WORD_WEIGHTS: readonly number[] = [
  0.984, 0.547, 0.376, -0.319, -3.877, 0.636, -1.627, -0.184, -1.819, -0.814, -3.622,
];

/** In the order of `readingFeatures`; from 6855 emended stretches. */
export const READING_WEIGHTS: readonly number[] = [-0.387, 0.824, -0.378, -0.186, 0.245, -0.237];
