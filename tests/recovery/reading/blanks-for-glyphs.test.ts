import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { showsStopAsBlank, takeBlanksForGlyphs } from "../../../src/recovery/reading/blanks-for-glyphs.js";
import { makeCells } from "../../../src/recovery/reading/cells.js";

/** A text with every code lowered. */
const shown = (text: string, offset: number): string =>
  Array.from(text, (sign) => String.fromCharCode(sign.charCodeAt(0) - offset)).join("");

/** What the plain blanks of a stretch are taken for, by cell. */
function taken(glyphs: string, offset: number): [number, string][] {
  const encoding = shiftEncoding(-offset);
  const cells = makeCells("", glyphs, "", encoding);
  return [...takeBlanksForGlyphs(cells, encoding)].map((at) => [at, String.fromCharCode(cells.codes[at]!)]);
}

describe("plain blanks", () => {
  it("are commas before blanks of the encoding and at the end", () => {
    expect(taken(shown("a b, c d,", 12), 12)).toEqual([
      [3, ","],
      [8, ","],
    ]);
  });

  it("are full stops", () => {
    expect(taken(shown("a b c. d", 14), 14)).toEqual([[5, "."]]);
  });

  it("are hyphens inside words", () => {
    expect(taken(shown("a b-c d e", 13), 13)).toEqual([[3, "-"]]);
  });

  it("are digits beside others, and by themselves between blanks", () => {
    expect(taken(shown("in 24 or 4 of", 20), 20)).toEqual([
      [4, "4"],
      [9, "4"],
    ]);
  });

  it.each([
    ["the encoding shows too few blanks", shown("a b,", 12), 12],
    ["one of them parts words", `${shown("a b, c", 12)} ${shown("d e", 12)}`, 12],
    ["one hyphen would begin a word", `${shown("a b c d", 13)}  ${shown("e", 13)}`, 13],
    ["the encoding shows nothing so", `${shown("a b c d", 2)} ${shown("e", 2)}`, 2],
  ])("stay blanks where %s", (_, glyphs, offset) => {
    expect(taken(glyphs, offset)).toEqual([]);
  });
});

it("tells encodings that show a stop as a blank", () => {
  const shows = [-14, -13, -12, -2, 12].filter((offset) => showsStopAsBlank(shiftEncoding(offset)));
  expect(shows).toEqual([-14, -12]);
});
