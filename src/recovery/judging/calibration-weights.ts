/**
 * Weights of the logistic regressions. Made by `npm run calibrate`; do not edit.
 * Word model `sha256:aeea79385e3f`; clean prose: 6 texts (`d8314b509313`).
 */

/** In the order of `wordFeatures`; from 131550 words of emended stretches. */
export const WORD_WEIGHTS: readonly number[] = [
  -2.339, 0.41, 0.276, 0.506, -0.738, 0.853, -2.697, 0.25, -0.437, -1.364, -0.606, -1.788, 0.409, -0.311,
  -0.752, -0.506, -0.652, -0.332, -0.236,
];

/** In the order of `readingFeatures`; from 8722 emended stretches. */
export const READING_WEIGHTS: readonly number[] = [
  2.022, 0.414, 0.232, -0.065, -1.13, -5.062, -4.522, -1.973, 0.124, -0.724, -0.317, -1.117, -1.313, -2.391,
  -0.482, 0.839, -0.381, 1.655, -0.103,
];

/** In the order of `keptFeatures`; from 732 emended stretches whose encoding hides signs. */
export const KEPT_WEIGHTS: readonly number[] = [4.042, -0.311, -2.664, -0.497];
