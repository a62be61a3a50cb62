import { describe, expect, it } from "vitest";
import { macintoshEncodings } from "../../../src/encodings/macintosh.js";
import { hasWord, RescuedRuns } from "../../../src/recovery/detection/rescued-runs.js";
import { model } from "../../support/model.js";

const [encoding] = macintoshEncodings(false);

/** The runs of a line, each token that begins one in its turn. */
function runsOf(line: string): string[] {
  const tokens = Array.from(line.matchAll(/\S+/g), ({ 0: token, index }) => ({
    start: index,
    end: index + token.length,
  }));
  const runs = new RescuedRuns(line, tokens, [encoding!], model);
  const found: string[] = [];
  for (let from = 0; from < tokens.length; ) {
    const run = runs.longestFrom(from);
    if (run !== undefined) found.push(line.slice(tokens[from]!.start, tokens[run.to - 1]!.end));
    from = run?.to ?? from + 1;
  }
  return found;
}

describe("RescuedRuns", () => {
  it.each([
    ["are parted by words as they stand", "KDUERXU the ZDOO", ["KDUERXU", "ZDOO"]],
    ["hold what is no word, if most of them are", "KDUERXU QQX ZDOO", ["KDUERXU QQX ZDOO"]],
    ["begin with no word only where most of them are", "QQXQQXQQXQQX ZDOO", ["ZDOO"]],
    ["end where most of them would be none", "ZDOO QQXQQXQQXQQX", ["ZDOO"]],
    ["need a word that tells", "RI LQ", []],
  ])("%s", (_, line, expected) => {
    expect(runsOf(line)).toEqual(expected);
  });

  it("are read in a line of many tokens", () => {
    const line = `${"QQX ".repeat(20_000)}KDUERXU`;
    expect(runsOf(line)).toEqual(["QQX KDUERXU"]);
  });
});

describe("hasWord", () => {
  it.each([
    ["a, wall!", 3, true],
    ["a, wall!", 5, false],
    ["wxq-Wall", 4, true],
  ])("%s, %i letters", (text, shortest, expected) => {
    expect(hasWord(text, shortest, model)).toBe(expected);
  });
});
