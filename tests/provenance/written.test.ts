import { describe, expect, it } from "vitest";
import { findEscaped } from "../../src/provenance/written.js";

describe("a reading that is written with backslashes", () => {
  it.each([
    ["so \\*a\\* \\[b\\](c) it is", "*a* [b](c)", [{ start: 3, end: 17 }]],
    ["\\# y", "# y", [{ start: 0, end: 4 }]],
    [
      "1\\. x and 1\\. x",
      "1. x",
      [
        { start: 0, end: 5 },
        { start: 10, end: 15 },
      ],
    ],
    ["a \\\\b", "a \\b", [{ start: 0, end: 5 }]],
    ["\\*a\\* [b]", "*a* [c]", []],
    // What stands before the longest part without signs must agree, too, sign by sign, with a backslash or without.
    ["so x\\*mill", "y*mill", []],
    ["so y*mill", "y*mill", [{ start: 3, end: 9 }]],
    ["so y\\*mill", "y*mill", [{ start: 3, end: 10 }]],
    ["so \\y*mill", "y*mill", [{ start: 4, end: 10 }]],
    ["so mill*y", "mill*y", [{ start: 3, end: 9 }]],
    ["so mill*\\y", "mill*y", []],
    ["so mill\\+y", "mill*y", []],
    ["so mill\\", "mill*y", []],
    ["as it is", "as it", []],
    ["***", "***", []],
  ])("in %j is found: %j", (text, reading, places) => {
    expect(findEscaped(text, reading)).toEqual(places);
  });
});
