import { describe, expect, it } from "vitest";
import { isSpacedCode } from "../../../src/recovery/judging/spaced-prose.js";

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
    ["i t d o e s n ’ t m a t t e r", "it doesn’t matter"],
    ["w e m e t J o h n a n d s p o k e", "we met John and spoke"],
  ])("are a sentence's in %j", (raw, reading) => {
    expect(isSpacedCode(raw, reading)).toBe(false);
  });
});
