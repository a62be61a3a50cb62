import { describe, expect, it } from "vitest";
import { findSpacedHeadings } from "../../../src/recovery/shapes/spaced-headings.js";
import { damageContext } from "../../support/damage-context.js";

const readings = (text: string) =>
  findSpacedHeadings(text, [], damageContext(text)).map(({ reading }) => reading);

describe("findSpacedHeadings", () => {
  it("joins the letters of a heading that make up a word", () => {
    expect(readings("text\n\n## a p p e n d i x\n\ntext\n\n# H A R B O U R S\n")).toEqual([
      "appendix",
      "HARBOURS",
    ]);
    expect(
      findSpacedHeadings("## a p p e n d i x", [{ start: 3, end: 4 }], damageContext("## a p p e n d i x")),
    ).toEqual([]);
  });

  it.each([
    "a p p e n d i x",
    "## a b c d e f g",
    "## N O T E",
    "## The letters h a r b o u r",
    "## H a r b o u r",
    "C# a p p e n d i x",
    "#        H A R B O U R S",
    "##########\n# H A R B O U R S\n\ntext",
    "text\n# H A R B O U R S\n##########",
  ])("leaves %s", (healthy) => {
    expect(readings(healthy)).toEqual([]);
  });
});
