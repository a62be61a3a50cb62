import { describe, expect, it, test } from "vitest";
import { FIRST_TOKEN } from "../../../src/encodings/index.js";
import {
  damagedProbability,
  GATE,
  isLoneStop,
  isProof,
  knownShare,
  type Standing,
} from "../../../src/recovery/judging/judge.js";
import type { Move, Rule } from "../../../src/recovery/reading/moves.js";
import { readingOf, type WordSaid } from "../../support/readings.js";

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

/** Words that no lexicon knows. */
const open = (...words: readonly string[]): Record<string, WordSaid> =>
  Object.fromEntries(words.map((word) => [word, { source: "open" }]));

const move = (rule: Rule): Move => ({ start: 0, end: 1, to: "x", rule });

describe("of an encoding that nothing else proves, it is a proof", () => {
  const proves = (text: string, said?: Record<string, WordSaid>, evidence = 20, raw?: string): boolean =>
    isProof(readingOf(text, said, raw), true, false, evidence);

  it.each<[string, boolean, string, Record<string, WordSaid>?]>([
    ["if words of a sentence are known", true, "the minister spoke first"],
    ["not if no word is known", false, "minister", open("minister")],
    ["if a name of the document is read", true, "minister", { minister: { source: "document" } }],
    ["if three in five letters lie in known words", true, "ministers abcdef", open("abcdef")],
    ["whatever numbers there are", true, "ministers abcdef 18", open("abcdef")],
    ["not if fewer do", false, "ministers abcdefg", open("abcdefg")],
    ["not if all words are short", false, "that ship"],
    ["not if most of it is digits", false, "ministers 1850 185051"],
    ["if half of it is letters", true, "ministers 1850 18505"],
    ["not if one word recurs", false, "thousand thousand thousand thousand thousand thousand"],
    ["if the word that recurs is not most of it", true, "thousand thousand thousand thousand thousand"],
    ["not with more odd signs than prose has", false, "thousand children ##"],
    ["with as many odd signs as prose may have", true, "thousand children #"],
    ["with the quotes and stops of prose", true, "“thousand” (children), 5 – ‘ministers’: why?"],
    ["not if there are few different letters", false, "nineteen"],
    ["not if more than a third of the letters are the same", false, "alpaca banana papaya alpaca banker"],
    ["if a third of them are", true, "alpaca banana papaya ministers"],
    [
      "not if the long word is read with slips",
      false,
      "minister",
      { minister: { moves: [move("confused letter")] } },
    ],
    [
      "if the reader only lost its capital",
      true,
      "ministers",
      { ministers: { moves: [move("lost capital")] } },
    ],
    ["if a ligature was repaired", true, "ministers", { ministers: { moves: [move("ligature")] } }],
    [
      "not if the long word takes a blank for a letter",
      false,
      "ministers",
      { ministers: { moves: [move("letter shown as a blank")] } },
    ],
    [
      "if a part of a word is beside known ones",
      true,
      "ministers abcdefg",
      { abcdefg: { source: "fragment" } },
    ],
  ])("%s", (_, expected, text, said) => {
    expect(proves(text, said)).toBe(expected);
  });

  it("if three short words of many letters are read on ample evidence", () => {
    expect(proves("seat tone hole", {}, 24)).toBe(true);
    expect(proves("seat tone hole", {}, 23)).toBe(false);
    expect(proves("seat tone hose", {}, 24)).toBe(false);
    expect(proves("seat tone hole abc", open("abc"), 24)).toBe(true);
    expect(proves("seat tone hole abcd", open("abcd"), 24)).toBe(false);
    expect(proves("seat hold", {}, 24)).toBe(false);
  });

  it("with fewer known words where the evidence is beyond doubt", () => {
    const said = open("abcdefghijklm");
    expect(proves("ministers abcdefghijklm", said, 149)).toBe(false);
    expect(proves("ministers abcdefghijklm", said, 150)).toBe(true);
    expect(proves("ministers abcdefghijklmno", open("abcdefghijklmno"), 150)).toBe(false);
  });

  it("if a word that recurs stands among many others", () => {
    const others = "one two three four five six seven eight nine ten";
    const many = `${"thousand ".repeat(40)}${others}`;
    expect(proves(many)).toBe(false);
    expect(proves(`${many} eleven`)).toBe(true);
  });

  it("not by what reads as it stands", () => {
    expect(proves("minister", {}, 20, "minister")).toBe(false);
    expect(proves("clergyman abcdefg", open("abcdefg"))).toBe(false);
    expect(proves("clergyman minister abcdefg", open("abcdefg"), 20, "dmfshznbo minister bcdefgh")).toBe(
      false,
    );
  });

  it("not by another case", () => {
    expect(proves("minister", {}, 20, "MINISTER")).toBe(false);
    expect(proves("minister", {}, 20, "MINItufs")).toBe(true);
    expect(proves("ministers", {}, 20, "MINISufst")).toBe(false);
    expect(proves("minister,", {}, 20, "MINISTER\x10")).toBe(true);
    expect(proves("minister ", {}, 20, "MINISTER\t")).toBe(false);
    expect(proves(",minister", {}, 20, "\fMINISTER")).toBe(false);
    expect(proves("minister\x10", {}, 20, "MINISTER\x10")).toBe(false);
  });

  it("by one telling word if there are only tokens, whatever is beside it", () => {
    const only = (word: string): string =>
      word.replace(/\w/g, (letter) => String.fromCharCode(FIRST_TOKEN + letter.charCodeAt(0)));
    const text = "minister abcdefghijklmnopqrs";
    const tokens = only(text);
    expect(proves(text, open("abcdefghijklmnopqrs"), 20, tokens)).toBe(true);
    expect(proves(text, open("minister", "abcdefghijklmnopqrs"), 20, tokens)).toBe(false);
    expect(proves(text, open("abcdefghijklmnopqrs"), 20, `n${tokens.slice(1)}`)).toBe(false);
    const said = { ...open("abcdefghijklmnopqrs"), minister: { healthy: 1 } };
    expect(proves(text, said, 20, `m${tokens.slice(1)}`)).toBe(true);
    expect(proves("the", {}, 20, only("the"))).toBe(true);
    expect(proves("of", {}, 20, only("of"))).toBe(false);
  });

  it.each([
    ["if as much of it is changed as stays", true, "ministers spoke departments"],
    ["not if more of it stays, whatever it gains", false, "ministers departments"],
  ])("%s", (_, expected, text) => {
    expect(proves(text, {}, 200, text.replace("ministers", "njojtufst").replace("spoke", "tqplf"))).toBe(
      expected,
    );
  });
});

