/** Logistic regression by Newton's method. */
import { probability } from "../../src/recovery/judging/calibration.js";

/** What something depends on, and whether it is so. */
export interface Example {
  readonly features: readonly number[];
  readonly right: boolean;
}

/** Half the ridge times the squared weights is added to the loss: what no example speaks of gets weight 0. */
const RIDGE = 1;
const MOST_STEPS = 50;
/** Weights are written with three decimals. */
const SMALLEST_STEP = 1e-6;

/** Weights with which the features say best how likely the examples are right. */
export function fitWeights(examples: readonly Example[]): number[] {
  let weights = Array.from(examples[0]?.features ?? [], () => 0);
  for (let taken = 0; taken < MOST_STEPS; taken += 1) {
    const step = solve(newtonEquations(examples, weights));
    weights = weights.map((weight, index) => weight + step[index]!);
    if (step.every((change) => Math.abs(change) < SMALLEST_STEP)) break;
  }
  return weights;
}

/** The curvature of the loss, each row followed by the slope against which the step is taken. */
function newtonEquations(examples: readonly Example[], weights: readonly number[]): number[][] {
  const equations = weights.map((weight, row) => [
    ...weights.map((_, column) => (row === column ? RIDGE : 0)),
    -RIDGE * weight,
  ]);
  for (const { features, right } of examples) {
    const stated = probability(weights, features);
    const curvature = stated * (1 - stated);
    const slope = Number(right) - stated;
    equations.forEach((equation, row) => {
      const own = features[row]!;
      features.forEach((other, column) => {
        equation[column]! += curvature * own * other;
      });
      equation[features.length]! += slope * own;
    });
  }
  return equations;
}

/** Solves linear equations by elimination; the ridge keeps every pivot off zero. */
function solve(equations: readonly number[][]): number[] {
  const size = equations.length;
  equations.forEach((pivot, at) => {
    equations.forEach((equation, row) => {
      if (row === at) return;
      const factor = equation[at]! / pivot[at]!;
      for (let column = at; column <= size; column += 1) equation[column]! -= factor * pivot[column]!;
    });
  });
  return equations.map((equation, row) => equation[size]! / equation[row]!);
}
