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
  test("markup that the source has in the same place stays markup", () => {
    expect(written("see vjg *qnf* dqcv end", "the *old* boat", "vjg *qnf* dqcv")).toBe("the *old* boat");
    expect(written("see vjg *qnf dqcv end", "the *old* boat", "vjg *qnf dqcv")).toBe("the \\*old\\* boat");
  });

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
    [
      "marks of several kinds, but no signs that mark nothing",
      "see vjg [d]",
      "*a* _b_ (c)",
      "\\*a\\* \\_b\\_ (c)",
    ],
    ["the end of a link that begins outside", "see [a](vjg x", "b) c", "b\\) c"],
    ["what takes the place of code", "see `vjg` end", "*the*", "\\*the\\*", "`vjg`"],
  ])("%s", (_, source, reading, text, raw = "vjg") => {
    expect(written(source, reading, raw)).toBe(text);
  });
});

describe("escapes what its surroundings would complete", () => {
  test.each([
    ["the end of a character reference", "see &ampvjg end", ";", "\\;"],
    ["most of a character reference", "see &vjg end", "amp; x", "amp\\; x"],
    ["the end of a number for a character", "see &#3vjg end", "8;", "8\\;"],
    ["the end of a hexadecimal one", "see &#x2vjg end", "6;", "6\\;"],
    ["the end of one and nothing else", "see &ampvjg end", "; (x)", "\\; (x)"],
    ["most of one and nothing else", "&vjg end", "amp; (x;)", "amp\\; (x;)"],
    ["its start alone where all of it is new", "*see* vjg end", "&amp; (x)", "\\&amp; (x)"],
    ["the start of a character reference", "see vjgamp; end", "&", "\\&"],
    ["a backslash before punctuation outside", "see vjg*", "a\\", "a\\\\"],
    ["a second mark in front of a mark outside", "a *vjg end", "b* `d", "b\\* `d"],
    ["an item inside an item", "- vjg", "- a", "\\- a"],
    ["an item inside an item, but no other hyphen", "- vjg", "- a-b", "\\- a-b"],
    ["a number inside an item, but no other parenthesis", "- vjg", "2) (a)", "2\\) (a)"],
    ["emphasis in front of code", "vjg `x`", "*a*", "\\*a*"],
    ["a number inside a numbered item", "1. vjg", "2. a", "2\\. a"],
    ["an item inside an item of another kind", "* vjg", "+ a", "\\+ a"],
    ["a heading in a quotation", "> vjg", "# a", "\\# a"],
    ["an item in the second line of a quotation", "> see\n> vjg", "- a", "\\- a"],
    ["an item in a later line with a lone CR", "see\rvjg", "- a", "\\- a"],
  ])("%s", (_, source, reading, text) => {
    expect(written(source, reading)).toBe(text);
  });

  test.each([
    ["what follows a lone ampersand", "see & vjg end", "amp;"],
    ["a semicolon that ends no reference", "see &vjg end", "a b; x"],
    ["a number too long for a list", "vjg", "1234567890. a"],
    ["a bar without a table", "see\n\n| vjg", "| a"],
    ["a character after an escaped backslash", "a\\\\vjg end", "*b"],
    ["a plain ampersand beside markup", "*see* vjg end", "AT&T"],
    ["an ampersand in front of what stands elsewhere", "amp; *vjg* end", "&"],
    ["what follows a whole reference", "see &amp;vjg end", "the"],
    ["what follows a whole reference farther away", `see &amp; ${"a".repeat(40)} *vjg* end`, "the;"],
    ["what stands before a reference", "vjg&amp; x", ""],
    ["a semicolon far behind an ampersand", `*see* &${"a".repeat(40)}vjg end`, "b;"],
  ])("but not %s", (_, source, reading) => {
    expect(written(source, reading)).toBe(reading);
  });
});

describe("where no parser looks, since it would take too long", () => {
  const costly = "*a_ ".repeat(9000);

  test.each(["the", "The man’s", "who, or what; 100%?"])("words are written: %s", (reading) => {
    expect(written(`${costly}vjg end`, reading)).toBe(reading);
  });

  test.each(["*the", "the*", "1 the", "a.", "a\\", "", " the"])(
    "what may be markup is not: %s",
    (reading) => {
      expect(written(`${costly}vjg end`, reading)).toBeUndefined();
    },
  );

  test("nothing is written in place of what may be markup", () => {
    expect(written(`${costly}*vjg end`, "the", "*vjg")).toBeUndefined();
    expect(written(`${costly}vjg* end`, "the", "vjg*")).toBeUndefined();
  });
});

