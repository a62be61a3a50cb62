import unicodeName from "fonteditor-core/lib/ttf/enum/unicodeName";
import { describe, expect, it } from "vitest";
import { calibriEncodings } from "../../src/encodings/calibri.js";
import { decodeText, type Encoding, FIRST_TOKEN } from "../../src/encodings/index.js";
import { macintoshEncodings, macintoshOrder } from "../../src/encodings/macintosh.js";
import { texEncoding } from "../../src/encodings/tex.js";

/** Characters that the library gives to a glyph beside the one that prose uses. */
const SAME_GLYPH: Readonly<Record<string, string>> = {
  "\u2126": "\u03a9",
  "\u2215": "\u2044",
  "\u2219": "·",
};

const tokens = (...numbers: number[]): string =>
  numbers.map((number) => String.fromCharCode(FIRST_TOKEN + number)).join("");
/** Blanks are kept by extractors, whatever the encoding says of the code of the blank. */
const decodeWords = (encoding: Encoding, shown: string): string =>
  shown
    .split(" ")
    .map((word) => decodeText(encoding, word))
    .join(" ");

describe("the order of Macintosh glyphs", () => {
  it.each([
    [3, " "],
    [36, "A"],
    [97, "~"],
    [98, "Ä"],
    [178, "–"],
    [192, "\ufb01"],
    [257, "đ"],
  ])("has as number %i %j", (number, character) => {
    expect(macintoshOrder()[number]).toBe(character);
    expect(macintoshOrder()).toHaveLength(258);
  });

  it("is that of a font library", () => {
    const numbers = Object.entries(unicodeName);
    const known = numbers.filter(([code, number]) => number > 2 && Number(code) < 0xe000);
    expect(known.length).toBeGreaterThan(220);
    for (const [code, number] of known) {
      const character = String.fromCharCode(Number(code));
      expect([number, macintoshOrder()[number]]).toEqual([number, SAME_GLYPH[character] ?? character]);
    }
  });

  it.each([
    ["microsoft", "³7KH RIÀ¿FH¶V SODQ´ ± ¿QDO", "“The offlfice’s plan” – final"],
    ["apple", "´7KH RIÁÀFH·V SODQµ ² ÀQDO", "“The offlfice’s plan” – final"],
  ])("is read as %s fonts have it", (order, shown, truth) => {
    const encoding = macintoshEncodings(false).find(({ params }) => params["order"] === order)!;
    expect(decodeWords(encoding, shown)).toBe(truth);
  });

  it("is shown by codes or by tokens, and by Windows-1252 in place of control characters", () => {
    const [characters] = macintoshEncodings(false);
    const [numbers] = macintoshEncodings(true);
    expect(decodeText(numbers!, tokens(55, 75, 72, 112))).toBe("Theé");
    expect(decodeText(numbers!, "7KH")).toBe("7KH");
    expect(decodeText(characters!, "\u0087‡")).toBe("••");
    expect(decodeText(characters!, "7KHp")).toBe("Thep");
  });
});

describe("the glyph numbers of Calibri", () => {
  const [plain, lowered] = calibriEncodings();

  it("are read, ligatures as their letters", () => {
    expect(decodeWords(plain!, "dŚĞ ƐŽůƵƟŽŶ ǁĂƐ ƐƵďŵŝƩĞĚ͘")).toBe("The solution was submitted.");
  });

  it("are read after the text was set in lower case", () => {
    expect(decodeWords(lowered!, "dŚĞ ƐŽůƵƟŽŶ ǁĂƐ ƐƵďŵŝƩĞĚ͘".toLowerCase())).toBe(
      "The solution was submitted.",
    );
  });
});

describe("TeX's text encoding", () => {
  it("is read from tokens alone", () => {
    expect(decodeText(texEncoding(), tokens(12, 110, 101, 13, 121))).toBe("finefly");
    expect(decodeText(texEncoding(), "\u000cne")).toBe("\u000cne");
  });
});
