import { expect, test } from "vitest";
import { damagedProbability, GATE } from "../../src/recovery/judge.js";

test("more evidence makes damage likelier, and nothing makes it certain", () => {
  for (const proven of [false, true]) {
    let last = 0;
    for (const evidence of [-10, 0, 5, 10, 20, 30, 1000]) {
      const probability = damagedProbability(evidence, proven);
      expect(probability).toBeGreaterThanOrEqual(last);
      expect(probability).toBeLessThan(1);
      last = probability;
    }
  }
});

test("an encoding that is proven elsewhere needs less evidence", () => {
  expect(damagedProbability(10, true)).toBeGreaterThan(damagedProbability(10, false));
  expect(GATE.proven).toBeLessThan(GATE.unproven);
});
