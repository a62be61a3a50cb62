import { describe, expect, it, test } from "vitest";
import {
  keptFeatures,
  logistic,
  probability,
  readingFeatures,
  wordFeatures,
} from "../../../src/recovery/judging/calibration.js";
import { KEPT_WEIGHTS, READING_WEIGHTS } from "../../../src/recovery/judging/calibration-weights.js";
import type { ReadingTraits } from "../../../src/recovery/judging/reading-traits.js";
import { readingOf, type WordSaid } from "../../support/readings.js";

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
    ...["number", "length", "channel", "rare", "logNoise"],
    ...["openLength", "openCost", "nameNoise"],
  ] as const;
  const features = (word: string, said: WordSaid, noise: number) => {
    const values = wordFeatures(readingOf(word, { [word]: said }).words[0]!, noise);
    expect(values).toHaveLength(NAMES.length);
    return Object.fromEntries(NAMES.map((name, index) => [name, values[index]!]));
  };
  const NOTHING = Object.fromEntries(NAMES.map((name) => [name, 0]));
  const ALWAYS = { constant: 1, length: 8, logNoise: Math.log(0.0005) };

  it("of a known one in a quiet document are its margin", () => {
    expect(features("minister", { margin: 3 }, 0)).toEqual({ ...NOTHING, ...ALWAYS, margin: 3 });
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

  it("of an unknown one tell its length, what each letter costs, and whether it may be a name", () => {
    const open = { source: "open", wordCost: 12 * 16 } as const;
    const logNoise = expect.closeTo(Math.log(0.0105));
    expect(features("abcdef", open, 0.01)).toMatchObject({ openLength: 6, openCost: 2, nameNoise: 0 });
    expect(features("Abcdef", open, 0.01)).toMatchObject({ openLength: 6, nameNoise: logNoise });
    expect(features("Minister", {}, 0.01)).toMatchObject({ openLength: 0, openCost: 0, nameNoise: 0 });
  });

  it("tell numbers, and what the glyphs and the word cost", () => {
    expect(features("1894", {}, 0)).toMatchObject({ number: 1, length: 4, rare: 0 });
    const costly = { channelCost: 3 * 16, wordCost: 12 * 16 };
    expect(features("minister", costly, 0)).toMatchObject({ number: 0, channel: 3, rare: 2 });
    expect(features("minister", { ...costly, source: "open" }, 0)).toMatchObject({ rare: 0 });
    expect(features("characteristics", { channelCost: 900 }, 0)).toMatchObject({ channel: 6, length: 10 });
  });

  it("tell parts of words and words of one or two letters", () => {
    expect(features("minis", { source: "fragment" }, 0)).toMatchObject({ fragment: 1, open: 0, short: 0 });
    expect(features("of", {}, 0)).toMatchObject({ short: 1 });
    expect(features("the", {}, 0)).toMatchObject({ short: 0 });
  });
});

describe("the features of a reading", () => {
  const PLAIN: ReadingTraits = {
    document: {
      length: 400,
      slips: 4,
      noise: 0.01,
      doubt: 1,
      untidy: false,
      showsControls: false,
      inSmallLetters: new Set(),
    },
    words: [0.75, 1],
    length: 100,
    unitCost: 2,
    doubleBlank: false,
    strayed: 0,
    spaced: false,
    numbersApart: 0,
    mixedBlanks: false,
    lostBlanks: 0,
    unshifted: false,
    searched: false,
    caseInDoubt: false,
    touched: 0,
    mayLackSigns: false,
  };

  it("are the odds of its words and of the least sure one, its length, its cost and what else it shows", () => {
    const features = readingFeatures(PLAIN);
    expect(features).toHaveLength(READING_WEIGHTS.length);
    const [constant, odds, least, length, cost] = features;
    expect([constant, odds, least]).toEqual([1, expect.closeTo(Math.log(3)), expect.closeTo(Math.log(3))]);
    expect([length, cost]).toEqual([Math.log(100), 2]);
    expect(features.slice(5, -3)).toEqual(features.slice(5, -3).map(() => 0));
    const [expected, noise, doubt] = features.slice(-3);
    expect([expected, noise]).toEqual([expect.closeTo(1), expect.closeTo(0.1)]);
    expect(doubt).toBeCloseTo(Math.log(1.3 / 430));
  });

  it("stay finite for words that are certain, or certainly wrong", () => {
    expect(readingFeatures({ ...PLAIN, words: [1] })[1]).toBeCloseTo(Math.log(0.999 / 0.001));
    expect(readingFeatures({ ...PLAIN, words: [0] })[1]).toBeCloseTo(Math.log(0.001 / 0.999));
    expect(readingFeatures({ ...PLAIN, words: [] }).every(Number.isFinite)).toBe(true);
  });

  it("say nothing more of very many slips and signs", () => {
    const document = (slips: number) => ({ ...PLAIN.document, slips });
    const many = { ...PLAIN, strayed: 9, document: document(200) };
    expect(readingFeatures(many)).toEqual(readingFeatures({ ...many, strayed: 2, document: document(24) }));
  });

  it("tell a document without slips, where nothing is odd, from all others", () => {
    const tidy = (slips: number, untidy: boolean): number =>
      readingFeatures({ ...PLAIN, document: { ...PLAIN.document, slips, untidy } }).at(-4)!;
    expect([tidy(0, false), tidy(1, false), tidy(0, true)]).toEqual([1, 0, 0]);
  });

  it("of lost signs are the lengths of the stretch and of all that show no control character", () => {
    expect(keptFeatures(PLAIN)).toEqual([1, Math.log(100), 1, Math.log(400)]);
    expect(keptFeatures(PLAIN)).toHaveLength(KEPT_WEIGHTS.length);
  });
});
