import { describe, expect, it } from "vitest";
import { findGlyphNames } from "../../../src/recovery/shapes/glyph-names.js";
import { damageContext } from "../../support/damage-context.js";

const readings = (text: string) =>
  findGlyphNames(text, [], damageContext(text)).map(({ reading }) => reading);

describe("findGlyphNames", () => {
  it("reads names inside words", () => {
    expect(readings("an o/f_f_icer of /T_he di/fferent caf/eacute")).toEqual([
      "officer",
      "The",
      "different",
      "café",
    ]);
  });

  it("reads code points and signs", () => {
    expect(readings("a /uni03BC, a de/uniFB01ned it/quoterights, 1931/endash1934")).toEqual([
      "μ",
      "defined",
      "it’s",
      "–",
    ]);
  });

  it("believes a name in an unknown word where others prove it", () => {
    expect(readings("/f_jordby")).toEqual([]);
    expect(readings("/f_jordby and de/f_ined")).toEqual(["fjordby", "defined"]);
  });

  it.each([
    "/usr/share/fi/ff and src/fi.c",
    "http://example.org/f_ield and a/f_index, /f_io.c",
    "and/field, off/field, in/finite",
    "eacute/egrave/agrave, t/scedilla",
    "path/uni03BC/x",
    "the glyph /uni0E38 of Thai",
  ])("leaves %s", (healthy) => {
    expect(readings(healthy)).toEqual([]);
  });
});
