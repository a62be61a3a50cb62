import { describe, expect, it } from "vitest";
import { commonestLineEnd, countLineEnds, lineStart } from "../../src/markdown/line-ends.js";

describe("line ends", () => {
  it.each([
    ["a\nb\n\r\n", "\n"],
    ["a\r\nb\n\r\n", "\r\n"],
    ["a\r\r\n\r", "\r"],
    ["a\r\n\r", "\r\n"],
    ["a", "\n"],
  ])("tell the one that is used most: %j", (text, newline) => {
    expect(commonestLineEnd(countLineEnds(text))).toBe(newline);
  });

  it("begin the line after them", () => {
    expect([0, 1, 2, 4, 5].map((at) => lineStart("a\r\nbc", at))).toEqual([0, 0, 2, 3, 3]);
  });
});
