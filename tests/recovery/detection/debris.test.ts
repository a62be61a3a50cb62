import { describe, expect, it } from "vitest";
import { findDebris } from "../../../src/recovery/detection/debris.js";
import { model } from "../../support/model.js";

const found = (text: string): [string, string | undefined][] =>
  findDebris(text, [{ start: 0, end: text.length }], [], model).map(({ raw, reason }) => [raw, reason]);

describe("findDebris", () => {
  it("reports six words and more whose letters are in disorder", () => {
    expect(found("brWn tfxo jmPed vrEo teh lzAy gdo")).toEqual([
      ["brWn tfxo jmPed vrEo teh lzAy", "scrambled"],
    ]);
  });

  it("reports what stands between the operators of a content stream", () => {
    expect(found("so )-37(he )-37(r)18(e was )-20(she then")).toEqual([
      [")-37(he )-37(r)18(e was )-20(she", "debris"],
    ]);
  });

  it.each([
    "kHz, 1 kHz to 10 kHz and 10 kHz to 90 kHz",
    "\\naMqa \\foRqtb \\lIqstc \\wOqrdd \\teXqte \\coLqof",
    "naMqa@foRqtb@lIqstc@wOqrdd@teXqte@coLqof",
    "fGet(), fSetq(), fDelx(), fCntz(), fAddw(), fSubk()",
  ])("reports no names of units and programs: %s", (line) => {
    expect(found(line)).toEqual([]);
  });
});
