import { describe, expect, it } from "vitest";
import { mayBeLetters } from "../../../src/recovery/pieces/letterless.js";

const hides = (text: string): boolean => mayBeLetters(text, 0, text.length);

describe("a row without letters", () => {
  it.each([
    ["a short one", "3%$ (*"],
    ["numbers of a table", "| 190,000 | 96,000 | 6.1° |"],
    ["the rule of a table", "| --- | ---: | :---: |"],
    ["sums", " £1,093, £611 (1893) "],
    ["years and pages", " 1902–1911, 14.2.1893: 211-239. "],
    ["leaders", " ........................ 12"],
    ["the end of a line and a heading's number", ".\n\n### 4.1 "],
    ["nothing", ""],
  ])("that is %s hides none", (_, text) => {
    expect(hides(text)).toBe(false);
  });

  it.each([
    ["words shown as signs", "-/6).' 4(% &)2%"],
    ["words shown as digits and signs", "37$ 0,1,67(5"],
  ])("that may be %s may hide some", (_, text) => {
    expect(hides(text)).toBe(true);
  });

  it("is looked at line by line", () => {
    expect(hides("3%$ (*\n3%$ (*")).toBe(false);
  });
});
