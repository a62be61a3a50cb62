import { describe, expect, it } from "vitest";
import { isSpacedCode, isSpacedProse } from "../../../src/recovery/judging/spaced-prose.js";
import type { Rule } from "../../../src/recovery/reading/moves.js";
import { model } from "../../support/model.js";
import { readingOf } from "../../support/readings.js";

describe("letters set apart", () => {
  it.each([
    ["d r a w _ l i n e", "draw line"],
    ["d a t a . f r a m e", "data. frame"],
    ["c l o s e ( )", "close ()"],
    ["d r a w ( l i n e ) ;", "draw (line);"],
    ["d r a w ( l i n e ,", "draw (line,"],
    ["l i n e ) a n d", "line) and"],
    ['s h o w " t h e l i n e', 'show "the line'],
    [". . . . . 2 T h e l i n e", "..... 2 The line"],
    ["t h e ’ s c r e e n ’ l i n e", "the’screen’line"],
    ["g e t L i n e W i d t h", "get Line Width"],
    ["w i d t h = n a r r o w", "width=narrow"],
  ])("are a program's in %j", (raw, reading) => {
    expect(isSpacedCode(raw, reading)).toBe(true);
  });

  it.each([
    ["T h e L i n e", "The Line"],
    ["a l i n e . T h e n a n o t h e r", "a line. Then another"],
    ["a l i n e ( o r t w o ) i s", "a line (or two) is"],
    ['s a y " t h e l i n e " n o w', 'say "the line" now'],
    ["i t d o e s n ’ t m a t t e r", "it doesn’t matter"],
    ["w e m e t J o h n a n d s p o k e", "we met John and spoke"],
  ])("are a sentence's in %j", (raw, reading) => {
    expect(isSpacedCode(raw, reading)).toBe(false);
  });
});

describe("a sentence set letter by letter", () => {
  /** Asks about what stands between ⟦ and ⟧. */
  function isProse(marked: string, text: string, rules: readonly Rule[] = []): boolean {
    const raw = /⟦(.*)⟧/.exec(marked)![1]!;
    const start = marked.indexOf("⟦");
    const moves = rules.map((rule) => ({ start: 0, end: 1, to: "x", rule }));
    const reading = { ...readingOf(text, {}, text), moves };
    const range = { start, end: start + raw.length };
    return isSpacedProse(marked.replace(/[⟦⟧]/g, ""), range, reading, model.words);
  }
  const LINE = "t h e l i n e o f w o r d s";
  const READ = "the line of words";

  it("may stand alone, beside words, and beside single letters", () => {
    for (const marked of [`⟦${LINE}⟧`, `to read ⟦${LINE}⟧ again`, `q ⟦${LINE}⟧ q`, `x1 ⟦${LINE}⟧ y2.`])
      expect([marked, isProse(marked, READ)]).toEqual([marked, true]);
  });

  it("is none where letters beside it are no word, or make one with its own", () => {
    for (const marked of [`Xq ⟦${LINE}⟧`, `⟦${LINE}⟧ xq`, `⟦${LINE}⟧ xq, and`, `(Xq ⟦${LINE}⟧`])
      expect([marked, isProse(marked, READ)]).toEqual([marked, false]);
    expect(isProse("in ⟦d e p e n d e n c e o f⟧", "dependence of")).toBe(true);
    expect(isProse("re ⟦g i s t e r o f⟧", "gister of")).toBe(false);
    expect(isProse("⟦a l i s t o f r e g i s⟧ ter", "a list of regis")).toBe(false);
    expect(isProse("⟦a l i s t t o m o r⟧ row", "a list tomor")).toBe(false);
    expect(isProse("⟦t o m o r a l i s t⟧ row", "tomor a list")).toBe(true);
  });

  it("keeps its signs, all but one in a hundred letters", () => {
    expect(isProse(`⟦${LINE} +⟧`, READ)).toBe(false);
    expect(isProse(`⟦${LINE} +⟧`, `${READ} +`)).toBe(true);
    expect(isProse(`⟦+ ${LINE} +⟧`, `+ ${READ} +`)).toBe(true);
    expect(isProse(`⟦+ ${LINE} +⟧`, `${READ} +`)).toBe(false);
    expect(isProse(`⟦${`${LINE} `.repeat(4)}+⟧`, `${READ} `.repeat(4))).toBe(true);
  });

  it("has no letters that were lost or in another case", () => {
    for (const rule of [
      "wrong case",
      "lost capital",
      "lost stop",
      "dropped ligature",
      "lost ligature",
    ] as const)
      expect([rule, isProse(`⟦${LINE}⟧`, READ, [rule])]).toEqual([rule, false]);
    expect(isProse(`⟦${LINE}⟧`, READ, ["spurious blank", "confused letter", "ligature"])).toBe(true);
  });

  it("is neither a program nor a row of a grid nor a part of a drawing", () => {
    expect(isProse(`⟦${LINE} = 1⟧`, `${READ} = 1`)).toBe(false);
    expect(isProse("⟦t h e l i n e⟧\nr o w s a l l", "the line")).toBe(false);
    expect(isProse(`(/\\ \\-/ /\\) ⟦${LINE}⟧`, READ)).toBe(false);
  });
});
