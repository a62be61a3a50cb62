import fc from "fast-check";
import { expect, test } from "vitest";
import { plainParagraph } from "../../src/markdown/plain.js";
import { lineOfMarkdown, markdown } from "./arbitraries.js";
import { nodesOf, structure } from "./oracle.js";

test.each([
  ["one line", "The quick (brown) fox, 1956.", ""],
  ["soft and hard breaks", "a\nb  \nc\r\nd\n", "shs"],
  ["marks without a partner", "a * b _ c < d & e [ f", ""],
])("knows a paragraph of text: %s", (_, text, ends) => {
  expect(plainParagraph(text)).toBe(ends);
});

test.each([
  "*a*",
  "# a",
  "- a",
  "1. a",
  "    a",
  "a\n===",
  "`a`",
  "[a]",
  "<a>",
  "&amp;",
  "a\\",
  "www.a.bc",
  "a@b.cd",
  "",
  "\n",
  "a\n\n  b",
  "a\n\n\u2028",
])("leaves the rest to the parser: %j", (text) => {
  expect(plainParagraph(text)).toBeUndefined();
});

test("is never wrong", () => {
  fc.assert(
    fc.property(fc.oneof(markdown, lineOfMarkdown), (text) => {
      const ends = plainParagraph(text);
      if (ends === undefined) return;
      expect(structure(text)).toBe(`root(paragraph(${"break()".repeat(nodesOf(text, "break").length)}))`);
      expect(nodesOf(text, "break")).toHaveLength(ends.replaceAll("s", "").length);
    }),
    { numRuns: 3000 },
  );
});
