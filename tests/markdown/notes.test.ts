import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NoteStyle } from "../../src/index.js";
import { escapeReadings } from "../../src/markdown/escape.js";
import { joined } from "../../src/markdown/insert.js";
import { hasValidMarker } from "../../src/markdown/marker.js";
import {
  type AnnotatedPart,
  annotate,
  annotatePart,
  ending,
  labelPrefix,
  withNotes,
} from "../../src/markdown/notes.js";
import type { DecidedSpan } from "../../src/markdown/spans.js";
import { placesOf } from "../../src/provenance/lines.js";
import type { EncodingRecord } from "../../src/provenance/record.js";
import { restore } from "../../src/provenance/restore.js";
import { cuts, type LineRange, lineOfMarkdown, markdown, rangesIn, runs } from "./arbitraries.js";
import { nodesOf, structure } from "./oracle.js";

const STYLES: readonly NoteStyle[] = ["footnotes", "comments", "none"];
const ENCODINGS: readonly EncodingRecord[] = [
  { id: "F1", family: "shift", params: { offset: 2 }, codes: {}, evidence: 100 },
];

/** Spans for ranges of a source, with the texts that the structure allows; others are flagged. */
function decide(
  source: string,
  ranges: readonly LineRange[],
  readings: readonly string[],
  fields: Partial<DecidedSpan> = {},
): DecidedSpan[] {
  const edits = ranges.map((range, index) => ({ ...range, reading: readings[index % readings.length]! }));
  const results = escapeReadings(source, edits);
  const places = placesOf(
    source,
    edits.map(({ start }) => start),
  );
  return edits.map(({ start, end, reading }, index): DecidedSpan => {
    const raw = source.slice(start, end);
    const text = results[index]?.text;
    return {
      id: `e${index + 1}`,
      action: text === undefined ? "flagged" : "emended",
      ...(text === undefined && { reason: "protected" }),
      start,
      end,
      ...places[index]!,
      raw,
      text: text ?? raw,
      reading,
      kinds: ["shift"],
      encoding: "F1",
      steps: [],
      confidence: { damaged: 0.999, exact: 0.62 },
      doubtful: [],
      gaps: [],
      ...fields,
    };
  });
}

/** A source in which every `vjg` is read as `the`. */
function clean(
  source: string,
  style: NoteStyle = "footnotes",
  fields: Partial<DecidedSpan> = {},
  raw = "vjg",
) {
  const ranges = [...source.matchAll(new RegExp(raw, "g"))].map(({ index }) => ({
    start: index,
    end: index + raw.length,
  }));
  const spans = decide(source, ranges, ["the"], fields);
  const annotated = annotate(source, spans, style, ENCODINGS);
  expect(restore(annotated.text, annotated)).toBe(source);
  return annotated.text;
}

/** Where `vjg` stands first. */
function rangeOf(source: string): LineRange {
  const start = source.indexOf("vjg");
  return { start, end: start + 3 };
}

