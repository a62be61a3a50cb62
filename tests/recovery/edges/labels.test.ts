import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { isLabel } from "../../../src/recovery/edges/labels.js";
import { BlankHabits } from "../../../src/recovery/edges/set-apart.js";

const shifted = (text: string, offset: number): string =>
  Array.from(text, (letter) => String.fromCharCode(letter.charCodeAt(0) + offset)).join("");

const GARBLED = "the council met in the evening and heard his report.";

function labelled(
  before: string,
  label: string,
  offset: number,
  garbled = shifted(GARBLED, offset),
): boolean {
  const text = `${before}${label} ${garbled}`;
  const encoding = shiftEncoding(offset);
  const stretch = { start: before.length, end: text.length, encoding, evidence: 40 };
  const token = { start: before.length, end: before.length + label.length };
  return isLabel(text, token, encoding, new BlankHabits(text, [stretch]));
}

describe("isLabel", () => {
  it.each(["Q:", "A.", "(b)", "7)", "12.", "K"])(
    "tells %s before garble that shows its blanks otherwise",
    (label) => {
      expect(labelled("One.\n\n- ", label, -5)).toBe(true);
    },
  );

  it("tells none in the middle of a line, and no longer token", () => {
    expect(labelled("He said ", "Q:", -5)).toBe(false);
    expect(labelled("", "Qu:", -5)).toBe(false);
  });

  it("tells none that may be a word of one letter", () => {
    expect(labelled("", "F", 5)).toBe(false);
    expect(labelled("", "G", 5)).toBe(true);
  });

  it("tells none where the garble has plain blanks as well", () => {
    expect(labelled("", "Q:", 2, "vjg eqwpekn ogv kp vjg gxgpkpi")).toBe(false);
  });
});
