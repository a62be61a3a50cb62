import { describe, expect, it } from "vitest";
import { findReversedLines } from "../../../src/recovery/shapes/reversal.js";
import { damageContext } from "../../support/damage-context.js";

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

  it("turns the lines of a stamp that is set apart, and none where one is missing", () => {
    const stamp = ["4202", "voN", "11", "]LC.sc[", "2v54321.1142:viXra"];
    expect(readings(`text above\n${stamp.join("\n")}\n\ntext below`)).toEqual([
      "2024",
      "Nov",
      "[cs.CL]",
      "arXiv:2411.12345v2",
    ]);
    expect(readings(`text above\n${stamp.toSpliced(1, 1).join("\n")}\n`)).toEqual(["arXiv:2411.12345v2"]);
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
