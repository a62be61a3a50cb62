import { describe, expect, it } from "vitest";
import { clearOfQuotes } from "../../../src/recovery/edges/clear-of-quotes.js";

/** What is left of the part of a text that stands between ⟦ and ⟧. */
function left(marked: string): string {
  const start = marked.indexOf("⟦");
  const end = marked.indexOf("⟧") - 1;
  const text = marked.replace(/[⟦⟧]/g, "");
  const range = clearOfQuotes(text, { start, end });
  return text.slice(range.start, range.end);
}

describe("clearOfQuotes", () => {
  it.each([
    ["both inside", 'the word ⟦"jctdqwt"⟧ here', "jctdqwt"],
    ["one inside, one outside", 'the word "⟦ibscpvs"⟧ here', "ibscpvs"],
    ["both outside", "the word '⟦ibscpvs⟧' here", "ibscpvs"],
    ["before a stop", 'the word (⟦"jctdqwt⟧").', "jctdqwt"],
    ["at the ends of the text", '⟦"jctdqwt"⟧', "jctdqwt"],
  ])("leaves a pair of quotes out that stands %s", (_, marked, rest) => {
    expect(left(marked)).toBe(rest);
  });

  it.each([
    ["quotes that are its blanks", 'the ⟦"vjg"jctdqwt"⟧ here'],
    ["quotes that touch a word", 'the⟦"jctdqwt"⟧here'],
    ["a quote that nothing closes", 'the ⟦"jctdqwt⟧ here'],
    ["quotes that differ", "the ⟦\"jctdqwt'⟧ here"],
    ["several tokens", 'the ⟦"vjg jctdqwt"⟧ here'],
    ["nothing but quotes", 'the ⟦""⟧ here'],
  ])("leaves %s", (_, marked) => {
    expect(left(marked)).toBe(marked.slice(marked.indexOf("⟦") + 1, marked.indexOf("⟧")));
  });
});
