import { describe, expect, it } from "vitest";
import { findDoubledGlyphs } from "../../../src/recovery/shapes/doubling.js";
import { damageContext } from "../../support/damage-context.js";

const readings = (text: string) =>
  findDoubledGlyphs(text, [], damageContext(text)).map(({ reading }) => reading);
const shown = (text: string, times: number): string =>
  Array.from(text, (sign) => (sign === " " ? sign : sign.repeat(times))).join("");

describe("findDoubledGlyphs", () => {
  it.each([2, 3, 4])("reads glyphs that are shown %i times", (times) => {
    const line = "A bookkeeper of the harbour, in 1931";
    expect(readings(`see ${shown(line, times)} below`)).toEqual([line]);
  });

  it("makes blanks single where all are repeated", () => {
    expect(readings("TThhee  hhaarrbboouurr  mmaasstteerr")).toEqual(["The harbour master"]);
  });

  it("needs a word of five letters, or two of three", () => {
    expect(readings("one wwoorrdd alone")).toEqual([]);
    expect(readings("one wwoorrdd ttwwoo here")).toEqual(["word two"]);
  });

  it.each([
    "aabbcc 1122 XXIIII MMCC",
    "AACCGGTT",
    "ddeeffaaccee",
    "www oooo ....",
    "llama aardvark",
    "as “hheeaaddiinngg” here",
  ])("leaves %s", (healthy) => {
    expect(readings(healthy)).toEqual([]);
  });
});
