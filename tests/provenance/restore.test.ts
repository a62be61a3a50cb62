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

test.each<[string, unknown]>([
  ["no record", null],
  ["no lists", {}],
  ["lists of something else", { spans: [null], insertions: [7] }],
  ["holes", { spans: new Array(2), insertions: [] }],
  ["not a number", { spans: [span({ outStart: Number.NaN })], insertions }],
  ["a huge number", { spans: [span({ outEnd: 1e300 })], insertions }],
  ["a fraction", { spans: [span({ outStart: 4.5 })], insertions }],
  ["another text there", { spans: [span({ text: "tho" })], insertions }],
  ["another length", { spans: [span({ outEnd: 8 })], insertions }],
  ["another source place", { spans: [span({ start: 5, end: 8 })], insertions }],
  [
    "spans in the wrong order",
    { spans: [span({}), span({ outStart: 0, outEnd: 3, text: "see" })], insertions },
  ],
  ["an insertion over a span", { spans: [span({})], insertions: [{ outStart: 5, outEnd: 12 }] }],
  ["insertions over each other", { spans: [], insertions: [insertions[1], insertions[0]] }],
  ["a negative insertion", { spans: [], insertions: [{ outStart: -3, outEnd: 2 }] }],
  ["a flagged span that was changed", { spans: [span({ action: "flagged" })], insertions }],
  [
    "fields from the prototype",
    { spans: JSON.parse('[{"__proto__": {"outStart": 4, "outEnd": 7}}]'), insertions },
  ],
])("refuses a record that does not fit: %s", (_, record) => {
  expect(() => restore(output, record as { spans: Span[]; insertions: Insertion[] })).toThrow(RecordMismatch);
});
