import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import {
  doubtfulWords,
  exactProbability,
  wordProbabilities,
} from "../../../src/recovery/judging/exactness.js";
import {
  documentTraits,
  type ReadingTraits,
  traitsOf,
} from "../../../src/recovery/judging/reading-traits.js";
import type { Move, Rule } from "../../../src/recovery/reading/moves.js";
import { readingOf, type WordSaid } from "../../support/readings.js";

const SURE = { margin: 20 };
const LONG = "the minister spoke of the harbour and of the roads that lead to it";

const move = (rule: Rule): Move => ({ start: 0, end: 1, to: "x", rule });

const judged = (text: string, said: Readonly<Record<string, WordSaid>> = {}) => {
  const reading = readingOf(text, said);
  return doubtfulWords(reading, wordProbabilities(reading, 0));
};

const ONE_ON = shiftEncoding(1);

/** Traits of a reading that is all of its document. */
function traits(
  text: string,
  said: Readonly<Record<string, WordSaid>> = {},
  encoding = ONE_ON,
): ReadingTraits {
  const reading = readingOf(text, said);
  const stretch = { start: 0, end: text.length, encoding };
  const words = wordProbabilities(reading, 0);
  return traitsOf(reading.glyphs, stretch, reading, words, documentTraits([stretch], [reading], [words], 0));
}

const exact = (...of: Parameters<typeof traits>): number => exactProbability(traits(...of));

describe("of the words of a reading", () => {
  it("those that others rival are doubtful, with what else they may be", () => {
    const rivals = [
      { text: "hot", margin: 0.5 },
      { text: "hit", margin: 50 },
    ];
    const doubtful = judged("minister hat", { minister: SURE, hat: { margin: 0.5, rivals } });
    expect(doubtful).toMatchObject([{ start: 9, end: 12, text: "hat" }]);
    const [{ confidence, alternatives }] = doubtful as [(typeof doubtful)[number]];
    expect(alternatives.map(({ text }) => text)).toEqual(["hot"]);
    expect(Math.log(confidence / alternatives[0]!.confidence)).toBeCloseTo(0.5);
  });

  it("those that nothing rivals are not doubtful", () => {
    expect(judged("minister spoke", { minister: SURE, spoke: SURE })).toEqual([]);
  });

  it("none is surer than the codes it is made of", () => {
    const reading = readingOf("the minister", { the: SURE, minister: SURE });
    const likely = (sureness: ReadonlyMap<number, number>) => wordProbabilities(reading, 0, sureness);
    const [the, minister] = likely(new Map([["n".charCodeAt(0), 0.6]]));
    expect(minister).toBeLessThanOrEqual(0.6);
    expect(the).toBeGreaterThan(0.9);
    expect(likely(new Map([["z".charCodeAt(0), 0.6]]))).toEqual(wordProbabilities(reading, 0));
  });
});

describe("a whole reading is less sure", () => {
  it.each<[string, string, Record<string, WordSaid>?]>([
    ["where one of its words is doubtful", LONG, { spoke: { margin: 1 } }],
    [
      "where the reader slipped",
      LONG,
      { spoke: { moves: [move("confused letter")], slips: 1, channelCost: 80 } },
    ],
    ["where something is missing between two blanks", LONG.replace("spoke of", "spoke  of")],
    ["where a sign stands between letters", LONG.replace("spoke of", "spoke”of")],
  ])("%s", (_, text, said) => {
    expect(exact(text, said)).toBeLessThan(exact(LONG));
  });

  it("where its encoding hides signs, unless the document shows what it hides them as", () => {
    const hiding = shiftEncoding(-28);
    expect(traits(LONG, {}, hiding).mayLackSigns).toBe(true);
    expect(exact(LONG, {}, hiding)).toBeLessThan(exact(LONG));
    const reading = { ...readingOf(LONG), glyphs: "\x12" };
    expect(documentTraits([{ start: 0, end: 1 }], [reading], [[]], 0).showsControls).toBe(true);
  });

  it("than a word that is rather wrong", () => {
    expect(exactProbability({ ...traits(LONG), words: [0.99, 0.2] })).toBeLessThanOrEqual(0.2);
  });
});
