/**
 * Weights of the logistic regressions. Made by `npm run calibrate`; do not edit.
 * Word model `sha256:aeea79385e3f`; clean prose: 6 texts (`d8314b509313`).
 */

/** In the order of `wordFeatures`; from 131668 words of emended stretches. */
export const WORD_WEIGHTS: readonly number[] = [
  -2.093, 0.388, 0.275, 0.436, -0.938, 0.723, -2.451, 0.224, -0.399, -1.469, -0.715, -1.778, 0.398, -0.288,
  -0.724, -0.467, -0.575, -0.323, -0.267,
];

/** In the order of `readingFeatures`; from 8659 emended stretches. */
export const READING_WEIGHTS: readonly number[] = [
  2.618, 0.413, 0.239, -0.09, -1.372, -5.101, -4.516, -1.151, -0.254, -0.743, -0.426, -1.139, -1.678, -3.623,
  -0.462, 0.768, -0.416, 1.301, -0.096,
];

/** In the order of `keptFeatures`; from 740 emended stretches whose encoding hides signs. */
export const KEPT_WEIGHTS: readonly number[] = [4.153, -0.288, -2.608, -0.532];
