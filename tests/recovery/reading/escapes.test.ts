import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { applySteps } from "../../../src/provenance/steps.js";
import { isEscaped, neverEscaped, takeEscapesOff } from "../../../src/recovery/reading/escapes.js";

const MINUS_8 = shiftEncoding(-8);

/** The encodings without escapes, of stretches that stand one behind the other. */
function found(...stretches: string[]): ReadonlySet<unknown> {
  const text = stretches.join("");
  let end = 0;
  return neverEscaped(
    text,
    stretches.map((stretch) => {
      const start = end;
      end += stretch.length;
      return { start, end, encoding: MINUS_8 } as Parameters<typeof neverEscaped>[1][number];
    }),
  );
}

describe("marks of code", () => {
  it("are taken off where as many stand before and after", () => {
    const { glyphs, offsets, steps } = takeEscapesOff("``vjg``");
    expect(glyphs).toBe("vjg");
    expect(Array.from(offsets!)).toEqual([2, 3, 4, 5]);
    expect(applySteps("``vjg``", steps)).toBe("vjg");
  });

  it.each(["```vjg`", "`vjg```", "`vjg", "vjg`", "`v`g`"])("are glyphs in %s", (raw) => {
    const { glyphs, steps } = takeEscapesOff(raw);
    expect(glyphs).toBe(raw);
    expect(steps).toEqual([]);
  });
});

describe("backslashes", () => {
  it("before signs may be escapes, before letters never", () => {
    expect(isEscaped("vjg\\_yct")).toBe(true);
    expect(isEscaped("vjg\\yct")).toBe(false);
  });

  it("are taken off as steps", () => {
    const { glyphs, offsets, steps } = takeEscapesOff("a\\_b");
    expect(glyphs).toBe("a_b");
    expect(Array.from(offsets!)).toEqual([0, 2, 3, 4]);
    expect(steps).toHaveLength(1);
  });

  it("are glyphs of an encoding that shows more of them before letters", () => {
    expect(found("^mf\\$ `\\Ye", "Yf\\ YZgml")).toEqual(new Set([MINUS_8]));
  });

  it("are escapes of an encoding that shows them only before signs", () => {
    expect(found("^mf\\$ `\\_", "Yf YZgml")).toEqual(new Set());
  });

  it.each([
    ["a backslash before a letter", "a\\b", "c\\]d"],
    ["a bracket that nobody escaped", "a]b", "c\\]d"],
    ["a mark that nobody escaped", "a*b"],
  ])("are glyphs of an encoding that shows as much without: %s", (_, ...stretches) => {
    expect(found(...stretches)).toEqual(new Set([MINUS_8]));
  });

  it.each([
    ["escaped backslashes before letters", "a\\\\b c\\\\d"],
    ["code marks laid over a stretch", "`a\\]b`"],
    ["more escapes than not", "a\\]b\\]c", "d]e"],
    ["nothing to escape", "abc"],
  ])("are escapes of an encoding that shows %s", (_, ...stretches) => {
    expect(found(...stretches)).toEqual(new Set());
  });
});
