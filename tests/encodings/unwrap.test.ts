import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST_TOKEN } from "../../src/encodings/index.js";
import { sourceOffset, unwrap, wrappingsIn } from "../../src/encodings/unwrap.js";

const token = (number: number): string => String.fromCharCode(FIRST_TOKEN + number);

describe("unwrapping", () => {
  it.each([
    ["a token", "See (cid:55)(cid:75).", `See ${token(55)}${token(75)}.`],
    ["a character reference", "R&amp;D &#65;&#x42; &lt;", "R&D AB <"],
    ["names of glyphs in a row", "/gid00055/gid00075 /gid00072/g3", [55, 75, " ", 72, 3]],
    ["letters and numbers that make up words", "G55G75 G72G3", [55, 75, " ", 72, 3]],
    ["letters and numbers in a row", "G55G75G72G3 x", [55, 75, 72, 3, " x"]],
  ])("takes off %s", (_, text, glyphs) => {
    const expected =
      typeof glyphs === "string"
        ? glyphs
        : glyphs.map((glyph) => (typeof glyph === "number" ? token(glyph) : glyph)).join("");
    expect(unwrap(text).glyphs).toBe(expected);
  });

  it.each(["G8 and G20", "see /g12 or /c3", "(cid:99999)", "&unknown; &#0; &#xD800;", "MG132G44", ""])(
    "leaves %j",
    (text) => {
      expect(unwrap(text)).toEqual({ glyphs: text, wrappings: [] });
    },
  );

  it.each<[string, string, string]>([
    ["every named reference", "&amp;&lt;&gt;&quot;&apos;&nbsp;", "&<>\"'\u00a0"],
    ["the first and the last printable codes", "&#32;&#126;&#xD7FF;&#xF900;&#xffff;", " ~\ud7ff\uf900\uffff"],
    ["glyphs in hexadecimal", "/X41/x42/X4F/x00", `${token(0x41)}${token(0x42)}${token(0x4f)}${token(0)}`],
    ["the highest token", "(cid:4095)", token(4095)],
    ["four names", "G1G2G3G4", `${token(1)}${token(2)}${token(3)}${token(4)}`],
    [
      "names and a token beside",
      "G1G2G3G4(cid:5)",
      `${token(1)}${token(2)}${token(3)}${token(4)}${token(5)}`,
    ],
    ["a token between too few names", "G1G2(cid:5)G3G4", `G1G2${token(5)}G3G4`],
    ["the first row only", "G1G2G3G4 and G5", `${token(1)}${token(2)}${token(3)}${token(4)} and G5`],
  ])("takes off %s", (_, text, glyphs) => {
    expect(unwrap(text).glyphs).toBe(glyphs);
  });

  it.each([
    "(cid:4096)",
    "&#31;&#127;&#xF8FF;",
    "G1G2G3",
    "G1G2 G3  G4",
    "G1G2xG3G4",
    "G1G2, G3G4",
    "G8 G20 G21 G30 G31",
    "G8G9 G20 G21 G30",
  ])("leaves %j", (text) => {
    expect(unwrap(text).glyphs).toBe(text);
  });

  it("tells where each wrapped code stood, and of which kind it is", () => {
    expect(unwrap("a (cid:7)b&lt;").wrappings).toEqual([
      { start: 2, end: 9, at: 2, kind: "token" },
      { start: 10, end: 14, at: 4, kind: "escape" },
    ]);
  });

  it("maps offsets back, whatever the text", () => {
    const pieces = fc.constantFrom(
      "(cid:7)",
      "&amp;",
      "a",
      " ",
      "\n",
      "/gid1/gid2/gid3/gid4",
      "(cid:",
      "\u{1f600}",
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join("");
        const unwrapped = unwrap(text);
        let rebuilt = "";
        for (let at = 0; at < unwrapped.glyphs.length; at += 1) {
          rebuilt += text.slice(sourceOffset(unwrapped, at), sourceOffset(unwrapped, at + 1));
          const wrapped = wrappingsIn(unwrapped, at, at + 1);
          if (wrapped.length === 0) expect(text[sourceOffset(unwrapped, at)]).toBe(unwrapped.glyphs[at]);
        }
        expect(rebuilt).toBe(text);
      }),
    );
  });
});
