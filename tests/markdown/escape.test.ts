import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeReadings } from "../../src/markdown/escape.js";
import { protectedRanges } from "../../src/markdown/protect.js";
import { replaced } from "../../src/markdown/settle.js";
import { applySteps } from "../../src/provenance/steps.js";
import { cuts, lineOfMarkdown, markdown, rangesIn, runs } from "./arbitraries.js";
import { structure, visibleText } from "./oracle.js";

/** The text written for a reading in place of the first `vjg`. */
function written(source: string, reading: string, raw = "vjg"): string | undefined {
  const start = source.indexOf(raw);
  return escapeReadings(source, [{ start, end: start + raw.length, reading }])[0]?.text;
}

describe("escapes only what would change the parse", () => {
  test.each([
    ["plain words", "see vjg end", "the", "the"],
    ["an asterisk alone", "see vjg end", "a * b", "a * b"],
    ["emphasis", "see vjg end", "*the*", "\\*the\\*"],
    ["an asterisk that finds a partner outside", "*see vjg end", "the*", "the\\*"],
    ["underscores inside a word", "see vjg end", "snake_case_name", "snake_case_name"],
    ["inline code", "see vjg end", "`the`", "\\`the\\`"],
    ["a link", "see vjg end", "[the](x)", "\\[the](x)"],
    ["brackets of no label", "see vjg end", "[sic]", "[sic]"],
    ["a label that is defined elsewhere", "see vjg end\n\n[sic]: /x", "[sic]", "\\[sic]"],
    ["a footnote that is defined elsewhere", "see vjg end\n\n[^1]: x", "[^1]", "\\[^1]"],
    ["an image", "see vjg end", "![the](x)", "!\\[the](x)"],
    ["HTML", "see vjg end", "<b>", "\\<b>"],
    ["an angle bracket alone", "see vjg end", "a < b", "a < b"],
    ["strikethrough", "see vjg end", "~~the~~", "\\~\\~the\\~\\~"],
    ["math", "see vjg end", "$5 and $6", "\\$5 and \\$6"],
    ["a price", "see vjg end", "$5", "$5"],
    ["a character reference", "see vjg end", "AT&amp;T", "AT\\&amp;T"],
    ["a plain ampersand", "see vjg end", "AT&T", "AT&T"],
    ["a backslash before punctuation", "see vjg end", "a\\*", "a\\\\*"],
    ["a backslash before a letter", "see vjg end", "a\\b", "a\\b"],
    ["a heading", "vjg end", "# the", "\\# the"],
    ["a number sign inside a line", "see vjg", "# the", "# the"],
    ["a list item", "vjg end", "- the", "\\- the"],
    ["a numbered item", "vjg end", "1. the", "1\\. the"],
    ["a year at a line's start", "see\nvjg end", "1956. The", "1956. The"],
    ["a quotation", "vjg end", "> the", "\\> the"],
    ["an underline of a heading", "see\nvjg", "===", "\\==="],
    ["a thematic break", "see\n\nvjg", "---", "\\---"],
    ["a code fence", "vjg end", "```", "\\```"],
    ["a cell's edge in a table", "| a | b |\n|---|---|\n| vjg | c |", "x|y", "x\\|y"],
    ["a bar outside a table", "see vjg end", "x|y", "x|y"],
    ["a definition", "vjg", "[the]: end", "\\[the]: end"],
  ])("%s", (_, source, reading, text) => {
    expect(written(source, reading)).toBe(text);
  });
});

