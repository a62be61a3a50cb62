import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byTotal, Shortlist } from "../../../src/encodings/solver/shortlist.js";

const readings = fc
  .array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 })
  .map((totals) => totals.map((total, place) => ({ total, place })));

function of(
  all: readonly { readonly total: number; readonly place: number }[],
  count: number,
  margin: number,
) {
  const shortlist = new Shortlist<(typeof all)[number]>(count, margin);
  for (const reading of all) shortlist.add(reading);
  return shortlist;
}

describe("a list of the best", () => {
  it("follows up the same as if nothing was left out", () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 1, max: 8 }), fc.nat(10), (all, count, margin) => {
        expect(of(all, count, margin).best).toEqual([...all].sort(byTotal).slice(0, count));
      }),
      { seed: 1 },
    );
  });

  it("keeps all that lie so little behind the best, in order", () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 1, max: 8 }), fc.nat(10), (all, count, margin) => {
        const least = Math.min(...all.map(({ total }) => total));
        const near = all.filter(({ total }) => total <= least + margin);
        const kept = of(all, count, margin).all;
        expect(kept.filter(({ total }) => total <= least + margin)).toEqual(near);
      }),
      { seed: 1 },
    );
  });

  it("leaves out what makes no difference", () => {
    const totals = [3, 1, 2, 9, 4].map((total, place) => ({ total, place }));
    expect(of(totals, 2, 2).all.map(({ total }) => total)).toEqual([3, 1, 2]);
    expect(of(totals, 2, 2).most).toBe(3);
    expect(of(totals.slice(0, 1), 2, 2).most).toBe(Number.POSITIVE_INFINITY);
  });
});
