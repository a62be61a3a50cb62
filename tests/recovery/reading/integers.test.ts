import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Integers } from "../../../src/recovery/reading/integers.js";

const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

function of(values: readonly number[]): Integers {
  const integers = new Integers();
  for (const value of values) integers.push(value);
  return integers;
}

const all = (integers: Integers): number[] =>
  Array.from({ length: integers.length }, (_, index) => integers.at(index));

describe("a list of integers", () => {
  it("holds what was added, however much", () => {
    fc.assert(
      fc.property(fc.array(integer, { maxLength: 3000, size: "max" }), (values) => {
        expect(all(of(values))).toEqual(values);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it("is cut off, changed and filled again", () => {
    const integers = of([3, 1, 4, 1, 5]);
    integers.truncate(3);
    integers.set(1, 9);
    integers.push(2);
    expect(all(integers)).toEqual([3, 9, 4, 2]);
    integers.clear();
    expect(all(integers)).toEqual([]);
  });
});
