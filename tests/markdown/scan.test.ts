import fc from "fast-check";
import { expect, test } from "vitest";
import { MarkdownDocument } from "../../src/markdown/document.js";
import { type OutlineNode, parseChunk } from "../../src/markdown/parse.js";
import { scan } from "../../src/markdown/scan.js";
import { markdown, runs } from "./arbitraries.js";

const chunksOf = (text: string) => scan(text).chunks.map(({ start, end }) => text.slice(start, end));

test.each([
  ["paragraphs", "a\nb\n\nc\n\n\nd", ["a\nb\n\n", "c\n\n\n", "d"]],
  ["a fence with blank lines", "a\n\n```\nb\n\nc\n```\n\nd", ["a\n\n", "```\nb\n\nc\n```\n\n", "d"]],
  ["a longer fence", "````\na\n\n```\n\nb\n````\n\nc", ["````\na\n\n```\n\nb\n````\n\n", "c"]],
  ["a comment with blank lines", "<!-- a\n\nb -->\n\nc", ["<!-- a\n\nb -->\n\n", "c"]],
  ["HTML that a blank line ends", "<div>\n\nb\n", ["<div>\n\n", "b\n"]],
  [
    "dollars in HTML that a blank line ends",
    "</b>\n$$\n    \nb\n\n$$\nc\n",
    ["</b>\n$$\n    \n", "b\n\n", "$$\nc\n"],
  ],
  ["dollars below a tag in a paragraph", "a\n</b>\n$$\nb\n\nc\n$$", ["a\n</b>\n$$\nb\n\nc\n$$"]],
  [
    "a marker in HTML",
    "<div>\n- a\n\n  ```\n\nb\n  ```\n\nc",
    ["<div>\n- a\n\n", "  ```\n\nb\n  ```\n\n", "c"],
  ],
  [
    "indented paragraphs",
    " a\n\n   b\n c\n\n    d\n\ne\n\n- f\n\n g\n",
    [" a\n\n", "   b\n c\n\n    d\n\n", "e\n\n", "- f\n\n g\n"],
  ],
  ["math with blank lines", "$$\na\n\nb\n$$\n\nc", ["$$\na\n\nb\n$$\n\n", "c"]],
  ["a list item behind indented code", "\ta\n\n- b\n\nc", ["\ta\n\n- b\n\n", "c"]],
  ["a quoted list item behind indented code", "\ta\n\n> + b\n\nc", ["\ta\n\n> + b\n\n", "c"]],
  ["a list item with paragraphs", "- a\n\n  b\n\nc", ["- a\n\n  b\n\n", "c"]],
  ["a fence in a list that nothing ends", "- a\n\n  ```\n  b\n\nc", ["- a\n\n  ```\n  b\n\n", "c"]],
  ["front matter", "---\na\n\nb\n---\nc\n\nd", ["---\na\n\nb\n---\n", "c\n\n", "d"]],
  ["CR and CRLF", "a\r\rb\r\n\r\nc", ["a\r\r", "b\r\n\r\n", "c"]],
])("cuts %s where nothing is cut apart", (_, text, chunks) => {
  expect(chunksOf(text)).toEqual(chunks);
});

test("finds the blocks that hold blank lines", () => {
  const text = "a\n```\nb\n```\n<!-- c -->\n$$\nd\n$$\n\n<?e";
  expect(
    scan(text).leaves.map(({ kind, start, end, closed }) => [kind, text.slice(start, end), closed]),
  ).toEqual([
    ["code", "```\nb\n```\n", true],
    ["html", "<!-- c -->\n", true],
    ["math", "$$\nd\n$$\n", true],
    ["html", "<?e", false],
  ]);
});

test("chunks are the whole text", () => {
  fc.assert(fc.property(markdown, (text) => chunksOf(text).join("") === text));
});

/** Lists may be cut between items, and the parser does not agree with itself on where containers end. */
const ENDS_VARY = new Set(["blockquote", "code", "html", "listItem", "math"]);

const described = (nodes: readonly OutlineNode[], offset: number) =>
  nodes
    .filter(({ type }) => type !== "list")
    .map(({ kind, type, start, end }) =>
      start < 0 ? kind : `${kind} ${start + offset}${ENDS_VARY.has(type) ? "" : `–${end + offset}`}`,
    );

test("chunks mean the same alone as they do in place", () => {
  // Without definitions, whose labels are added to chunks with deliberate generosity.
  const undefining = markdown.map((text) => text.replaceAll("]:", "]"));
  fc.assert(
    fc.property(undefining, (text) => {
      const document = new MarkdownDocument(text);
      const frontMatter = document.chunks[0]?.frontMatter ?? false;
      const whole = parseChunk(text, { atStart: true, frontMatter, extensions: true, labels: [] });
      const parts = document.chunks.flatMap((chunk) => described(document.outlineOf(chunk)!, chunk.start));
      expect(parts).toEqual(described(whole!, 0));
    }),
    { numRuns: runs },
  );
});
