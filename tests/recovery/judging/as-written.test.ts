import { describe, expect, it } from "vitest";
import { isOtherForm, isRomanNumerals } from "../../../src/recovery/judging/as-written.js";

describe("isRomanNumerals", () => {
  it.each(["MMCCCXLVII", "iv", "XIV.", "(xii)".slice(1), "MDCCLXXVI IX", "VIIII", "IIII", " XIV  IX "])(
    "tells %s",
    (raw) => {
      expect(isRomanNumerals(raw)).toBe(true);
    },
  );

  it.each(["", "IC", "VX", "MMXQ", "XIV and", "LIVID", "IIIII", "(iv)", "X.V", "X.."])(
    "tells no %s",
    (raw) => {
      expect(isRomanNumerals(raw)).toBe(false);
    },
  );
});

describe("isOtherForm", () => {
  it.each(["Ｔｈｅ ｏｌｄ", "Ⓣⓗⓔ", "ｆ（ｘ） = 2"])("tells %s", (raw) => {
    expect(isOtherForm(raw)).toBe(true);
  });

  it.each(["The old", "vjg qnf", "Łtuv", "ﬁve ﬁgures", "7KH Ｔ", ""])("tells no %s", (raw) => {
    expect(isOtherForm(raw)).toBe(false);
  });
});
