import { describe, expect, it } from "vitest";
import { findReversedLines } from "../../src/recovery/reversal.js";
import { damageContext } from "../support/damage-context.js";

const readings = (text: string) =>
  findReversedLines(text, [], damageContext(text)).map(({ reading }) => reading);
const turned = (text: string): string => Array.from(text).reverse().join("");

describe("findReversedLines", () => {
  it("turns a line, and keeps the marks before it", () => {
    const line = "The river (in spring) was higher than ever.";
    expect(readings(`> ${turned(line)}\n\nHe kept a record of the water.`)).toEqual([line]);
  });

  it("turns the stamp of a preprint", () => {
    const stamp = "arXiv:2010.12345v1 [cs.CL] 24 Oct 2020";
    expect(readings(`${turned(stamp)}\n`)).toEqual([stamp]);
    expect(readings("]OC.htam[ 1004050/htam:viXra")).toEqual(["arXiv:math/0504001 [math.CO]"]);
  });

  it.each([
    "The captain was not on deck, no.",
    "was eb ton era ot draw no top eht",
    "De man en de fo, eb en vloed, dna in het lab",
    "eht fo dna",
    "the site viXra.org, and :viXra alone",
  ])("leaves %s", (healthy) => {
    expect(readings(healthy)).toEqual([]);
  });
});
