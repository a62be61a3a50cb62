import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCode, decodeText, isKept, knownEncodings } from "../../src/encodings/index.js";
import { LARGEST_SHIFT, shiftEncoding, shiftOffsets } from "../../src/encodings/shift.js";

const LINE_ENDS = new Set([0x0a, 0x0d]);
const offsets = fc.constantFrom(...shiftOffsets);
const printable = fc.integer({ min: 0x20, max: 0x7e });

describe("a shift", () => {
  it.each([
    [2, 'Vjg"yct"gpfgf."3;780', "The war ended, 1956."],
    [3, "Lqwurgxfwlrq", "Introduction"],
    [-31, "7FSTJPO", "Version"],
  ])("of %i shows %j for %j", (offset, shown, read) => {
    expect(decodeText(shiftEncoding(offset), shown)).toBe(read);
  });

  it("decodes every printable code that it can show", () => {
    fc.assert(
      fc.property(offsets, printable, (offset, code) => {
        const shown = code + offset;
        const canShow = shown >= 0 && !LINE_ENDS.has(shown);
        if (canShow) expect(decodeCode(shiftEncoding(offset), shown)).toBe(code);
        else expect(isKept(shiftEncoding(offset), code)).toBe(true);
      }),
    );
  });

  it("decodes no line end, so that spans lie in one line", () => {
    for (const offset of shiftOffsets) {
      for (const code of LINE_ENDS) expect(decodeCode(shiftEncoding(offset), code)).toBe(0);
    }
  });

  it("keeps lengths, whatever the text", () => {
    fc.assert(
      fc.property(offsets, fc.string({ unit: "binary" }), (offset, text) => {
        expect(decodeText(shiftEncoding(offset), text)).toHaveLength(text.length);
      }),
    );
  });

  it("lets signs of print stand for themselves", () => {
    expect(isKept(shiftEncoding(2), "’".charCodeAt(0))).toBe(true);
    expect(isKept(shiftEncoding(2), "a".charCodeAt(0))).toBe(false);
  });
});

describe("the known encodings", () => {
  it("hold all shifts, each once, and none that changes nothing", () => {
    expect(shiftOffsets).not.toContain(0);
    const shifts = knownEncodings().filter(({ family, tokens }) => family === "shift" && !tokens);
    expect(shifts.map(({ params }) => params["offset"])).toEqual(shiftOffsets);
    const offsets = new Set(knownEncodings().flatMap(({ params }) => params["offset"] ?? []));
    expect(offsets.size).toBe(2 * LARGEST_SHIFT);
  });

  it("are as likely or less likely than the commonest", () => {
    const rarities = knownEncodings().map(({ rarity }) => rarity);
    expect(Math.min(...rarities)).toBe(0);
  });
});
