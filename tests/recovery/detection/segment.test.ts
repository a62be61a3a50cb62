import { describe, expect, it } from "vitest";
import { knownEncodings } from "../../../src/encodings/index.js";
import { BLANK_MODES } from "../../../src/recovery/detection/reading-plans.js";
import { type Stretch, segment } from "../../../src/recovery/detection/segment.js";
import { tidyStretches } from "../../../src/recovery/edges/tidy.js";
import { model } from "../../support/model.js";

const shifted = (offset: number) => knownEncodings().find(({ params }) => params["offset"] === offset)!;

/** The stretches of a text that is read through shifts that other pages prove. */
function stretchesOf(text: string, ...offsets: readonly number[]): Stretch[] {
  const candidates = offsets.map((offset) => ({
    encoding: shifted(offset),
    evidence: 100,
    blanks: BLANK_MODES,
    determined: true,
    gains: [],
  }));
  return tidyStretches(text, segment(text, { start: 0, end: text.length }, candidates, model));
}

const shown = (text: string, stretches: readonly Stretch[]): string[] =>
  stretches.map(({ start, end }) => text.slice(start, end));

describe("segmentation", () => {
  it("finds a shifted stretch and its edges in a healthy line", () => {
    const text =
      'He was received on the Monday, and ncvgt"vjg"ucog"gxgpkpi before he returned to the capital.';
    const stretches = stretchesOf(text, 2);
    expect(shown(text, stretches)).toEqual(['ncvgt"vjg"ucog"gxgpkpi']);
    expect(stretches[0]!.encoding).toBe(shifted(2));
    expect(stretches[0]!.evidence).toBeGreaterThan(10);
  });

  it("follows a change of encoding within a line", () => {
    const text =
      'vjg"okpkuvgt"qh"vjg"kpvgtkqt was told that WKH VKLS KDG VDLOHG WKH QLJKW EHIRUH and went home.';
    const stretches = stretchesOf(text, 2, 3);
    expect(stretches.map(({ encoding }) => encoding?.params["offset"])).toEqual([2, 3]);
  });

  it("ends a stretch with its line", () => {
    const text = 'Vjg"okpkuvgt"ycu"vqnf\nvjcv"vjg"ujkr"jcf"uckngf\n';
    expect(shown(text, stretchesOf(text, 2))).toEqual(['Vjg"okpkuvgt"ycu"vqnf', 'vjcv"vjg"ujkr"jcf"uckngf']);
  });

  it("leaves English alone, whatever encodings are proven", () => {
    const text = "The minister was told that the ship had sailed in the night, and went home to his supper.";
    expect(stretchesOf(text, 2, 3, -29)).toEqual([]);
  });

  it("finds letters that stand apart", () => {
    const text = "The men were b e i n g f o r c e d t o w o r k in the mines.";
    expect(shown(text, stretchesOf(text))).toEqual(["b e i n g f o r c e d t o w o r k"]);
  });

  it("finds nothing in nothing", () => {
    expect(stretchesOf("", 2)).toEqual([]);
  });
});
