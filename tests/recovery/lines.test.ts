import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstEndingAfter, lineAround } from "../../src/recovery/lines.js";

describe("lineAround", () => {
  const text = "one\ntwo three four\nfive";
  const three = { start: 8, end: 13 };

  it("gives the line that holds a range", () => {
    const { start, end } = lineAround(text, three, 100);
    expect(text.slice(start, end)).toBe("two three four");
  });

  it("stops where the line goes on for too long", () => {
    const { start, end } = lineAround(text, three, 2);
    expect(text.slice(start, end)).toBe("o three f");
  });

  it("never leaves the line, nor goes farther than it may", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", " ", "\n") }),
        fc.nat(),
        fc.nat(),
        fc.nat(20),
        (all, a, b, farthest) => {
          const [start, end] = [a % (all.length + 1), b % (all.length + 1)].sort(
            (one, other) => one - other,
          ) as [number, number];
          const line = lineAround(all, { start, end }, farthest);
          expect(all.slice(line.start, start) + all.slice(end, line.end)).not.toContain("\n");
          expect(line.start).toBeGreaterThanOrEqual(start - farthest);
          expect(line.end).toBeLessThanOrEqual(end + farthest);
          expect(line.start === 0 || line.start === start - farthest || all[line.start - 1] === "\n").toBe(
            true,
          );
        },
      ),
    );
  });
});

it.each([
  [0, 0],
  [3, 0],
  [4, 1],
  [9, 2],
])("finds the first of sorted ranges that ends beyond %i", (offset, index) => {
  expect(firstEndingAfter([{ end: 4 }, { end: 9 }], offset)).toBe(index);
});
