import { describe, expect, it } from "vitest";
import { editsBetween } from "../../../src/report/diff/edits.js";
import { wordDiff } from "../../../src/report/diff/words.js";

const LABELS = { raw: "raw.md", cleaned: "clean.md" };
const diff = (raw: string, cleaned: string, colour = false, context = 1): string =>
  wordDiff(raw, editsBetween(raw, cleaned), LABELS, { context, colour });
const RAW = "one\ntwo\nwhere vjg were\nfour\nfive\nsix\nseven dwq{u\n";
const CLEANED = RAW.replace("vjg", "the").replace("dwq{u", "buoys");

describe("wordDiff", () => {
  it("marks raw and repaired words, with lines around them", () => {
    expect(diff(RAW, CLEANED)).toBe(`--- raw.md
+++ clean.md
2  two
3  where [-vjg-]{+the+} were
4  four
⋯
6  six
7  seven [-dwq{u-]{+buoys+}
`);
  });

  it("strikes and colours where that is seen", () => {
    expect(diff(RAW, CLEANED, true, 0)).toContain(
      "where \u001B[31;9mvjg\u001B[0m\u001B[32mthe\u001B[0m were\n",
    );
  });

  it("shows control characters and never sends them", () => {
    const shown = diff("a \u001B[2J b\u0007\n", "a c b\u0007\n");
    expect(shown).toContain("a [-␛[2J-]{+c+} b␇\n");
  });

  it("says nothing of equal texts", () => {
    expect(diff(RAW, RAW)).toBe("");
  });
});
