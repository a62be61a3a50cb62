import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { inRanges } from "../../../src/recovery/detection/in-ranges.js";
import { model } from "../../support/model.js";

const OFFSET = 21;
const encoding = shiftEncoding(OFFSET);

/** What ranges are sought in, of a line in which what stands in braces is garbled. */
function soughtIn(marked: string): readonly string[] {
  let text = "";
  const gains: { window: number; start: number; end: number; gain: number }[] = [];
  for (const [index, part] of marked.split(/[{}]/).entries()) {
    const shown = Array.from(part, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) + (index % 2 === 1 ? OFFSET : 0)),
    ).join("");
    if (index % 2 === 1)
      gains.push({ window: 0, start: text.length, end: text.length + shown.length, gain: 900 });
    text += shown;
  }
  let sought: readonly string[] = [];
  const best = { encoding, blanks: ["shifted"] as const, gains, total: 900 };
  inRanges(
    text,
    () => [{ start: 0, end: text.length }],
    best,
    () => best,
    (parts) => {
      sought = parts;
      return undefined;
    },
    model.words,
  );
  return sought.map((part) =>
    Array.from(part, (sign) => String.fromCharCode(sign.charCodeAt(0) - OFFSET)).join(""),
  );
}

describe("inRanges seeks in what is garbled of a line", () => {
  it.each([
    ["without healthy words at its ends", "In the year {the lamps were} lit", ["the lamps were"]],
    ["without numbers at its ends", "in 1871 {the lamps were lit} 1891, 18,940.", ["the lamps were lit"]],
    ["without sums at its ends", "{the lamps were lit} 11s. 4d., and more", ["the lamps were lit"]],
    [
      "without healthy words inside",
      "{the lamps were lit} before the keepers {came down to the harbour}",
      ["the lamps were lit", "came down to the harbour"],
    ],
    [
      "with all of it where none is healthy",
      "{the lamps were lit in 1871.}",
      ["the lamps were lit in 1871."],
    ],
    [
      "with short words amid garble",
      "{the} {lamps} Ox {were} Ha {lit.}",
      ["the\x0blamps\x0b:c\x0bwere\x0b3L\x0blit."],
    ],
  ])("%s", (_, marked, expected) => {
    expect(soughtIn(marked)).toEqual(expected);
  });
});
