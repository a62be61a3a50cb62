import fc from "fast-check";
import { expect, test } from "vitest";
import type { Insertion, Span } from "../../src/provenance/record.js";
import { RecordMismatch, restore } from "../../src/provenance/restore.js";

const span = (fields: Partial<Span>): Span => ({
  id: "e1",
  action: "emended",
  start: 4,
  end: 7,
  line: 1,
  column: 5,
  raw: "vjg",
  text: "the",
  reading: "the",
  outStart: 4,
  outEnd: 7,
  kinds: ["shift"],
  steps: [],
  confidence: { damaged: 1, exact: 1 },
  doubtful: [],
  gaps: [],
  ...fields,
});

const output = "see the[^e1] end\n\n[^e1]: x\n";
const insertions: Insertion[] = [
  { outStart: 7, outEnd: 12 },
  { outStart: 16, outEnd: 27 },
];

test("takes insertions out and puts raw text back", () => {
  expect(restore(output, { spans: [span({})], insertions })).toBe("see vjg end");
});

test("leaves flagged spans as they stand", () => {
  const flagged = span({ action: "flagged", text: "vjg", reading: null });
  expect(restore("see vjg end", { spans: [flagged], insertions: [] })).toBe("see vjg end");
});

test("gives the source back for any spans and insertions", () => {
  const piece = fc.record({
    kept: fc.string({ unit: "binary" }),
    raw: fc.string({ unit: "binary" }),
    text: fc.string({ unit: "binary" }),
    inserted: fc.string({ unit: "binary" }),
  });
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      let source = "";
      let written = "";
      const spans: Span[] = [];
      const added: Insertion[] = [];
      for (const { kept, raw, text, inserted } of pieces) {
        source += kept;
        written += kept;
        spans.push(
          span({
            start: source.length,
            end: source.length + raw.length,
            raw,
            text,
            outStart: written.length,
            outEnd: written.length + text.length,
          }),
        );
        source += raw;
        written += text;
        if (inserted) added.push({ outStart: written.length, outEnd: written.length + inserted.length });
        written += inserted;
      }
      expect(restore(written, { spans, insertions: added })).toBe(source);
    }),
  );
});

test("is linear in the number of spans", () => {
  const spans = Array.from({ length: 200_000 }, (_, index) =>
    span({ start: index, end: index + 1, raw: "b", text: "a", outStart: index, outEnd: index + 1 }),
  );
  expect(restore("a".repeat(200_000), { spans, insertions: [] })).toBe("b".repeat(200_000));
});

test.each<[string, unknown, string]>([
  ["no record", null, "spans: expected a list"],
  ["no lists", {}, "spans: expected a list"],
  ["one list", { spans: [] }, "insertions: expected a list"],
  ["lists of something else", { spans: [null], insertions: [7] }, "spans[0]: expected an object"],
  ["an insertion that is none", { spans: [], insertions: [7] }, "insertions[0]: expected an object"],
  ["holes", { spans: new Array(2), insertions: [] }, "spans[0]: expected an object"],
  [
    "not a number",
    { spans: [span({ outStart: Number.NaN })], insertions },
    "spans[0].outStart: expected a whole number",
  ],
  [
    "a huge number",
    { spans: [span({ outEnd: 1e300 })], insertions },
    "spans[0].outEnd: expected a whole number",
  ],
  ["a fraction", { spans: [span({ outStart: 4.5 })], insertions }, "spans[0].outStart"],
  [
    "a raw text that is none",
    { spans: [{ ...span({}), raw: 7 }], insertions },
    "spans[0].raw: expected a string",
  ],
  [
    "a text that is none",
    { spans: [{ ...span({}), text: 7 }], insertions },
    "spans[0].text: expected a string",
  ],
  ["another action", { spans: [{ ...span({}), action: "kept" }], insertions }, "spans[0].action: expected"],
  [
    "another text there",
    { spans: [span({ text: "tho" })], insertions },
    "spans[0].text: is not what the output holds from 4 to 7",
  ],
  ["another length", { spans: [span({ outEnd: 8 })], insertions }, "spans[0].text: is not what"],
  [
    "a source range that is none",
    { spans: [{ ...span({}), start: "4" }], insertions },
    "spans[0]: start and end",
  ],
  [
    "a source range without end",
    { spans: [{ ...span({}), end: "7" }], insertions },
    "spans[0]: start and end",
  ],
  ["a source range of another length", { spans: [span({ end: 8 })], insertions }, "spans[0]: start and end"],
  [
    "another source place",
    { spans: [span({ start: 5, end: 8 })], insertions },
    "the span at 4 restores to 4, not to 5",
  ],
  [
    "spans in the wrong order",
    { spans: [span({}), span({ outStart: 0, outEnd: 3, text: "see" })], insertions },
    "spans[1]: begins before the one before it ends",
  ],
  [
    "an insertion over a span",
    { spans: [span({})], insertions: [{ outStart: 5, outEnd: 12 }] },
    "a span and an insertion overlap at 5",
  ],
  [
    "insertions over each other",
    { spans: [], insertions: [insertions[1], insertions[0]] },
    "insertions[1]: begins before the one before it ends",
  ],
  [
    "a negative insertion",
    { spans: [], insertions: [{ outStart: -3, outEnd: 2 }] },
    "insertions[0]: -3 to 2 lies outside the text",
  ],
  [
    "an insertion that ends before it begins",
    { spans: [], insertions: [{ outStart: 3, outEnd: 2 }] },
    "insertions[0]: 3 to 2 lies outside the text",
  ],
  [
    "an insertion beyond the text",
    { spans: [], insertions: [{ outStart: 3, outEnd: output.length + 1 }] },
    "insertions[0]: 3 to 28 lies outside the text",
  ],
  [
    "a flagged span that was changed",
    { spans: [span({ action: "flagged" })], insertions },
    "spans[0].text: a flagged span leaves its raw text",
  ],
  [
    "fields from the prototype",
    { spans: JSON.parse('[{"__proto__": {"outStart": 4, "outEnd": 7}}]'), insertions },
    "spans[0].outStart: expected a whole number",
  ],
])("refuses a record that does not fit, and says where: %s", (_, record, said) => {
  const restored = (): string => restore(output, record as { spans: Span[]; insertions: Insertion[] });
  expect(restored).toThrow(RecordMismatch);
  expect(restored).toThrow(said);
});

test("an insertion of nothing may begin with a span", () => {
  const nothing = { outStart: 4, outEnd: 4 };
  expect(restore("see the end", { spans: [span({})], insertions: [nothing] })).toBe("see vjg end");
});

test("takes out what notes added before a text that reads as nothing, and after one", () => {
  const lost = span({ outStart: 4, outEnd: 4, text: "", reading: "" });
  expect(restore("see  end", { spans: [lost], insertions: [] })).toBe("see vjg end");
  expect(restore("see [^e1] end", { spans: [lost], insertions: [{ outStart: 4, outEnd: 9 }] })).toBe(
    "see vjg end",
  );
});
