import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { protectedRanges } from "../../src/markdown/protect.js";
import { cuts, markdown, rangesIn } from "./arbitraries.js";

/** The protected ranges of the whole text, as kind and slice. */
const protectedIn = (text: string) =>
  protectedRanges(text, [{ start: 0, end: text.length }]).map(
    ({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`,
  );

describe("finds what belongs to the markup", () => {
  test.each([
    ["inline code", "a `b` c", ["inline-code: `b`"]],
    ["a fence", "a\n\n```js\nb\n\nc\n```\nd", ["code: ```js\nb\n\nc\n```"]],
    ["a fence that nothing ends", "a\n\n~~~\nb", ["code: ~~~\nb"]],
    ["indented code", "a\n\n    b\n\nc", ["code:     b"]],
    ["inline math", "a $b$ c", ["math: $b$"]],
    ["math", "a\n\n$$\nb\n$$", ["math: $$\nb\n$$"]],
    ["an HTML block", "<div>\na\n</div>\n\nb", ["html: <div>\na\n</div>"]],
    ["inline HTML", "a <b>c</b>", ["html: <b>", "html: </b>"]],
    ["a comment", "a <!-- b --> c", ["html: <!-- b -->"]],
    ["a link's target", "[a](b 'c') d", ["link-target: ](b 'c')"]],
    ["code as the text of a link", "[`a`](b)", ["inline-code: `a`", "link-target: ](b)"]],
    ["an image's target", "![a [b]](c) d", ["link-target: ](c)"]],
    ["an image in a link", "[![a](b)](c)", ["link-target: ](b)", "link-target: ](c)"]],
    ["a full reference", "[a][b]\n\n[b]: c", ["link-target: ][b]", "definition: [b]: c"]],
    ["a collapsed reference", "[b][]\n\n[b]: c", ["link-target: [b][]", "definition: [b]: c"]],
    ["a reference that is its own label", "[b]\n\n[b]: c", ["link-target: [b]", "definition: [b]: c"]],
    ["brackets of no label", "[b] c", []],
    ["an autolink", "<http://a.bc> d", ["autolink: <http://a.bc>"]],
    [
      "an address in the text",
      "see http://a.bc, www.a.bc and a@b.cd",
      ["autolink: http://a.bc", "autolink: www.a.bc", "autolink: a@b.cd"],
    ],
    ["a footnote", "a[^1]\n\n[^1]: b", ["link-target: [^1]", "definition: [^1]:"]],
    ["front matter", "---\na: b\n\nc: d\n---\n\ne", ["front-matter: ---\na: b\n\nc: d\n---\n"]],
    ["other front matter", "+++\na = b\n+++\nc", ["front-matter: +++\na = b\n+++\n"]],
    ["rules that are no front matter", "a\n\n---\nb\n---\n", []],
    ["prose", "# A *b* **c** ~~d~~\n\n- e\n\n| f |\n|---|\n| g |", []],
    ["text after a byte order mark", "\uFEFFa `b`\n\n`c`", ["inline-code: `b`", "inline-code: `c`"]],
    ["text after two byte order marks", "\uFEFF\uFEFFa `b`\n\n`c`", ["inline-code: `b`", "inline-code: `c`"]],
    ["text after a mark in the middle", "a\n\n\uFEFFb `c`", ["inline-code: `c`"]],
    ["text after NUL", "\0a\0 `b`", ["inline-code: `b`"]],
    ["lines that end in CR", "a\r\r`b`\r\n\r\n    c\r", ["inline-code: `b`", "code:     c"]],
    ["a lone half of a character", "\uD83D `b`", ["inline-code: `b`"]],
  ])("%s", (_, text, expected) => {
    expect(protectedIn(text)).toEqual(expected);
  });
});

test("looks only at blocks that hold what is asked for", () => {
  const text = "`a`\n\n`b`\n\n`c`";
  expect(protectedRanges(text, [{ start: 6, end: 7 }])).toEqual([{ start: 5, end: 8, kind: "inline-code" }]);
  expect(protectedRanges(text, [])).toEqual([]);
  expect(protectedRanges("", [{ start: 0, end: 0 }])).toEqual([]);
});

test("what is found in one block does not depend on the others", () => {
  fc.assert(
    fc.property(markdown, cuts, (text, at) => {
      const everything = protectedRanges(text, [{ start: 0, end: text.length }]);
      const around = rangesIn(text, at);
      const found = protectedRanges(text, around);
      let covered = 0;
      for (const range of found) {
        expect(range.start).toBeGreaterThanOrEqual(covered);
        expect(range.end).toBeGreaterThan(range.start);
        expect(range.end).toBeLessThanOrEqual(text.length);
        expect(everything).toContainEqual(range);
        covered = range.end;
      }
      const asked = everything.filter(({ start, end }) =>
        around.some((range) => range.start < end && start < range.end),
      );
      for (const range of asked) expect(found).toContainEqual(range);
    }),
  );
});

const LENGTH = 100_000;

describe("comes to an end on what makes parsers slow", () => {
  test.each([
    "*a_ ",
    "> ",
    "[a](",
    "a**b",
    "[",
    "]",
    "`a``",
    "<",
    "<a ",
    "![",
    "$a",
    "~a~~",
    "- ",
    "- a\n",
    "> a\n",
    "|a",
    " ",
    "\t",
    "a\n",
    "a  \n",
    "[a]: b\n",
    "[^a]",
    "\\",
    "&a",
    "www.",
    "a@",
    "\n",
    "\r",
    "```\n",
    "$$\n",
    "<!--\n\n",
    "*a_\n\n",
    "- - - ",
    "1. ",
    "---\n",
  ])("%j", (piece) => {
    const text = `a \`b\`\n\n${piece.repeat(LENGTH / piece.length)}`;
    const ranges = protectedRanges(text, [{ start: 0, end: text.length }]);
    expect(ranges.every(({ start, end }) => start < end && end <= text.length)).toBe(true);
  });
});

test("is careful with a block that is too large to parse", () => {
  const text = `${"word `code` [a](b) http://a.bc <b> ".repeat(10_000)}\nplain words\n    c\n`;
  const at = text.indexOf("plain");
  const ranges = protectedRanges(text, [{ start: 0, end: text.length }]);
  expect(ranges.some(({ start, end }) => start <= at && at < end)).toBe(false);
  expect(ranges[0]).toMatchObject({ start: 5, kind: "uncertain" });
});
