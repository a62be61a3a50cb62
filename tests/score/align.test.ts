import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { align } from "../../src/score/align.js";

describe("align", () => {
  it("turns one text into the other", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        let rebuilt = "";
        let from = 0;
        for (const { aStart, aEnd, bStart, bEnd } of align(a, b)) {
          rebuilt += a.slice(from, aStart) + b.slice(bStart, bEnd);
          from = aEnd;
        }
        expect(rebuilt + a.slice(from)).toBe(b);
      }),
    );
  });

  it("sets a garbled word against its own", () => {
    const hunks = align("He met the officer at noon.", "He met vjg qhŁegt at noon.");
    const truth = "He met the officer at noon.";
    expect(hunks.map(({ aStart, aEnd }) => truth.slice(aStart, aEnd)).join("|")).not.toMatch(/met|noon/);
  });
});
