import { expect, test } from "vitest";
import { type Candidate, replaced, settle } from "../../src/markdown/settle.js";

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

test("takes together what is accepted only together", () => {
  const accepts = (after: string) =>
    !/[A-Z]/.test(after) && after.split("(").length === after.split(")").length;
  const pair = [["("], [")"], ["A", "a"]];
  expect(settle("---", candidates(pair), accepts)).toEqual(["(", ")", "a"]);
  // One of the pair is not accepted as it is most wanted, nor is any alone.
  const escaped = [["("], ["*", ")"], ["a"]];
  expect(settle("---", candidates(escaped), accepts)).toEqual(["(", ")", "a"]);
  expect(settle("----", candidates([["("], ["b"], [")"], ["A", "a"]]), accepts)).toEqual([
    "(",
    "b",
    ")",
    "a",
  ]);
  expect(settle("--", candidates([["("], ["A", "a"]]), accepts)).toEqual([undefined, "a"]);
});

test("gives up trials, not correctness, where they become too many", () => {
  const text = "-".repeat(20_000);
  let read = 0;
  const accepts = (after: string) => {
    read += after.length;
    return !after.includes("A");
  };
  const wanted = Array.from({ length: 20_000 }, () => ["A", "AA", "b"]);
  expect(settle(text, candidates(wanted), accepts).every((choice) => choice === "b")).toBe(true);
  expect(read).toBeLessThan(100 * text.length);
});

test("where the last choices are not accepted either, keeps what was settled before the trials became too many", () => {
  const text = "-".repeat(20_000);
  const accepts = (after: string) => !/[A-Z]/.test(after);
  const wanted = Array.from({ length: 20_000 }, (_, index) => (index < 5000 ? ["a"] : ["A", "B"]));
  const chosen = settle(text, candidates(wanted), accepts);
  expect(chosen.slice(0, 5000).every((choice) => choice === "a")).toBe(true);
  expect(chosen.slice(5000).every((choice) => choice === undefined)).toBe(true);
});

test("finds a few culprits among many in few trials", () => {
  let trials = 0;
  const accepts = (after: string) => {
    trials++;
    return !after.includes("A");
  };
  const wanted = Array.from({ length: 1000 }, (_, index) => (index % 400 === 399 ? ["A", "b"] : ["a"]));
  const chosen = settle("-".repeat(1000), candidates(wanted), accepts);
  expect(chosen).toEqual(wanted.map((texts) => texts.at(-1)));
  expect(trials).toBeLessThan(30);
});

test("asks about the text with the replacements that it names, and leaves the rest as it stands", () => {
  const text = "vjg and vjg and vjg";
  const wanted = [0, 8, 16].map((start) => ({ start, end: start + 3, alternatives: ["*the*"] }));
  const asked: string[] = [];
  const accepts = (after: string, replacements: Parameters<typeof replaced>[1]) => {
    expect(after).toBe(replaced(text, replacements));
    asked.push(after);
    return !after.includes("*the* and *the*");
  };
  expect(settle(text, wanted, accepts)).toEqual(["*the*", undefined, "*the*"]);
  expect(asked.at(-1)).toBe("*the* and vjg and *the*");
});

test("a candidate without alternatives stays, and is no obstacle", () => {
  expect(settle("xyz", candidates([["a"], [], ["c"]]), (after) => after === "ayc")).toEqual([
    "a",
    undefined,
    "c",
  ]);
});

test("searches a long text as far as a short one", () => {
  const wanted = Array.from({ length: 64 }, (_, index) => (index === 40 ? ["A", "b", "c"] : ["a", "c"]));
  const chosen = settle("-".repeat(10_000), candidates(wanted), (after) => !after.includes("A"));
  expect(chosen).toEqual(wanted.map((_, index) => (index === 40 ? "b" : "a")));
});

test("tries no choice twice", () => {
  const asked: string[] = [];
  const accepts = (after: string) => {
    asked.push(after);
    return after === "c";
  };
  expect(settle("x", candidates([["A", "B", "c"]]), accepts)).toEqual(["c"]);
  expect(asked).toEqual(["A", "B", "c"]);
});

test("chooses nothing where no text is accepted", () => {
  expect(settle("xyz", candidates([["a"], ["b", "c"], ["d"]]), () => false)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
