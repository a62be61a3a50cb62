import { describe, expect, it } from "vitest";
import { readCipherText } from "../../../src/encodings/solver/cipher-text.js";
import { offsetsCost, priorCost } from "../../../src/encodings/solver/offsets-cost.js";
import { targetsUnder } from "../../../src/encodings/solver/ranges.js";

describe("offsets cost less", () => {
  it.each([
    ["where ranges are shifted alike", { lower: 7, upper: 7 }, { lower: 7, upper: -20 }],
    ["where a range is not shifted", { lower: 7, signs: 0 }, { lower: 7, signs: 40 }],
    ["in the order of a font with gaps", { lower: -15, upper: -11 }, { lower: -15, upper: -19 }],
    ["within ASCII", { lower: 7, upper: -20 }, { lower: 7, upper: 700 }],
    ["where no two ranges claim a code", { lower: 3, upper: 5 }, { lower: 3, upper: 14 }],
  ])("%s", (_, likelier, rarer) => {
    expect(offsetsCost(likelier, -1)).toBeLessThan(offsetsCost(rarer, -1));
  });

  it("where the blank is shifted as a range is", () => {
    expect(offsetsCost({ lower: 7, signs: 3 }, 0x23)).toBeLessThan(offsetsCost({ lower: 7, signs: 3 }, 0x45));
  });
});

describe("a code that no offset explains", () => {
  const offsets = { lower: 7 };
  const costOf = (shown: string): number => {
    const text = readCipherText([shown], "kept");
    return priorCost(text, targetsUnder(text, offsets, -1), offsets, -1);
  };

  it("costs as much as an offset of its own, once", () => {
    const once = costOf("hpk 8 hpk") - costOf("hpk hpk");
    expect(once).toBeGreaterThan(4);
    expect(costOf("hpk 8 8 hpk") - costOf("hpk hpk")).toBe(once);
  });

  it.each(["\u201e", "\u00e9", "\ufb01"])("costs nothing where fonts have %s beside the ranges", (sign) => {
    expect(costOf(`hpk ${sign} hpk`)).toBe(costOf("hpk hpk"));
  });
});