/** The text without its last lines: definitions and marker. */
const body = (text: string): string => text.split(/(?:\r\n|\r|\n)+(?:\[\^e|<!-- emend[: ])/)[0]!;

describe("footnotes", () => {
  test("stand at the end, in however many blank lines that is", () => {
    for (const end of ["\n", "\n\n", "\n".repeat(50_000)]) {
      const output = clean(`See vjg end${end}`);
      const noted = `See the[^e1] end${end}`;
      expect(output.startsWith(noted)).toBe(true);
      expect(output.slice(noted.length).trim()).toMatch(/^\[\^e1\]: Line 1 .*\n\n<!-- emend:/);
    }
    // What a fence that nothing closes holds goes on to the end: notes would be code there.
    expect(clean(`See vjg end\n\n\`\`\`\ncode${"\n".repeat(50)}`)).toMatch(
      /\[\^e1\]: Line 1 .*\n\n```\ncode\n{50}/,
    );
  });

  test("follow the word, and are explained at the end", () => {
    const [first, , note, , marker, last] = clean("See vjg end\n").split("\n");
    expect(first).toBe("See the[^e1] end");
    expect(note).toBe(
      "[^e1]: Line 1 (offsets 4–7): read `vjg` as text shifted by 2 code points (F1). " +
        "Damaged as said: 99.9 %; read exactly right: 62 %.",
    );
    expect(marker).toMatch(/^<!-- emend:sha256:[0-9a-f]{64} -->$/);
    expect(last).toBe("");
  });

  test.each([
    ["a word that goes on", "See vjgory end", "See theory[^e1] end"],
    ["a hyphened word", "See vjg-end x", "See the-end[^e1] x"],
    ["an apostrophe", "See vjg’s end", "See the’s[^e1] end"],
    ["an optional end", "See vjg(s) end", "See the(s)[^e1] end"],
    ["punctuation", "See vjg, end", "See the[^e1], end"],
    ["emphasis", "See *vjg* end", "See *the[^e1]* end"],
    ["two spans in one word", "See vjgvjg end", "See thethe[^e1][^e2] end"],
    ["a list item", "- vjg\n- b", "- the[^e1]\n- b"],
    ["a table cell", "| vjg | b |\n|---|---|\n| c | d |", "| the[^e1] | b |\n|---|---|\n| c | d |"],
    ["a quotation", "> vjg\n> b", "> the[^e1]\n> b"],
    ["a footnote of the text", "a[^1]\n\n[^1]: vjg", "a[^1]\n\n[^1]: the[^e1]"],
  ])("stand behind the word: %s", (_, source, expected) => {
    expect(body(clean(source))).toBe(expected);
  });

  test.each([
    ["code", "`vjg`"],
    ["a fence", "```\nvjg\n```"],
    ["indented code", "    vjg"],
    ["HTML", "<div>\nvjg\n</div>"],
    ["math", "$vjg$"],
    ["front matter", "---\na: vjg\n---"],
    ["the text of a link", "[vjg](x)"],
    ["the description of an image", "![vjg](x)"],
    ["a heading", "# vjg"],
    ["an underlined heading", "vjg\n==="],
    ["emphasis that a reference would end", "**vjg**x"],
    ["a parenthesis, which would make a link of it", "vjg(end of it)"],
  ])("are not referred to from %s", (_, source) => {
    const text = clean(source);
    expect(body(text)).toBe(source.replace("vjg", "the"));
    expect(text).toMatch(/^\[\^e1\]: Line \d/m);
  });

  test("share a note where one word was repaired in the same way", () => {
    const fields: Partial<DecidedSpan> = { kinds: ["ligature"] };
    const source = "A vjg b\nvjg c";
    const spans = decide(
      source,
      [
        { start: 2, end: 5 },
        { start: 8, end: 11 },
      ],
      ["the"],
      fields,
    ).map(({ encoding, ...span }) => span);
    const lines = annotate(source, spans, "footnotes").text.split("\n");
    expect(lines.slice(0, 4)).toEqual([
      "A the[^e1] b",
      "the[^e1] c",
      "",
      "[^e1]: Line 1 (offsets 2–5) and line 2 (offsets 8–11): read `vjg` as “the”: ligatures restored. " +
        "Damaged as said: at least 99.9 %; read exactly right: at least 62 %.",
    ]);
  });

  test("share none where what was done, or who decided, differs", () => {
    const source = "vjg a vjg b vjg";
    const ranges = [0, 6, 12].map((start) => ({ start, end: start + 3 }));
    const labels = (...fields: readonly Partial<DecidedSpan>[]) => {
      const spans = decide(source, ranges, ["the"]).map(({ encoding, ...span }, index) => ({
        ...span,
        ...fields[index],
      }));
      return [...annotate(source, spans, "footnotes").text.matchAll(/\[\^(e\d)\](?!:)/g)].map(
        ([, label]) => label,
      );
    };
    expect(labels()).toEqual(["e1", "e1", "e1"]);
    expect(labels({}, { kinds: ["ligature"] })).toEqual(["e1", "e2", "e1"]);
    expect(labels({}, { by: "reader" })).toEqual(["e1", "e2", "e1"]);
    expect(
      labels({ by: "reader", name: "A" }, { by: "reader", name: "B" }, { by: "reader", name: "A" }),
    ).toEqual(["e1", "e2", "e1"]);
    expect(labels({ date: "2026-03-31" }, { date: "2026-04-01" }, { date: "2026-04-01" })).toEqual([
      "e1",
      "e2",
      "e2",
    ]);
  });

  test("leave flagged spans alone and keep their numbers", () => {
    const source = "vjg a vjg b vjg";
    const ranges = [0, 6, 12].map((start) => ({ start, end: start + 3 }));
    const spans = decide(source, ranges, ["the"]).map(
      (span, index): DecidedSpan => (index === 1 ? { ...span, action: "flagged", text: "vjg" } : span),
    );
    const { text } = annotate(source, spans, "footnotes", ENCODINGS);
    expect(body(text)).toBe("the[^e1] a vjg b the[^e3]");
    expect(text.match(/^\[\^e\d\]: /gm)).toEqual(["[^e1]: ", "[^e3]: "]);
  });

  test("say which words are doubtful and what is lost", () => {
    const text = clean("See vjg end", "footnotes", {
      kinds: ["shift", "ligature", "spacing"],
      doubtful: [
        {
          start: 4,
          end: 7,
          text: "Sangjo",
          confidence: 0.71,
          alternatives: [
            { text: "Sangio", confidence: 0.2 },
            { text: "a`*b", confidence: 0.05 },
          ],
        },
      ],
      gaps: [{ at: 5, what: "a digit" }],
    });
    expect(text).toContain("(F1); ligatures restored, blanks mended.");
    expect(text).toContain("Doubtful: “Sangjo” (71 %; or “Sangio” 20 %, ``a`*b`` 5 %).");
    expect(text).toContain("Lost without trace: “a digit” at offset 5.");
  });

  test("quote no more than 120 characters, controls as pictures", () => {
    const raw = `a\u0003\u007f\`b\u202E${"x".repeat(200)}`;
    const source = `See ${raw} end`;
    const { text } = annotate(
      source,
      decide(source, [{ start: 4, end: 4 + raw.length }], ["the"]),
      "footnotes",
    );
    expect(text).toContain(`read \`\`a␃␡\`b⟨U+202E⟩${"x".repeat(114)}…\`\``);
  });

  test("take other labels where the text has such labels already", () => {
    expect(clean("See vjg end [^e9]")).toContain("the[^emend-1] end [^e9]");
    expect(clean("See vjg end [^E9] [^emend-1]")).toContain("the[^emend-2-1] end");
    expect(clean("See vjg end [^e9] [^emend-1] [^emend-2-1]")).toContain("the[^emend-3-1] end");
    const gone = decide("See [^e9]vjg end", [{ start: 4, end: 12 }], ["the"]);
    expect(annotate("See [^e9]vjg end", gone, "footnotes", ENCODINGS).text).toContain(
      "See the[^emend-1] end",
    );
    const spans = decide("See vjg end", [{ start: 4, end: 7 }], ["[^e9]"]);
    expect(annotate("See vjg end", spans, "footnotes", ENCODINGS).text).toContain("See [^e9][^emend-1] end");
  });

  test.each([
    ["a fence", "vjg\n```\ncode", "the[^e1]\n\n[^e1]: ", "\n\n```\ncode"],
    ["a comment", "vjg\n\n<!-- a\n\nb\n", "the[^e1]\n\n[^e1]: ", "\n\n<!-- a\n\nb\n\n<!-- emend:sha256"],
    ["math", "vjg\n\n$$\na", "the[^e1]\n\n[^e1]: ", "\n\n$$\na"],
  ])("are explained before a last block that nothing ends: %s", (_, source, before, after) => {
    const text = clean(source);
    expect(text.startsWith(before)).toBe(true);
    expect(text).toContain(after);
    expect(nodesOf(text, "footnoteDefinition")).toHaveLength(1);
  });

  test.each([
    ["indented code", "vjg\n\n    code"],
    ["a list", "vjg\n\n- a\n  - b"],
    ["a fence in a list", "vjg\n\n- ```\n  a"],
    ["a fence in a quotation", "vjg\n\n> ```\n> a"],
    ["HTML", "vjg\n\n<div>\na"],
    ["a table", "vjg\n\n| a |\n|---|\n| b |"],
    ["a footnote", "vjg[^1]\n\n[^1]: a\n\n    b"],
    ["blank lines", "vjg\n\n\n"],
    ["blanks at the end", "vjg\n    "],
  ])("are live after %s", (_, source) => {
    const text = clean(source);
    const own = nodesOf(text, "footnoteDefinition").filter(
      (node) => "identifier" in node && node.identifier === "e1",
    );
    expect(own).toHaveLength(1);
    expect(text.startsWith(source.replace("vjg", "the[^e1]"))).toBe(true);
  });

  test.each([
    ["an unfinished line", "vjg", "\n\n"],
    ["a line", "vjg\n", "\n"],
    ["a blank line", "vjg\n\n", ""],
    ["blank lines", "vjg\n\n\n", ""],
    ["a line of blanks", "vjg\n \t\n", ""],
    ["blanks", "vjg\n \t", "\n"],
    ["an indented line", "vjg\n x", "\n\n"],
    ["CRLF", "vjg\r\n", "\r\n"],
    ["a blank line of CRLF", "vjg\r\n\r\n", ""],
    ["CR", "vjg\r", "\r"],
    ["a blank line of CR", "vjg\r\r", ""],
    ["CR among LF, which a single LF would make CRLF", "a\nb\nvjg\r", "\n\n"],
    ["CRLF among LF", "a\nb\nvjg\r\n", "\n"],
    ["a blank line of CRLF among LF", "a\nb\nvjg\r\n\r\n", ""],
    ["a blank line of CR after CRLF", "a\nvjg\r\n\r", ""],
  ])("stand behind one blank line after %s", (_, source, added) => {
    const text = clean(source);
    expect(text.startsWith(`${source.replace("vjg", "the[^e1]")}${added}[^e1]: `)).toBe(true);
  });

  test.each([
    ["after a line", "vjg\n```\na", "the[^e1]\n\n[^e1]: ", "\n\n```\na"],
    ["after a blank line", "vjg\n\n```\na", "the[^e1]\n\n[^e1]: ", "\n\n```\na"],
    ["after a line of blanks", "vjg\n  \n```\na", "the[^e1]\n  \n[^e1]: ", "\n\n```\na"],
    ["at the start", "```\nvjg", "[^e1]: ", "\n\n```\nthe"],
    ["after CRLF", "a\r\n```\r\nvjg", "a\r\n\r\n[^e1]: ", "\r\n\r\n```\r\nthe"],
  ])("stand between blank lines before a fence that nothing ends, %s", (_, source, before, after) => {
    const text = clean(source);
    expect(text.startsWith(before)).toBe(true);
    expect(text.slice(before.length).replace(/^Line[^\r\n]*/, "")).toMatch(
      new RegExp(`^${after}(?:\r\n|\n){2}<!-- emend:sha256`),
    );
  });

  test("stand before a fence that nothing ends, and behind one that ends, where no parser looks", () => {
    const costly = "*a_ ".repeat(9000);
    const open = clean(`${costly}vjg end\n\`\`\`\na`);
    expect(open.slice(costly.length)).toMatch(/^the end\n\n\[\^e1\]: .*\n\n```\na\n\n<!-- emend:sha256/);
    const closed = clean(`${costly}vjg end\n\`\`\`\na\n\`\`\``);
    expect(closed.slice(costly.length)).toMatch(/^the end\n```\na\n```\n\n\[\^e1\]: .*\n\n<!-- emend:sha256/);
  });

  test("stand once in each of several paragraphs", () => {
    const text = clean(`${"vjg first\n\n".repeat(3)}*vjg* last\n\nvjg`);
    expect(body(text)).toBe(
      "the[^e1] first\n\nthe[^e2] first\n\nthe[^e3] first\n\n*the[^e4]* last\n\nthe[^e5]",
    );
  });

  test.each(["vjg, so", "see\nvjg, so", "see\rvjg, so", "see\r\nvjg, so"])(
    "never begin a line, where nothing is left of what was there: %j",
    (source) => {
      const spans = decide(source, [rangeOf(source)], ["a"]).map((span) => ({
        ...span,
        reading: "",
        text: "",
      }));
      for (const style of ["footnotes", "comments"] as const) {
        const annotated = annotate(source, spans, style, ENCODINGS);
        expect(annotated.text.startsWith(`${source.replace("vjg", "")}`)).toBe(true);
        expect(restore(annotated.text, annotated)).toBe(source);
      }
    },
  );

  test("stand behind the place of which nothing is left", () => {
    const source = "see vjg, vjg";
    const ranges = [4, 9].map((start) => ({ start, end: start + 3 }));
    const spans = decide(source, ranges, ["the"]).map((span) =>
      span.id === "e1" ? { ...span, reading: "", text: "" } : span,
    );
    const annotated = annotate(source, spans, "footnotes", ENCODINGS);
    expect(body(annotated.text)).toBe("see [^e1], the[^e2]");
    expect(annotated.spans.map(({ outStart, outEnd }) => [outStart, outEnd])).toEqual([
      [4, 4],
      [11, 14],
    ]);
    expect(annotated.insertions.map(({ outStart }) => outStart)).toEqual([4, 14]);
  });

  test("stand in their order in one list, whatever can be referred to", () => {
    const text = clean("vjgvjg *vjg*\n\n# vjg\n\nvjg(x) `vjg` vjg]");
    expect(body(text)).toBe("thethe[^e1][^e2] *the[^e3]*\n\n# the\n\nthe(x)[^e5] `the` the[^e7]]");
    expect(text.match(/^\[\^e\d\]: /gm)).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `[^e${number}]: `));
  });

  test.each([
    ["LF before CRLF and CR of the same number", "a\r\nb\rvjg\nc", "\n"],
    ["LF before CRLF", "a\r\nb\nvjg", "\n"],
    ["LF before CR", "a\rb\nvjg", "\n"],
    ["CRLF before CR", "a\rb\r\nvjg", "\r\n"],
    ["the commonest: CRLF", "a\r\nb\r\nc\rd\nvjg", "\r\n"],
    ["the commonest: CR", "a\rb\rc\rd\r\ne\r\nf\nvjg", "\r"],
  ])("take %s", (_, source, newline) => {
    const { text, insertions } = annotate(
      source,
      decide(source, [rangeOf(source)], ["the"]),
      "footnotes",
      ENCODINGS,
    );
    const added = insertions.map(({ outStart, outEnd }) => text.slice(outStart, outEnd)).join("");
    expect([...new Set(added.match(/\r\n|\r|\n/g))]).toEqual([newline]);
  });

  test.each(["\r\n", "\r", "\n"])("keep the line ends of the text: %j", (lineEnd) => {
    const text = clean(`See vjg${lineEnd}end`);
    expect(text.match(/\r\n|\r|\n/g)).toEqual(new Array(6).fill(lineEnd));
  });
});

