import { describe, expect, it } from "vitest";
import { codeBlocks, holdsLines, isPartOf, isShown, withChecks } from "./readme-blocks.js";

describe("codeBlocks", () => {
  it("finds blocks with their headings and marks, in lists, too", () => {
    const page =
      "# One\n\n<!-- file: a/b.md -->\n```markdown\nx\n```\n\n- two\n\n  <!-- not run: it takes a day -->\n  ```sh\n  y\n  ```\n\n```js\nz\n```\n";
    expect(codeBlocks(page)).toEqual([
      { language: "markdown", content: "x", line: 4, heading: "One", mark: { mark: "file", path: "a/b.md" } },
      {
        language: "sh",
        content: "y",
        line: 11,
        heading: "One",
        mark: { mark: "not run", reason: "it takes a day" },
      },
      { language: "js", content: "z", line: 15, heading: "One", mark: undefined },
    ]);
  });
});

describe("isShown", () => {
  it.each([
    ["a\nb", "a\nb\n", true],
    ["a", "a\nb", false],
    ["a\nb", "a", false],
    ["a\n…\nd", "a\nb\nc\nd", true],
    ["a\n…", "a\nb\nc", true],
    ["…\nb\n…", "a\nc", false],
    ["a: 12…", "a: 1234", true],
    ["a: 13…", "a: 1234", false],
    ["a\nb", "b\na", false],
    ["…\nb\nc", "b\nc\na\nb\nc", true],
  ])("%j in %j: %j", (shown, text, expected) => {
    expect(isShown(shown, text)).toBe(expected);
  });
});

describe("holdsLines", () => {
  it("leaves lines out, but keeps the order", () => {
    expect(holdsLines("a\nc", "a\nb\nc")).toBe(true);
    expect(holdsLines("c\na", "a\nb\nc")).toBe(false);
  });
});

describe("isPartOf", () => {
  it.each([
    [{ a: [{ b: 1 }] }, { a: [{ b: 2 }, { b: 1, c: 3 }], d: 4 }, true],
    [{ a: 1 }, { a: 2 }, false],
    [{ a: 1 }, {}, false],
    [["sha…"], ["sha256"], true],
    [[2, 1], [1, 2], false],
    [null, {}, false],
  ])("%j of %j: %j", (shown, value, expected) => {
    expect(isPartOf(shown, value)).toBe(expected);
  });
});

describe("withChecks", () => {
  const run = (program: string) => new Function(withChecks(program));

  it("tests what a comment says of an expression, and nothing else", () => {
    expect(
      run("const a = 1; // one\n// note\na + 1; // 2\nfor (const b of [3]) {\n  b; // 3\n}"),
    ).not.toThrow();
    expect(run("const a = 1;\na + 1; // 3")).toThrow('shows "2"');
  });
});
