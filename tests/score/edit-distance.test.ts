import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences, editDistance, type Hunk } from "../../src/score/edit-distance.js";

const symbols = fc
  .array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 })
  .map((items) => Uint32Array.from(items));

/** The textbook table, as the measure of truth. */
function textbookDistance(a: Uint32Array, b: Uint32Array): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, symbol] of a.entries()) {
    const next = [index + 1];
    for (const [column, other] of b.entries()) {
      next.push(Math.min(row[column + 1]! + 1, next[column]! + 1, row[column]! + (symbol === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

function apply(a: Uint32Array, b: Uint32Array, hunks: readonly Hunk[]): number[] {
  const result: number[] = [];
  let from = 0;
  for (const { aStart, aEnd, bStart, bEnd } of hunks) {
    result.push(...a.slice(from, aStart), ...b.slice(bStart, bEnd));
    from = aEnd;
  }
  return [...result, ...a.slice(from)];
}

describe("editDistance", () => {
  it("agrees with the textbook", () => {
    fc.assert(
      fc.property(symbols, symbols, (a, b) => {
        expect(editDistance(a, b)).toBe(textbookDistance(a, b));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("differences", () => {
  it("turn one sequence into the other at least cost, in order and apart", () => {
    fc.assert(
      fc.property(symbols, symbols, (a, b) => {
        const hunks = differences(a, b);
        expect(apply(a, b, hunks)).toEqual([...b]);
        const cost = hunks.reduce(
          (sum, hunk) =>
            sum + textbookDistance(a.slice(hunk.aStart, hunk.aEnd), b.slice(hunk.bStart, hunk.bEnd)),
          0,
        );
        expect(cost).toBe(textbookDistance(a, b));
        for (const [index, hunk] of hunks.entries()) {
          const last = hunks[index - 1];
          expect(!last || hunk.aStart > last.aEnd || hunk.bStart > last.bEnd).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