describe("where escapes do not work", () => {
  test.each([
    ["in code", "`see vjg`", "a*b_c", "a*b_c"],
    ["in a fence", "```\nvjg\n```", "<b> [x](y)", "<b> [x](y)"],
    ["in HTML", "<!-- vjg -->", "the", "the"],
    ["in math", "$vjg$", "a_b", "a_b"],
    ["in front matter", "---\na: vjg\n---\n", "the", "the"],
  ])("writes the reading as it is %s", (_, source, reading, text) => {
    expect(written(source, reading)).toBe(text);
  });

  test.each([
    ["a backtick in code", "`see vjg` x", "a`b"],
    ["a fence in a fence", "```\nvjg\n```\nx", "```"],
    ["the end of a comment", "<!-- vjg --> x", "a --> b"],
    ["the end of a fenced front matter", "---\nvjg\n---\n", "---"],
    ["an address, which the parser finds in finished text", "see vjg end", "http://a.bc"],
    ["a hard break", "see vjg\nend", "the  "],
    ["a line end", "see vjg end", "the\nend"],
  ])("does not write %s", (_, source, reading) => {
    expect(written(source, reading)).toBeUndefined();
  });
});

test("markup wholly inside an edit may become text, markup across its edge may not", () => {
  expect(written("see *vjg* end", "the", "*vjg*")).toBe("the");
  expect(written("see *vjg* end", "the", "*vjg")).toBeUndefined();
  expect(written("see `vjg end", "the", "`vjg")).toBe("the");
  expect(written("*vjg*", "the")).toBe("the");
});

test("one edit that cannot be written does not keep the others from being written", () => {
  const source = "a `vjg` b `vjg` c vjg";
  const readings = ["the", "t`e", "*the*"];
  let from = 0;
  const edits = readings.map((reading) => {
    const start = source.indexOf("vjg", from);
    from = start + 3;
    return { start, end: from, reading };
  });
  expect(escapeReadings(source, edits).map((result) => result?.text)).toEqual([
    "the",
    undefined,
    "\\*the\\*",
  ]);
});

test("an escape in front of an edit neither swallows nor sets free its first character", () => {
  expect(written("see \\_vjg end", "the", "_vjg")).toBeUndefined();
  expect(written("see \\vjg end", "*the")).toBeUndefined();
});

test("steps lead from the reading to the text", () => {
  const [result] = escapeReadings("see vjg end", [{ start: 4, end: 7, reading: "*a\\* \\b*" }]);
  expect(applySteps("*a\\* \\b*", result!.steps)).toBe(result!.text);
});

test("the structure stays for any text and any readings", () => {
  fc.assert(
    fc.property(
      markdown,
      cuts,
      fc.array(lineOfMarkdown, { minLength: 4, maxLength: 4 }),
      (source, at, readings) => {
        const edits = rangesIn(source, at).map((range, index) => ({ ...range, reading: readings[index]! }));
        const results = escapeReadings(source, edits);
        const replacements = edits.flatMap(({ start, end, reading }, index) => {
          const result = results[index];
          if (!result) return [];
          expect(applySteps(reading, result.steps)).toBe(result.text);
          return [{ start, end, text: result.text }];
        });
        const output = replaced(source, replacements);
        expect(structure(output)).toBe(structure(source, replacements));
      },
    ),
    { numRuns: runs },
  );
});

test("a reader sees the reading", () => {
  fc.assert(
    fc.property(lineOfMarkdown, markdown, (reading, after) => {
      const source = `one vjg two${after}`;
      const shown = reading.replace(/\0/g, "\uFFFD");
      const text = written(source, reading);
      if (
        text === undefined ||
        protectedRanges(source, [{ start: 4, end: 7 }]).some(({ start }) => start < 7)
      )
        return;
      expect(visibleText(`one ${text} two${after}`)).toContain(`one ${shown} two`);
    }),
    { numRuns: runs },
  );
});

test("many edits that cannot be written come to an end", () => {
  const source = "a `vjg` b\n".repeat(900);
  const edits = Array.from({ length: 900 }, (_, index) => ({
    start: index * 10 + 3,
    end: index * 10 + 6,
    reading: "t`e",
  }));
  expect(escapeReadings(source, edits).every((result) => result === undefined)).toBe(true);
});
