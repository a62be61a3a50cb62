import { describe, expect, it } from "vitest";
import { type Encoding, knownShift } from "../../../src/encodings/index.js";
import { hopefulEdges } from "../../../src/recovery/edges/edge-costs.js";
import type { Range } from "../../../src/recovery/range.js";
import { model } from "../../support/model.js";

const TEXT = 'The harbour was closed vjcv"{gct"cpf"vjg"pgzv and nobody went there again.';
const START = TEXT.indexOf("vjcv");
const END = TEXT.indexOf(" and nobody");

/** Offsets of the edges that are kept. */
const offsetsOf = (
  offsets: readonly number[],
  side: "start" | "end",
  around: Range,
  encoding: Encoding,
): number[] => hopefulEdges(TEXT, offsets, side, around, encoding, model).map(({ at }) => at);

describe("hopefulEdges", () => {
  it("keeps the true edge, and drops those far from it", () => {
    const around = { start: 4, end: TEXT.length };
    const ends = [START + 10, END, TEXT.length - 1];
    expect(offsetsOf(ends, "end", { start: START, end: TEXT.length }, knownShift(2)!)).toEqual([END]);
    const starts = [4, START, END - 4];
    expect(offsetsOf(starts, "start", { ...around, end: END }, knownShift(2)!)).toEqual([START]);
  });

  it("leaves edges among tokens to words", () => {
    const tokens = { ...knownShift(2)!, tokens: true };
    expect(offsetsOf([4, START], "start", { start: 4, end: END }, tokens)).toEqual([4, START]);
  });
});
