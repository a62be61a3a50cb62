import { describe, expect, it } from "vitest";
import { isNumberRow } from "../../../src/recovery/detection/number-rows.js";

const isRow = (text: string): boolean => isNumberRow(text, { start: 0, end: text.length });

describe("isNumberRow", () => {
  it.each([
    '"10001","10002","10003","10004"',
    "180,216,220,221,223,224,231,232",
    "(254, 224, 210), (252, 146, 114)], 4: [(254, 229, 217)",
    ";2196;2136;1216;1208;",
    "12.5 | 13.75 | 14.25 | 15.5 | 16",
  ])("tells %s", (text) => {
    expect(isRow(text)).toBe(true);
  });

  it.each([
    ["a short one", "10,02,03,04"],
    ["garble that shows letters as digits", "43) '0)5/ 51)2)( 43) .-268)7 -2 43) )9)2-2+"],
    ["prose with numbers", "In 1904, 16 of 23 ships left."],
    ["a row of codes", "a1 b2 c3 d4 e5 f6 g7 h8 i9 j1 k2"],
  ])("tells %s from it", (_, text) => {
    expect(isRow(text)).toBe(false);
  });

  it("looks at the stretch alone", () => {
    const row = "180,216,220,221,223,224,231,232";
    const text = `The numbers are ${row} and no more of them than these.`;
    expect(isRow(text)).toBe(false);
    expect(isNumberRow(text, { start: 16, end: 16 + row.length })).toBe(true);
  });
});
