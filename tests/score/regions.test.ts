import { describe, expect, it } from "vitest";
import { damagedRegions, scoreRegions } from "../../src/score/regions.js";

const TRUTH = "The keeper lit the lamp at dusk. He wrote the hour down, and slept.";
const RAW = 'The keeper nkv"vjg"nc or at dusk. He wrote the hour fqyp, and slept.';

const regions = damagedRegions(TRUTH, RAW);
const textOf = ({ start, end }: { start: number; end: number }) => TRUTH.slice(start, end);

describe("damagedRegions", () => {
  it("are widened to whole words, and neighbours are one", () => {
    expect(regions.map(textOf)).toEqual(["lit the lamp", "down,"]);
  });

  it("reach to the ends of the text", () => {
    expect(damagedRegions("one two three", "pne two thref")).toEqual([
      { start: 0, end: 3 },
      { start: 8, end: 13 },
    ]);
  });

  it("are none where nothing differs", () => {
    expect(damagedRegions(TRUTH, TRUTH)).toEqual([]);
  });

  it("hold a blank that is lost or put in", () => {
    const truth = "a sig nificant place";
    expect(damagedRegions("a significant place", truth)).toEqual([{ start: 2, end: 13 }]);
    expect(damagedRegions("the old mill", "theold mill")).toEqual([{ start: 0, end: 7 }]);
  });
});

describe("scoreRegions", () => {
  const score = (output: string) => scoreRegions(TRUTH, output, regions);

  it("finds all right in the true text", () => {
    expect(score(TRUTH)).toEqual({
      regions: { total: 2, exact: 2, exactFolded: 2 },
      harm: { changed: 0, undamaged: TRUTH.length - "lit the lamp".length - "down,".length },
    });
  });

  it("finds nothing right, and no harm, in the raw text", () => {
    const { regions: counts, harm } = score(RAW);
    expect(counts).toEqual({ total: 2, exact: 0, exactFolded: 0 });
    expect(harm.changed).toBe(0);
  });

  it("counts a region with one wrong letter as wrong", () => {
    expect(score(TRUTH.replace("lamp", "limp")).regions.exact).toBe(1);
  });

  it("counts what was changed, lost or put in outside the regions", () => {
    expect(score(TRUTH.replace("wrote", "wrate")).harm.changed).toBe(1);
    expect(score(TRUTH.replace("The keeper", "keeper")).harm.changed).toBe(4);
    expect(score(TRUTH.replace("the hour", "the very hour")).harm.changed).toBe(5);
  });

  it("folds white space and quotes where asked to", () => {
    expect(score(TRUTH.replace("lit the", "lit  the")).regions).toEqual({
      total: 2,
      exact: 1,
      exactFolded: 2,
    });
  });
});
