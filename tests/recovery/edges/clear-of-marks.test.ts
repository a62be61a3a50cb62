import { describe, expect, it } from "vitest";
import { clearOfMarks, isEmphasisOpen } from "../../../src/recovery/edges/clear-of-marks.js";

/** What is left of the part of a text that stands between ⟦ and ⟧. */
function left(marked: string): string {
  const start = marked.indexOf("⟦");
  const end = marked.indexOf("⟧") - 1;
  const text = marked.replace(/[⟦⟧]/g, "");
  const range = clearOfMarks(text, { start, end });
  return text.slice(range.start, range.end);
}

describe("clearOfMarks", () => {
  it.each([
    ["the mark that closes an emphasis before", "the *Industrious⟦*.\u0004LEH⟧ left", ".\u0004LEH"],
    ["the marks that close one round it", "**Minister of ⟦*SSJHBUJPO*⟧*", "*SSJHBUJPO"],
    ["a footnote's marker", 'he wrote ⟦vjg"yct[^2⟧] then', 'vjg"yct'],
  ])("leaves out %s", (_, marked, rest) => {
    expect(left(marked)).toBe(rest);
  });

  it.each([
    ["marks that nothing opens", "he ⟦wrote*⟧ then"],
    ["marks that both lie inside", "he ⟦*vjg*⟧ then"],
    ["marks of an emphasis that has ended", "an *old* ship ⟦vjg*⟧ then"],
    ["a marker inside", "he ⟦wrote [^2] vjg⟧ then"],
  ])("leaves %s", (_, marked) => {
    expect(left(marked)).toBe(marked.slice(marked.indexOf("⟦") + 1, marked.indexOf("⟧")));
  });
});

describe("isEmphasisOpen", () => {
  it.each([
    ["an opening mark", "he *wrote", true],
    ["an opening mark behind a bracket", "he (*wrote", true],
    ["an emphasis that has ended", "the *Title.* He wrote", false],
    ["a mark that can only close", "he wrote* then", false],
    ["a mark of another block", "he *wrote\n\nthen", false],
    ["marks of another kind", "he **wrote", false],
  ])("after %s", (_, text, expected) => {
    expect(isEmphasisOpen(text, "*", text.length)).toBe(expected);
  });
});
