import { describe, expect, it } from "vitest";
import type { Range } from "../../../src/recovery/range.js";
import { findMojibake } from "../../../src/recovery/shapes/mojibake.js";
import { CODE_PAGES, type CodePage } from "../../../src/repairs/code-pages.js";
import { damageContext } from "../../support/damage-context.js";

const found = (text: string, taken: readonly Range[]) => findMojibake(text, taken, damageContext(text));

/** A text in UTF-8, read as a single-byte code page. */
const misread = (text: string, page: CodePage): string =>
  Array.from(new TextEncoder().encode(text), (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : CODE_PAGES[page][byte - 0x80]!,
  ).join("");

/** A text with what is found in it put in place. */
function read(text: string): string {
  let result = text;
  for (const { start, end, action, reading } of found(text, []).toReversed()) {
    if (action === "emended") result = result.slice(0, start) + reading + result.slice(end);
  }
  return result;
}

const TRUE_TEXT = "The baker’s wife – née Müller – said “not today” and closed the café.";

describe("findMojibake", () => {
  it("leaves garble of another kind, some of which looks like UTF-8 by chance", () => {
    const garble = "»¾Â³gµ·¶I º¹d6¼N ½Ä¾´dÂÓ ÑÒ¶¾Ø×µ Ü¼Í¶Ç ÝgÉd¹gÄ¾ ÞáÃÐ ÀÁÄÆ ÊNÂ³ ÔÖgÌ¾ ÚÙÛ Â³Ëd ßÃÐÀ";
    expect(found(garble, [])).not.toEqual([]);
    expect(read(garble)).toBe(garble);
  });

  it.each(Object.keys(CODE_PAGES) as CodePage[])("reads what %s shows", (page) => {
    expect(read(misread(TRUE_TEXT, page))).toBe(TRUE_TEXT);
  });

  it("reads what was encoded twice or three times", () => {
    const twice = misread(misread(TRUE_TEXT, "windows-1252"), "windows-1252");
    expect(read(twice)).toBe(TRUE_TEXT);
    expect(read(misread(twice, "windows-1252"))).toBe(TRUE_TEXT);
  });

  it("reads Latin-1, which shows control characters", () => {
    expect(read("the captain\u00e2\u0080\u0099s log")).toBe("the captain’s log");
  });

  it("covers the whole word, and gives one step a level", () => {
    const [finding] = found("A wall in MÃ¡laga fell.", []);
    expect(finding).toMatchObject({
      start: 10,
      end: 17,
      raw: "MÃ¡laga",
      reading: "Málaga",
      kinds: ["mojibake"],
    });
    expect(finding!.steps).toEqual([
      { stage: "decode", rule: "UTF-8 as windows-1252", start: 1, end: 3, from: "Ã¡", to: "á" },
    ]);
  });

  it("leaves what is taken", () => {
    expect(found("A wall in MÃ¡laga fell.", [{ start: 12, end: 13 }])).toEqual([]);
  });

  it("only flags where the text speaks of encodings", () => {
    const [finding] = found("UTF-8 read as Latin-1 shows MÃ¡laga.", []);
    expect(finding).toMatchObject({ action: "flagged", reason: "uncertain" });
  });

  it.each(["IRMÃ” e MANHÃ…", "√π and ¬Ω", "├── a │", "«НАТО» и «В»", "AMANHÃ – NÃO"])(
    "leaves %s",
    (healthy) => {
      expect(found(healthy, [])).toEqual([]);
    },
  );

  it.each(["Ã", "Ã©", "aÃ", "â€", "Â "])("comes to an end on rows of %j", (unit) => {
    expect(found(unit.repeat(50_000), [])).toBeInstanceOf(Array);
  });
});
