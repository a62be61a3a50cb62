/**
 * Weights of the logistic regressions. Made by `npm run calibrate`; do not edit.
 * Word model `sha256:aeea79385e3f`; clean prose: 6 texts (`d8314b509313`).
 */

/** In the order of `wordFeatures`; from 131742 words of emended stretches. */
export const WORD_WEIGHTS: readonly number[] = [
  -2.153, 0.391, 0.278, 0.463, -0.917, 0.732, -2.45, 0.226, -0.384, -1.496, -0.66, -1.783, 0.401, -0.292,
  -0.722, -0.47, -0.583, -0.331, -0.281,
];

/** In the order of `readingFeatures`; from 8669 emended stretches. */
export const READING_WEIGHTS: readonly number[] = [
  2.499, 0.399, 0.253, -0.123, -1.338, -5.09, -4.525, -1.069, -0.22, -0.74, -0.452, -1.099, -1.347, -3.65,
  -0.439, 0.771, -0.371, 1.295, -0.127,
];

/** In the order of `keptFeatures`; from 733 emended stretches whose encoding hides signs. */
export const KEPT_WEIGHTS: readonly number[] = [4.162, -0.296, -2.544, -0.533];
