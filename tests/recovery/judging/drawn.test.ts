import { describe, expect, it } from "vitest";
import { isDrawn, isGridRow } from "../../../src/recovery/judging/drawn.js";

/** Asks about what stands between ⟦ and ⟧. */
const drawn = (marked: string): boolean =>
  isDrawn(marked.replace(/[⟦⟧]/g, ""), { start: marked.indexOf("⟦"), end: marked.indexOf("⟧") - 1 });

describe("letters set apart", () => {
  it.each([
    "before\n⟦T o l l   h o u s e⟧\n(/\\ \\-/ /\\)",
    "## ⟦T o l l   h o u s e⟧",
    "** ⟦T o l l   h o u s e⟧ -- (see page 4) ...",
    "| ⟦T o l l   h o u s e⟧ |",
    "              ⟦T o l l   h o u s e⟧",
    "⟦T o l l   h o u s e⟧             112",
    "⟦T o l l   h o u s e⟧ ........... xiv",
    "⟦T o l l    h o u s e⟧",
    "Go on\n⟦T  o  l  l      h  o  u  s  e⟧\nand back",
  ])("are a reader's in %j", (marked) => {
    expect(drawn(marked)).toBe(false);
  });

  it.each([
    "(/\\ \\-/ /\\)   ⟦T o l l   h o u s e⟧",
    "---==<  ⟦T O L L⟧  >==---",
    "⟦T o l l     h o u s e⟧",
    "Go on\n⟦T  o  l  l       h  o  u  s  e⟧\nand back",
    "⟦T o l l   h o u s e⟧   <=",
    "⟦T o l l   h o u s e⟧          closed on Sundays",
    "⟦T o l l  h o u s e     B r i d g e⟧",
  ])("belong to a drawing or a layout in %j", (marked) => {
    expect(drawn(marked)).toBe(true);
  });
});

describe("isGridRow", () => {
  const isRow = (text: string, part: string): boolean => {
    const start = text.indexOf(part);
    return isGridRow(text, { start, end: start + part.length });
  };

  it("tells a row by one of as many letters before or after it", () => {
    expect(isRow("B O X E S\nD E E P S\n", "B O X E S")).toBe(true);
    expect(isRow("B O X E S\nD E E P S\n", "D E E P S")).toBe(true);
    expect(isRow("Find:\n  B O X E S\n  D E E P S", "O X E")).toBe(true);
  });

  it("tells none where the rows differ, words stand apart, or other text is in the line", () => {
    expect(isRow("B O X E S\nD E E P\n", "B O X E S")).toBe(false);
    expect(isRow("B O X E S\n\nD E E P S\n", "B O X E S")).toBe(false);
    expect(isRow("B O  X E S\nD E  E P S\n", "B O  X E S")).toBe(false);
    expect(isRow("the B O X E S\nthe D E E P S\n", "B O X E S")).toBe(false);
    expect(isRow("B O X E S", "B O X E S")).toBe(false);
  });
});
