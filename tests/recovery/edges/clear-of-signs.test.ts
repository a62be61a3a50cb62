import { describe, expect, test } from "vitest";
import { knownShift } from "../../../src/encodings/index.js";
import { clearOfSigns } from "../../../src/recovery/edges/clear-of-signs.js";

/** What is left of a stretch that is set between `{{` and `}}` in a text. */
function left(marked: string, offset = 2): string {
  const start = marked.indexOf("{{");
  const end = marked.indexOf("}}") - 2;
  const text = marked.replace("{{", "").replace("}}", "");
  const { start: from, end: to } = clearOfSigns(text, { start, end }, knownShift(offset)!);
  return text.slice(from, to);
}

describe("what stands right beside garbled words", () => {
  test.each([
    ["a bracket that closes one outside", "the port ({{vjg$qnf$rqtv)}} was", "vjg$qnf$rqtv"],
    ["a bracket that is closed outside", "the port {{[vjg$qnf$rqtv}}] was", "vjg$qnf$rqtv"],
    ["a stop that would be a star", "the {{qnf$ujkr,}} and", "qnf$ujkr"],
    ["a stop that would be a digit", "the {{qnf$ujkr;}} and", "qnf$ujkr"],
    ["a number that would be signs", "{{1,Vjg$qnf}} ship", "Vjg$qnf"],
  ])("%s", (_, marked, expected) => {
    expect(left(marked)).toBe(expected);
  });

  test("brackets that would be letters no word ends in, and stops that would be capitals behind small letters", () => {
    expect(left("it {{(WKH ODVW VKLS)}} was", -29)).toBe("WKH ODVW VKLS");
    expect(left("it was {{WKH ODVW VKLS.}}\n", -29)).toBe("WKH ODVW VKLS");
  });

  test.each([
    ["a bracket that closes none", "the port {{vjg$qnf$rqtv)}} was", 2],
    ["a stop at a line's end", "the {{qnf$ujkr,}}\n", 2],
    ["a stop among plain blanks", "the {{qnf ujkr,}} and", 2],
    ["a stop that reads as one", "the {{qnf$ujkr.}} and", 2],
    ["a bracket that is a letter of a word", "it ({{7KH (/)}} was", -29],
    ["nothing but signs", "a ({{)}} b", 2],
  ])("stays where it is %s", (_, marked, offset) => {
    expect(left(marked, offset)).toBe(/\{\{(.*)\}\}/.exec(marked)![1]);
  });
});
