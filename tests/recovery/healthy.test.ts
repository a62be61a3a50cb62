import { expect, test } from "vitest";
import { healthyParts } from "../../src/recovery/healthy.js";

/** The healthy parts of a text whose stretches stand between ⟦ and ⟧. */
function parts(marked: string): string[] {
  const stretches: { start: number; end: number }[] = [];
  let text = "";
  for (const [index, piece] of marked.split(/[⟦⟧]/).entries()) {
    if (index % 2 === 1) stretches.push({ start: text.length, end: text.length + piece.length });
    text += piece;
  }
  return healthyParts(text, stretches);
}

test.each([
  ["a text without stretches", "all is well", ["all is well"]],
  ["nothing", "", [""]],
  ["two tokens on both sides", "one two three four ⟦vjg⟧ five six seven", ["one two ", " seven"]],
  ["parts of words count", "one two thr⟦vjg⟧ee four five", ["one ", " five"]],
  ["several blanks between", "one two  three  ⟦vjg⟧  four  five  six", ["one ", "  six"]],
  ["no farther than the line", "one\ntwo ⟦vjg⟧\nthree", ["one\n", "\nthree"]],
  ["nor past a carriage return", "one\rtwo ⟦vjg⟧ three\r\nfour", ["one\r", "\r\nfour"]],
  ["nor past the ends of the text", "one ⟦vjg⟧ two", ["", ""]],
  [
    "nothing twice where stretches are near",
    "one two three ⟦vjg⟧ four ⟦vjg⟧ five six seven",
    ["one ", "", " seven"],
  ],
  ["the part between", "⟦vjg⟧ a b three four c d ⟦vjg⟧", ["", " three four ", ""]],
])("leaves out %s", (_, marked, expected) => {
  expect(parts(marked)).toEqual(expected);
});
