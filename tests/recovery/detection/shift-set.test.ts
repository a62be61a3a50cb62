import fc from "fast-check";
import { expect, it } from "vitest";
import { LARGEST_SHIFT } from "../../../src/encodings/shift.js";
import { ShiftSet } from "../../../src/recovery/detection/shift-set.js";

const setOf = (shifts: readonly number[]): ShiftSet => {
  const set = new ShiftSet();
  for (const shift of shifts) set.add(shift);
  return set;
};

const shifts = fc.array(fc.integer({ min: -LARGEST_SHIFT, max: LARGEST_SHIFT }));
const rising = (values: Iterable<number>): number[] => [...new Set(values)].sort((a, b) => a - b);

it("holds what was added, in rising order, and nothing else", () => {
  fc.assert(
    fc.property(shifts, fc.integer({ min: -LARGEST_SHIFT, max: LARGEST_SHIFT }), (added, other) => {
      const set = setOf(added);
      expect(set.toArray()).toEqual(rising(added));
      expect(set.has(other)).toBe(added.includes(other));
    }),
  );
});

it("takes in all of another", () => {
  fc.assert(
    fc.property(shifts, shifts, (some, others) => {
      const set = setOf(some);
      set.addAll(setOf(others));
      expect(set.toArray()).toEqual(rising([...some, ...others]));
    }),
  );
});
