import { describe, expect, it } from "vitest";
import { findOddPlaces } from "../../../src/recovery/detection/screen.js";
import { cutPieces } from "../../../src/recovery/pieces/pieces.js";
import type { Range } from "../../../src/recovery/range.js";
import { model } from "../../support/model.js";

const HEALTHY =
  "The committee met again in the spring, and its secretary kept a careful record of what was said. ";

const suspectsIn = (text: string): readonly Range[] =>
  findOddPlaces(text, cutPieces(text, model.words), model).suspects;

describe("the screen", () => {
  it("suspects nothing in plain English", () => {
    expect(suspectsIn(HEALTHY.repeat(20))).toEqual([]);
  });

  it.each([
    ["a shift of two", 'vjg"okpkuvgt"ycu"pqv"vjgtg'],
    ["glyph numbers", "WKH PLQLVWHU ZDV QRW WKHUH"],
    ["control characters", "UIF\u0001NJOJTUFS\u0001XBT\u0001OPU\u0001UIFSF"],
  ])("suspects %s, with what stands around it", (_, garbled) => {
    const text = HEALTHY.repeat(4) + garbled + HEALTHY.repeat(4);
    const start = text.indexOf(garbled);
    const end = start + garbled.length;
    const found = suspectsIn(text).filter((range) => range.start < start && end < range.end);
    expect(found).toHaveLength(1);
  });

  it("tells of what is too short to be garbled for sure, so that a proven encoding can read it", () => {
    const text = `${HEALTHY.repeat(4)}vjg"qh ${HEALTHY.repeat(4)}`;
    const { runs, suspects } = findOddPlaces(text, cutPieces(text, model.words), model);
    expect(suspects).toEqual([]);
    expect(runs.map(({ start, end }) => text.slice(start, end))).toEqual(['vjg"qh']);
  });

  it("gives ranges in order and apart", () => {
    const text = `${HEALTHY.repeat(6)}Vjg"okpkuvgt"ycu"pqv"vjgtg. `.repeat(3);
    const suspects = suspectsIn(text);
    expect(suspects).toHaveLength(3);
    for (const [index, { start, end }] of suspects.entries()) {
      expect(start).toBeLessThan(end);
      expect(start).toBeGreaterThan(suspects[index - 1]?.end ?? -1);
    }
  });

  it("suspects nothing in nothing", () => {
    expect(suspectsIn("")).toEqual([]);
  });
});
