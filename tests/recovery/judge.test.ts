import { expect, test } from "vitest";
import { damagedProbability, GATE, isQuoted, type Standing } from "../../src/recovery/judge.js";

const STANDINGS: readonly Standing[] = ["unproven", "proven", "near"];

test("more evidence makes damage likelier, and nothing makes it certain", () => {
  for (const standing of STANDINGS) {
    let last = 0;
    for (const evidence of [-10, 0, 5, 10, 20, 30, 1000]) {
      const probability = damagedProbability(evidence, standing);
      expect(probability).toBeGreaterThanOrEqual(last);
      expect(probability).toBeLessThan(1);
      last = probability;
    }
  }
});

test("an encoding that is proven elsewhere needs less evidence, and least right beside", () => {
  const [unproven, proven, near] = STANDINGS.map((standing) => damagedProbability(10, standing));
  expect(unproven).toBeLessThan(proven!);
  expect(proven).toBeLessThan(near!);
  expect(GATE.near).toBeLessThan(GATE.proven);
  expect(GATE.proven).toBeLessThan(GATE.unproven);
});

test.each([
  ["a quotation", "He wrote “wkh rog” here.", "wkh rog", true],
  ["a sentence of a longer one", "“Uif pme. Uif ofx.” he said.", "Uif ofx", true],
  ["a quotation with stops inside", 'say "wkh rog;" now', "wkh rog;", true],
  ["text between two quotations", "“one” wkh rog “two”", "wkh rog", false],
  ["text with an apostrophe", "it's wkh rog isn't it", "wkh rog", false],
])("tells %s", (_, text, part, quoted) => {
  const start = text.indexOf(part);
  expect(isQuoted(text, { start, end: start + part.length })).toBe(quoted);
});