describe("comments", () => {
  test("follow the word", () => {
    const first = clean("See vjgory end\n", "comments").split("\n")[0]!;
    const json = /^See theory<!-- emend e1 (\{.*\}) --> end$/.exec(first)![1]!;
    expect(json).not.toMatch(/[-<>|`]/);
    expect(JSON.parse(json)).toEqual({
      line: 1,
      column: 5,
      start: 4,
      end: 7,
      raw: "vjg",
      encoding: "F1",
      kinds: ["shift"],
      damaged: 0.999,
      exact: 0.62,
    });
  });

  test.each([
    [
      "code",
      "`vjg` vjg",
      "`the` the<!-- 2 -->\n\n<!-- emend: changes where no comment can stand --> <!-- 1 -->\n\n",
    ],
    [
      "the description of an image",
      "![vjg](x)",
      "![the](x)\n\n<!-- emend: changes where no comment can stand --> <!-- 1 -->\n\n",
    ],
    ["a link, which can hold one", "[vjg](x)", "[the<!-- 1 -->](x)\n\n"],
    ["a heading, which can hold one", "# vjg\n", "# the<!-- 1 -->\n\n"],
    ["a parenthesis, before which one can stand", "vjg(end of it)\n", "the<!-- 1 -->(end of it)\n\n"],
  ])("are gathered at the end where they cannot follow: %s", (_, source, expected) => {
    const text = clean(source, "comments").replace(/<!-- emend e(\d) .*?-->/g, "<!-- $1 -->");
    expect(text.split("<!-- emend:sha256")[0]).toBe(expected);
  });

  test("never stand at a line's start, wherever the change is", () => {
    const text = clean("```\nvjg\n```\n\n    vjg\n", "comments");
    expect(text.match(/<!-- emend e\d/g)).toHaveLength(2);
    expect(text).not.toMatch(/^<!-- emend e/m);
  });
});

describe("no notes", () => {
  test("leave the source with its spans replaced", () => {
    expect(clean("See vjg end\n", "none")).toBe("See the end\n");
  });
});

test.each(STYLES)("a text without emended spans stays as it is: %s", (style) => {
  const flagged = decide("See vjg end", [{ start: 4, end: 7 }], ["the"], { action: "flagged", text: "vjg" });
  expect(annotate("See vjg end", [], style)).toEqual({ text: "See vjg end", spans: [], insertions: [] });
  expect(annotate("See vjg end", flagged, style).text).toBe("See vjg end");
});

describe("the marker", () => {
  test.each(["footnotes", "comments"] as const)(
    "verifies on output with %s, and on nothing else",
    (style) => {
      const text = clean("See vjg end\n", style);
      expect(hasValidMarker(text)).toBe(true);
      expect(hasValidMarker(text.replace("See", "Saw"))).toBe(false);
      expect(hasValidMarker(`${text} `)).toBe(false);
      expect(hasValidMarker(text.slice(1))).toBe(false);
      expect(hasValidMarker(`\n${text}`)).toBe(false);
    },
  );

  test("is not taken for valid on any text", () => {
    fc.assert(fc.property(markdown, (text) => !hasValidMarker(text)));
  });
});

const gap = fc.record({ at: fc.nat(), what: lineOfMarkdown });
const doubtful = fc.record({
  start: fc.nat(),
  end: fc.nat(),
  text: lineOfMarkdown,
  confidence: fc.double({ min: 0, max: 1 }),
  alternatives: fc.array(fc.record({ text: lineOfMarkdown, confidence: fc.double({ min: 0, max: 1 }) }), {
    maxLength: 2,
  }),
});

test.each(STYLES)("any text with any spans: %s", (style) => {
  fc.assert(
    fc.property(
      markdown,
      cuts,
      fc.array(lineOfMarkdown, { minLength: 1, maxLength: 4 }),
      fc.record({ gaps: fc.array(gap, { maxLength: 2 }), doubtful: fc.array(doubtful, { maxLength: 2 }) }),
      fc.boolean(),
      (source, at, readings, fields, words) => {
        const decided = decide(source, rangesIn(source, at), readings, fields);
        const spans = words ? decided.map(({ encoding, ...span }) => span) : decided;
        const annotated = annotate(source, spans, style, ENCODINGS);
        const { text } = annotated;
        expect(restore(text, annotated)).toBe(source);
        for (const span of annotated.spans) expect(text.slice(span.outStart, span.outEnd)).toBe(span.text);

        let bare = "";
        let from = 0;
        for (const { outStart, outEnd } of annotated.insertions) {
          bare += text.slice(from, outStart);
          from = outEnd;
        }
        bare += text.slice(from);
        const emended = spans.filter(({ action }) => action === "emended");
        expect(structure(bare)).toBe(structure(source, emended));
        expect(hasValidMarker(text)).toBe(style !== "none" && emended.length > 0);
        if (style === "footnotes") expectLiveNotes(text, annotated.insertions);
      },
    ),
    { numRuns: runs },
  );
});

/** Every note that was written is a definition, and every reference that was put in is one to it. */
function expectLiveNotes(text: string, insertions: readonly { outStart: number; outEnd: number }[]): void {
  const shift = text.startsWith("\uFEFF") ? 1 : 0;
  const identifiers = (type: "footnoteDefinition" | "footnoteReference") =>
    nodesOf(text, type).map(
      (node) => `${node.position!.start.offset! + shift} ${"identifier" in node && node.identifier}`,
    );
  const live = {
    definitions: identifiers("footnoteDefinition"),
    references: identifiers("footnoteReference"),
  };
  for (const { outStart, outEnd } of insertions) {
    const added = text.slice(outStart, outEnd);
    const references = /^(?:\[\^[a-z0-9-]+\](?!:))*/.exec(added)![0];
    for (const { index, 1: label } of references.matchAll(/\[\^([a-z0-9-]+)\]/g)) {
      expect(live.references).toContain(`${outStart + index} ${label}`);
    }
    for (const { index, 1: label } of added.matchAll(/(?<=[\r\n]|^)\[\^([a-z0-9-]+)\]:/g)) {
      expect(live.definitions).toContain(`${outStart + index} ${label}`);
    }
  }
}

describe("parts of a document", () => {
  const SOURCES = ["vjg end and vjg `vjg`\n\n", "# vjg\n\nno vjg\n"];
  const spansOf = (source: string, first: number): DecidedSpan[] =>
    decide(
      source,
      [...source.matchAll(/vjg/g)].map(({ index }) => ({ start: index, end: index + 3 })),
      ["the"],
    ).map((span, index) => ({ ...span, id: `e${first + index}` }));
  const layout = (style: "footnotes" | "comments") => ({
    style,
    prefix: "e",
    newline: "\n",
    encodings: ENCODINGS,
  });
  const annotated = (style: "footnotes" | "comments") => {
    const first = annotatePart(SOURCES[0]!, spansOf(SOURCES[0]!, 1), layout(style));
    const from = { offset: SOURCES[0]!.length, lines: 2, column: 0 };
    const part = annotatePart(SOURCES[1]!, spansOf(SOURCES[1]!, 4), { ...layout(style), from });
    return { first, last: closed(part, [...first.notes, ...part.notes], style) };
  };
  const closed = (part: AnnotatedPart, notes: readonly string[], style: "footnotes" | "comments") => {
    const pieces = [...withNotes(part, notes, layout(style))];
    const last = pieces.findLast(({ text }) => text !== "")!;
    return [...pieces, ending(last.text, "\n", () => "<!-- marker -->")].reduce(joined);
  };

  test.each(["footnotes", "comments"] as const)("have the notes of the whole: %s", (style) => {
    const { first, last } = annotated(style);
    const source = SOURCES.join("");
    const whole = annotate(source, spansOf(source, 1), style, ENCODINGS);
    const withoutMarker = (text: string): string =>
      text.replace(/<!-- (?:emend:sha256:[0-9a-f]+|marker) -->\n$/, "");
    expect(withoutMarker(first.text + last.text)).toBe(withoutMarker(whole.text));
    expect(first.text).not.toContain("]: ");
    expect(last.text.endsWith("<!-- marker -->\n")).toBe(true);
    expect(restore(first.text, first) + restore(last.text, last)).toBe(source);
  });

  test("a last part without spans has the notes of those before", () => {
    const { first } = annotated("footnotes");
    const { text } = closed(annotatePart("The end.", [], layout("footnotes")), first.notes, "footnotes");
    const notes = first.notes.map((note) => `${note}\n`).join("");
    expect(text).toBe(`The end.\n\n${notes}\n<!-- marker -->\n`);
  });

  test("with more notes than are written at once are in pieces what they are in one", () => {
    const notes = Array.from({ length: 3000 }, (_, index) => `[^e${index}]: ${"x".repeat(50)}`);
    // A last block that nothing ends swallows what follows, so that notes stand before it.
    for (const text of ["The end.", "The end.\n\n```\ncode", ""]) {
      const part = annotatePart(text, [], layout("footnotes"));
      const pieces = [...withNotes(part, notes, layout("footnotes"))];
      expect(pieces.length).toBeGreaterThan(4);
      const whole = pieces.reduce(joined);
      expect(restore(whole.text, whole)).toBe(text);
      expect(whole.insertions).toHaveLength(1);
      expect(whole.text).toContain(notes.map((note) => `${note}\n`).join(""));
    }
  });

  test("keep clear of labels that others hold", () => {
    expect(labelPrefix([])).toBe("e");
    expect(labelPrefix(["[^e]", "[^x1]"])).toBe("e");
    expect(labelPrefix(["[^x1]", "[^E1]"])).toBe("emend-");
    expect(labelPrefix(["[^e1]", "[^emend-1]"])).toBe("emend-2-");
  });
});
