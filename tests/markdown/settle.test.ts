import { expect, test } from "vitest";
import { type Candidate, settle } from "../../src/markdown/settle.js";

const candidates = (alternatives: readonly string[][]): Candidate[] =>
  alternatives.map((texts, index) => ({ start: index, end: index + 1, alternatives: texts }));

test("takes all first choices at once where they are accepted", () => {
  let trials = 0;
  const accepts = () => {
    trials++;
    return true;
  };
  expect(settle("xyz", candidates([["a"], ["b"], ["c"]]), accepts)).toEqual(["a", "b", "c"]);
  expect(trials).toBe(1);
});

test("finds every culprit and its next best choice", () => {
  const accepts = (after: string) => !/[A-Z]/.test(after);
  const wanted = [["a"], ["B", "b"], ["c"], ["D", "E"], ["F", "G", "f"]];
  expect(settle("-----", candidates(wanted), accepts)).toEqual(["a", "b", "c", undefined, "f"]);
});

test("gives up trials, not correctness, where they become too many", () => {
  const text = "-".repeat(20_000);
  let read = 0;
  const accepts = (after: string) => {
    read += after.length;
    return !after.includes("A");
  };
  const wanted = Array.from({ length: 20_000 }, () => ["A", "b"]);
  expect(settle(text, candidates(wanted), accepts).every((choice) => choice === "b")).toBe(true);
  expect(read).toBeLessThan(100 * text.length);
});
