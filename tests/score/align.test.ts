import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { align } from "../../src/score/align.js";

/** The first text with what differs taken from the second one. */
function rebuilt(a: string, b: string): string {
  let text = "";
  let from = 0;
  for (const { aStart, aEnd, bStart, bEnd } of align(a, b)) {
    text += a.slice(from, aStart) + b.slice(bStart, bEnd);
    from = aEnd;
  }
  return text + a.slice(from);
}

describe("align", () => {
  it("turns one text into the other", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        expect(rebuilt(a, b)).toBe(b);
      }),
    );
  });

  it("turns one text into the other where lines and words of both are the same", () => {
    const pieces = fc.array(fc.constantFrom("the", "vjg", " ", " ", "a line\n", "\n"), { maxLength: 20 });
    fc.assert(
      fc.property(pieces, pieces, (a, b) => {
        expect(rebuilt(a.join(""), b.join(""))).toBe(b.join(""));
      }),
    );
  });

  it("sets a garbled word against its own", () => {
    const hunks = align("He met the officer at noon.", "He met vjg qhŁegt at noon.");
    const truth = "He met the officer at noon.";
    expect(hunks.map(({ aStart, aEnd }) => truth.slice(aStart, aEnd)).join("|")).not.toMatch(/met|noon/);
  });
});
