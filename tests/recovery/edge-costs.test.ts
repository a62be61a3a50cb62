import { describe, expect, it } from "vitest";
import { knownShift } from "../../src/encodings/index.js";
import { hopefulEdges } from "../../src/recovery/edge-costs.js";
import { model } from "../support/model.js";

const TEXT = 'The harbour was closed vjcv"{gct"cpf"vjg"pgzv and nobody went there again.';
const START = TEXT.indexOf("vjcv");
const END = TEXT.indexOf(" and nobody");

describe("hopefulEdges", () => {
  it("keeps the true edge, and drops those far from it", () => {
    const around = { start: 4, end: TEXT.length };
    const ends = [START + 10, END, TEXT.length - 1];
    expect(
      hopefulEdges(TEXT, ends, "end", { start: START, end: TEXT.length }, knownShift(2)!, model),
    ).toEqual([END]);
    const starts = [4, START, END - 4];
    expect(hopefulEdges(TEXT, starts, "start", { ...around, end: END }, knownShift(2)!, model)).toEqual([
      START,
    ]);
  });

  it("leaves edges among tokens to words", () => {
    const tokens = { ...knownShift(2)!, tokens: true };
    expect(hopefulEdges(TEXT, [4, START], "start", { start: 4, end: END }, tokens, model)).toEqual([
      4,
      START,
    ]);
  });
});