describe("where escapes do not work", () => {
  test.each([
    ["in code", "`see vjg`", "a*b_c", "a*b_c"],
    ["in a fence", "```\nvjg\n```", "<b> [x](y)", "<b> [x](y)"],
    ["at the end of a fence that nothing ends", "```\nvjg", "a\\*b", "a\\*b"],
    ["in HTML", "<!-- vjg -->", "the", "the"],
    ["in math", "$vjg$", "a_b", "a_b"],
    ["in front matter", "---\na: vjg\n---\n", "the", "the"],
    ["in indented code", "a\n\n    vjg\n", "a*b*", "a*b*"],
    ["in a block of HTML", "<div>\nvjg\n</div>", "a &amp; b", "a &amp; b"],
    ["in a tag", "a <b c='vjg'> d", "x&y", "x&y"],
  ])("writes the reading as it is %s", (_, source, reading, text) => {
    expect(written(source, reading)).toBe(text);
  });

  test.each([
    ["a backtick in code", "`see vjg` x", "a`b"],
    ["a fence in a fence", "```\nvjg\n```\nx", "```"],
    ["the end of a comment", "<!-- vjg --> x", "a --> b"],
    ["the end of a fenced front matter", "---\nvjg\n---\n", "---"],
    ["an address, which the parser finds in finished text", "see vjg end", "http://a.bc"],
    ["the end of a tag", "a <b c='vjg'> d", "x>"],
    ["a tag in a block of HTML", "<div>\nvjg\n</div>", "a <b> c"],
    ["a number that what follows makes a list", "vjg) end", "1"],
    ["a blank that ends an address", "see <http://vjg.bc> end", "a b"],
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

test("letters that would complete a character reference are not written, whatever was written before them", () => {
  expect(written("see &vjg; end", "amp")).toBeUndefined();
  expect(written("see &ampvjg; end", "")).toBeUndefined();
  for (const reading of ["a", "a reading that is longer"]) {
    const source = "*see* vjg and &vjg; and \\vjg and \\vjg end";
    const starts = [...source.matchAll(/vjg/g)].map(({ index }) => index);
    const readings = [reading, "amp", "the", "*the"];
    const edits = starts.map((start, index) => ({ start, end: start + 3, reading: readings[index]! }));
    expect(escapeReadings(source, edits).map((result) => result?.text)).toEqual([
      reading,
      undefined,
      "the",
      undefined,
    ]);
  }
});

test("nothing is written where a range is not within one line of the document", () => {
  expect(escapeReadings("", [{ start: 0, end: 0, reading: "a" }])).toEqual([undefined]);
  const edits = [
    { start: 0, end: 5, reading: "a" },
    { start: 5, end: 8, reading: "b" },
    { start: 9, end: 12, reading: "c" },
    { start: 14, end: 20, reading: "d" },
  ];
  const results = escapeReadings("one\n\ntwo six\nend", edits);
  expect(results.map((result) => result?.text)).toEqual([undefined, "b", "c", undefined]);
});

test("readings in several blocks are written each as its own block needs", () => {
  const source = "# vjg\n\nvjg and vjg\n\n- vjg\n\n`vjg`\n\nvjg";
  const starts = [...source.matchAll(/vjg/g)].map(({ index }) => index);
  const edits = starts.map((start) => ({ start, end: start + 3, reading: "# *a*" }));
  expect(escapeReadings(source, edits).map((result) => result?.text)).toEqual([
    "# \\*a\\*",
    "\\# \\*a\\*",
    "# \\*a\\*",
    "\\# \\*a\\*",
    "# *a*",
    "\\# \\*a\\*",
  ]);
});

test("steps lead from the reading to the text", () => {
  const [result] = escapeReadings("see vjg end", [{ start: 4, end: 7, reading: "*a\\* \\b*" }]);
  expect(result!.text).toBe("\\*a\\\\\\* \\b\\*");
  expect(result!.steps.map(({ start, end, from, to }) => [start, end, from, to])).toEqual([
    [0, 1, "*", "\\*"],
    [3, 4, "\\", "\\\\"],
    [5, 6, "*", "\\*"],
    [10, 11, "*", "\\*"],
  ]);
  expect(result!.steps[0]).toMatchObject({ stage: "markdown", rule: "escape" });
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

test("readings in which the marks of one pair stand go together, however much stands between", () => {
  const source = "He saw kp$ it hkxg and ukz and ugxgp and ykvj$ end of it";
  const edits = [
    { raw: "kp$", reading: "*in* [a](b)" },
    { raw: "hkxg", reading: "five," },
    { raw: "ukz", reading: "six" },
    { raw: "ugxgp", reading: "seven" },
    { raw: "ykvj$", reading: "with" },
  ].map(({ raw, reading }) => ({
    start: source.indexOf(raw),
    end: source.indexOf(raw) + raw.length,
    reading,
  }));
  expect(escapeReadings(source, edits).map((one) => one?.text)).toEqual([
    "\\*in\\* \\[a\\]\\(b\\)",
    "five,",
    "six",
    "seven",
    "with",
  ]);
});