describe("of an encoding that other stretches prove, it is a proof", () => {
  const proves = (text: string, said?: Record<string, WordSaid>, raw?: string): boolean =>
    isProof(readingOf(text, said, raw), true, true, 8);

  it.each<[string, boolean, string, Record<string, WordSaid>?]>([
    ["if a word of three letters is known", true, "the"],
    ["not if it has fewer", false, "of"],
    ["not if it changes fewer glyphs", false, "all"],
    ["if one in five letters lies in known words", true, "the abcdefghijkl", open("abcdefghijkl")],
    ["not if fewer do", false, "the abcdefghijklm", open("abcdefghijklm")],
    ["whatever signs there are", true, "the # # #"],
    ["if a healthy part makes up a long word", true, "minister", { minister: { healthy: 6 } }],
    ["if a healthy part makes up a word of six letters", true, "orders", { orders: { healthy: 4 } }],
    ["not if the word is short", false, "these", { these: { healthy: 4 } }],
  ])("%s", (_, expected, text, said) => {
    // What is healthy stands as it is.
    const healthy = said?.[text]?.healthy ?? 0;
    const raw = text.slice(0, healthy) + readingOf(text).glyphs.slice(healthy);
    expect(proves(text, said, raw)).toBe(expected);
  });

  it("if it is a stop beyond ASCII, but then no first one", () => {
    expect(proves(".", {}, "\u0141")).toBe(true);
    expect(isProof(readingOf(".", {}, "\u0141"), true, false, 20)).toBe(false);
  });

  it("not by another case, whatever signs stand there", () => {
    expect(proves("minister..........", {}, "MINISTER..........")).toBe(false);
  });

  it("if there are only tokens, whatever they read", () => {
    expect(proves("a", open("a"), String.fromCharCode(FIRST_TOKEN + 1))).toBe(true);
  });
});

describe("of letters that stand apart, it is a proof", () => {
  const proves = (text: string, said?: Record<string, WordSaid>): boolean =>
    isProof(readingOf(text, said, text), false, false, 20);

  it.each<[string, boolean, string, Record<string, WordSaid>?]>([
    ["if they are words", true, "being forced"],
    ["not if it is one word", false, "ministers"],
    ["not if it is the same one again", false, "ministers ministers"],
    ["if three in four letters lie in known words", true, "being forced to abcd", open("abcd")],
    ["not if fewer do", false, "being forced to abcde", open("abcde")],
    ["not if letters would have to be others", false, "being forced", { forced: { slips: 1 } }],
  ])("%s", (_, expected, text, said) => {
    expect(proves(text, said)).toBe(expected);
  });
});

test.each([
  ["one stop", ".", "\u0141", 0, true],
  ["one stop after healthy letters", "end.", "end\u0141", 3, true],
  ["a stop that ASCII shows", ".", "0", 0, false],
  ["a stop of Latin-1", ".", "\xff", 0, false],
  ["a sign beyond ASCII", "–", "\u0141", 0, false],
  ["a letter", "e", "\u0141", 0, false],
  ["two stops", "..", "\u0141\u0141", 0, false],
  ["a stop before healthy letters", ".end", "\u0141end", 3, false],
  ["nothing garbled", "end", "end", 3, false],
])("a lone stop: %s", (_, text, raw, healthy, expected) => {
  const reading = readingOf(text, {}, raw);
  for (let at = 0; at < text.length; at += 1)
    reading.cells.fixed[at] = raw[at] === text[at] && healthy ? 1 : 0;
  expect(isLoneStop(reading)).toBe(expected);
});

test("the share in known words counts words of four letters and more", () => {
  expect(knownShare(readingOf("ship abcdef the", open("abcdef")))).toBeCloseTo(4 / 13);
  expect(knownShare(readingOf(". ."))).toBe(0);
});
