import { expect, test } from "vitest";
import { budgetOf, lettersFor, MOST_BUDGET } from "../../../src/recovery/reading/budget.js";

test("a word may cost the more the longer it is, up to a limit", () => {
  for (let letters = 1; letters < 40; letters += 1)
    expect(budgetOf(letters)).toBeGreaterThanOrEqual(budgetOf(letters - 1));
  expect(budgetOf(40)).toBe(MOST_BUDGET);
});

test("a word needs as many letters as its budget asks for", () => {
  for (let cost = 0; cost <= MOST_BUDGET; cost += 1) {
    const letters = lettersFor(cost);
    expect(budgetOf(letters)).toBeGreaterThanOrEqual(cost);
    if (letters > 0) expect(budgetOf(letters - 1)).toBeLessThan(cost);
  }
});
