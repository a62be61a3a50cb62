import { describe, expect, it } from "vitest";
import { placeDecisions } from "../../src/provenance/anchors.js";
import type { Decision } from "../../src/provenance/decisions.js";

/** A decision as a file may tell it, true or not. */
const told = (raw: string, start: number, around: Partial<Decision> = {}): Decision => ({
  source: { path: "x.md", sha256: "0".repeat(64) },
  start,
  end: start + raw.length,
  raw,
  before: "",
  after: "",
  action: "correct",
  reading: "the true reading",
  ...around,
});

const startsIn = (text: string, decisions: readonly Decision[]): number[] =>
  placeDecisions(text, decisions).placed.map(({ start }) => start);

describe("a decision without surroundings", () => {
  it("holds where its offsets lead", () => {
    expect(startsIn("ee ee ee", [told("ee", 3)])).toEqual([3]);
  });

  it("holds where else its raw text stands once", () => {
    expect(startsIn("I see", [told("ee", 0)])).toEqual([3]);
  });

  it("is given back where nothing tells which place is meant", () => {
    const decision = told("ee", 1);
    expect(placeDecisions("ee ee ee", [decision])).toEqual({
      placed: [],
      standing: [],
      unplaced: [decision],
    });
  });
});

describe("a decision finds its place in time", { timeout: 5000 }, () => {
  it("whose raw text overlaps itself everywhere", () => {
    const text = `${"a".repeat(400_000)} is the end`;
    const raw = "a".repeat(150_000);
    expect(startsIn(text, [told(raw, 249_990, { before: "x", after: " is the end" })])).toEqual([250_000]);
  });

  it("beside thousands in a long text that has grown", () => {
    let text = "";
    const decisions: Decision[] = [];
    for (let line = 0; line < 60_000; line++) {
      text += "the man ";
      const raw = `number ${line} went`;
      const around = { before: "the man ", after: " to the sea", reading: `No. ${line} goes` };
      if (line % 8 === 0) decisions.push(told(raw, text.length, around));
      text += `${raw} to the sea again\n`;
    }
    const starts = startsIn(`A line more.\n${text}`, decisions);
    expect(starts).toEqual(decisions.map(({ start }) => start + 13));
  });
});
