import { describe, expect, it } from "vitest";
import { isDrawn } from "../../../src/recovery/judging/drawn.js";

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
