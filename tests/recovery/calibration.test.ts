import { describe, expect, it, test } from "vitest";
import { logistic, probability, readingFeatures, wordFeatures } from "../../src/recovery/calibration.js";
import { readingOf, type WordSaid } from "../support/readings.js";

test("even odds are a probability of one half, and opposite odds make one together", () => {
  expect(logistic(0)).toBe(0.5);
  expect(logistic(Math.log(3))).toBeCloseTo(0.75);
  expect(logistic(2) + logistic(-2)).toBeCloseTo(1);
});

test("a probability weighs each feature", () => {
  expect(probability([1, -2, 0.5], [1, 2, 6])).toBe(0.5);
  expect(probability([Math.log(3), 5], [1, 0])).toBeCloseTo(0.75);
});

describe("the features of a word", () => {
  const NAMES = [
    ...["constant", "margin", "wideMargin", "slips", "open", "openNoise"],
    ...["fragment", "rareMended", "short", "quiet", "noise"],
  ] as const;
  const features = (word: string, said: WordSaid, noise: number) => {
    const values = wordFeatures(readingOf(word, { [word]: said }).words[0]!, noise);
    expect(values).toHaveLength(NAMES.length);
    return Object.fromEntries(NAMES.map((name, index) => [name, values[index]!]));
  };
  const NOTHING = Object.fromEntries(NAMES.map((name) => [name, 0]));

  it("of a known one in a quiet document are its margin", () => {
    expect(features("minister", { margin: 3 }, 0)).toEqual({ ...NOTHING, constant: 1, margin: 3 });
    expect(features("minister", { margin: 4.5 }, 0)).toMatchObject({ margin: 4, wideMargin: 0.5 });
    expect(features("minister", { margin: 100 }, 0)).toMatchObject({ margin: 4, wideMargin: 6 });
  });

  it("of a mended one are its slips, how rare it is, and how quiet the document", () => {
    const mended = { slips: 2, wordCost: 12 * 16 };
    expect(features("minister", mended, 0.0035)).toMatchObject({ slips: 2, rareMended: 2, quiet: 1 });
    expect(features("minister", mended, 0.0075)).toMatchObject({ quiet: expect.closeTo(0.5) });
    expect(features("minister", mended, 0)).toMatchObject({ quiet: 1 });
    expect(features("minister", { slips: 5, wordCost: 9 * 16 }, 0)).toMatchObject({
      slips: 3,
      rareMended: 0,
    });
    expect(features("minister", { wordCost: 12 * 16 }, 0)).toMatchObject({ rareMended: 0, quiet: 0 });
  });

  it("of an unknown one grow with its length and the noise", () => {
    const open = { source: "open" } as const;
    expect(features("abcdef", open, 0)).toMatchObject({ open: 1, openNoise: 0, fragment: 0 });
    expect(features("abcdef", open, 0.02)).toMatchObject({ openNoise: 6 * 0.2, noise: 0.2 });
    expect(features("abcdef", open, 0.9)).toMatchObject({ openNoise: 6 * 0.5, noise: 0.5 });
    expect(features("minister", {}, 0.02)).toMatchObject({ open: 0, openNoise: 0 });
  });

  it("tell parts of words and words of one or two letters", () => {
    expect(features("minis", { source: "fragment" }, 0)).toMatchObject({ fragment: 1, open: 0, short: 0 });
    expect(features("of", {}, 0)).toMatchObject({ short: 1 });
    expect(features("the", {}, 0)).toMatchObject({ short: 0 });
  });
});

describe("the features of a reading", () => {
  it("are the odds of its words, its length, its slips and their rate", () => {
    const [constant, odds, expected, slips, length, rate] = readingFeatures(0.75, 100, 2, 0.01);
    expect(constant).toBe(1);
    expect(odds).toBeCloseTo(Math.log(3));
    expect(expected).toBeCloseTo(1);
    expect(slips).toBe(2);
    expect(length).toBeCloseTo(Math.log(100));
    expect(rate).toBeCloseTo(0.2);
  });

  it("stay finite for words that are certain, or certainly wrong", () => {
    expect(readingFeatures(1, 10, 0, 0)[1]).toBeCloseTo(Math.log(0.9999 / 0.0001));
    expect(readingFeatures(0, 10, 0, 0)[1]).toBeCloseTo(Math.log(0.0001 / 0.9999));
  });

  it("say nothing more of very many slips", () => {
    expect(readingFeatures(0.5, 10, 9, 0.5)).toEqual(readingFeatures(0.5, 10, 4, 0.06));
    expect(readingFeatures(0.5, 10, 4, 0.05)).not.toEqual(readingFeatures(0.5, 10, 4, 0.06));
  });
});
