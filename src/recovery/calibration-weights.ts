/**
 * Weights of the logistic regressions. Made by `npm run calibrate`; do not edit.
 * Word model `sha256:aeea79385e3f`; clean prose: 6 texts (`d8314b509313`).
 */

/** In the order of `wordFeatures`; from 78457 words of emended stretches. */
export const WORD_WEIGHTS: readonly number[] = [
  -2.199, 0.481, 0.293, 0.055, -3.886, 0.285, -1.856, 0.21, -0.757, -0.494, 0.164, -1.861, 0.238, -0.211,
  -0.579, -0.461,
];

/** In the order of `readingFeatures`; from 5108 emended stretches. */
export const READING_WEIGHTS: readonly number[] = [
  2.657, 0.297, 0.335, -0.196, -1.306, -4.66, -3.746, -1.367, 0.048, -0.713, -0.377, -0.708, -1.086, -1.121,
  -0.546, 0.76, -0.389, 0.741, -0.121,
];

/** In the order of `keptFeatures`; from 340 emended stretches whose encoding hides signs. */
export const KEPT_WEIGHTS: readonly number[] = [3.572, -0.542, -1.445, -0.354];
