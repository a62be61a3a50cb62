import { describe, expect, test } from "vitest";
import { probability } from "../../src/recovery/judging/calibration.js";
import { type Example, fitWeights } from "./regression.js";

/** `count` examples of the same features, of which the first `right` are right. */
const examples = (features: readonly number[], count: number, right: number): Example[] =>
  Array.from({ length: count }, (_, index) => ({ features, right: index < right }));

describe("the fitted weights", () => {
  test("finds how often what is observed is right", () => {
    const weights = fitWeights([...examples([1, 0], 40_000, 30_000), ...examples([1, 1], 40_000, 4000)]);
    expect(probability(weights, [1, 0])).toBeCloseTo(0.75, 3);
    expect(probability(weights, [1, 1])).toBeCloseTo(0.1, 3);
  });

  test("stays finite where a feature tells everything", () => {
    const [, weight] = fitWeights([...examples([1, 0], 50, 0), ...examples([1, 1], 50, 50)]);
    expect(weight).toBeGreaterThan(2);
    expect(weight).toBeLessThan(20);
  });

  test("gives no weight to a feature that never occurs", () => {
    expect(fitWeights(examples([1, 0], 100, 70))[1]).toBe(0);
  });

  test("has no weights without examples", () => {
    expect(fitWeights([])).toEqual([]);
  });
});
