import { describe, expect, test } from "vitest";
import { knownShift } from "../../../src/encodings/index.js";
import { isOwnCloser, isOwnStop } from "../../../src/recovery/reading/own-stops.js";

describe("a stop is the text's own", () => {
  test.each([
    ["where it would be a star", "t,", 2, true],
    ["where it would be a digit", "u;", 2, true],
    ["where it would be a capital behind a small letter", "V.", -29, false],
  ])("%s", (_, glyphs, offset, isApart) => {
    expect(isOwnStop(glyphs, knownShift(offset)!, isApart)).toBe(true);
  });

  test.each([
    ["where it reads as a stop", "u.", 2, true],
    ["where no plain blank sets it apart", "u;", 2, false],
    ["behind a digit", "3;", 2, true],
    ["where it is none", "u)", 2, true],
  ])("not %s", (_, glyphs, offset, isApart) => {
    expect(isOwnStop(glyphs, knownShift(offset)!, isApart)).toBe(false);
  });
});

test("a bracket is the text's own unless it may close a quote, or end a word", () => {
  const plusTwo = knownShift(2)!;
  expect(isOwnCloser("u)", plusTwo, () => false)).toBe(true);
  expect(isOwnCloser("u)", plusTwo, () => true)).toBe(false);
  expect(isOwnCloser("u,", plusTwo, () => false)).toBe(false);
  expect(isOwnCloser("7)", knownShift(-29)!, () => false)).toBe(false);
});
