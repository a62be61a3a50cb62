import { describe, expect, it } from "vitest";
import { offsetsCost } from "../../../src/encodings/solver/offsets-cost.js";

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
