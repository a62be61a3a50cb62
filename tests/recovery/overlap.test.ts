import { describe, expect, it } from "vitest";
import { overlapsAny } from "../../src/recovery/overlap.js";

describe("overlapsAny", () => {
  const ranges = [
    { start: 2, end: 4 },
    { start: 7, end: 9 },
  ];

  it("tells whether a unit is shared", () => {
    expect(overlapsAny(ranges, { start: 3, end: 8 })).toBe(true);
    expect(overlapsAny(ranges, { start: 8, end: 20 })).toBe(true);
    expect(overlapsAny(ranges, { start: 4, end: 7 })).toBe(false);
    expect(overlapsAny([], { start: 0, end: 1 })).toBe(false);
  });
});
