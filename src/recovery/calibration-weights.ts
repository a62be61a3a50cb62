/**
 * Weights of the logistic regressions. Made by `npm run calibrate`; do not edit.
 * Word model `sha256:aeea79385e3f`; clean prose: 6 texts (`d8314b509313`).
 */

/** In the order of `wordFeatures`; from 66736 words of emended stretches. */
export const WORD_WEIGHTS: readonly number[] = [
  -2.579, 0.413, 0.289, 0.323, -1.075, 0.905, -1.616, 0.228, -0.451, -1.711, -0.313, -1.876, 0.409, -0.262,
  -0.741, -0.536, -0.602, -0.3, -0.287,
];

/** In the order of `readingFeatures`; from 4330 emended stretches. */
export const READING_WEIGHTS: readonly number[] = [
  2.22, 0.467, 0.176, -0.082, -1.19, -4.245, -4.215, -0.695, -0.762, -0.543, -0.318, -1.059, -1.431, -0.953,
  -0.402, 0.786, -0.269, 0.61, -0.086,
];

/** In the order of `keptFeatures`; from 404 emended stretches whose encoding hides signs. */
export const KEPT_WEIGHTS: readonly number[] = [3.765, -0.214, -2.263, -0.505];
