import fc from "fast-check";
import { expect, test } from "vitest";
import { inWhole, placesOf } from "../../src/provenance/lines.js";
import type { Span } from "../../src/provenance/record.js";

test("counts lines and columns from 1, with LF, CR and CRLF as line ends", () => {
  const text = "a\nb\rc\r\nd\n\re";
  const places = placesOf(text, [0, 1, 2, 4, 5, 6, 7, 8, 10, 11]);
  expect(places.map(({ line, column }) => `${line}:${column}`)).toEqual([
    "1:1",
    "1:2",
    "2:1",
    "3:1",
    "3:2",
    "3:3",
    "4:1",
    "4:2",
    "6:1",
    "6:2",
  ]);
});

test("takes no other character for a line end", () => {
  expect(placesOf("a\u2028b\u0085c\vd\fe", [9])).toEqual([{ line: 1, column: 10 }]);
});

test("agrees with splitting the text before each offset", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\r", "\n", "é") });
  fc.assert(
    fc.property(text, (source) => {
      const offsets = Array.from({ length: source.length + 1 }, (_, offset) => offset);
      const places = placesOf(source, offsets);
      for (const offset of offsets) {
        if (source[offset - 1] === "\r" && source[offset] === "\n") continue;
        const lines = source.slice(0, offset).split(/\r\n|\r|\n/);
        expect(places[offset]).toEqual({ line: lines.length, column: lines.at(-1)!.length + 1 });
      }
    }),
  );
});

test.each([[[3, 2]], [[-1]], [[99]], [[Number.NaN]]])(
  "refuses offsets out of order or range: %j",
  (offsets) => {
    const places = () => placesOf("some text", offsets);
    expect(places).toThrow(RangeError);
    expect(places).toThrow(`offset ${offsets.at(-1)} is out of order or range`);
  },
);

test("finds the place of a part's span in the whole document", () => {
  const span = (line: number): Span => ({
    id: "e1",
    action: "flagged",
    start: 10,
    end: 14,
    line,
    column: 5,
    raw: "vjg0",
    text: "vjg0",
    reading: null,
    outStart: 12,
    outEnd: 16,
    kinds: [],
    steps: [],
    confidence: { damaged: 0.9, exact: 0.9 },
    doubtful: [{ start: 10, end: 13, text: "the", confidence: 0.5, alternatives: [] }],
    gaps: [{ at: 14, what: "a sign" }],
  });
  const from = { offset: 100, lines: 7, column: 3 };
  expect(inWhole(span(1), from)).toMatchObject({ start: 110, end: 114, line: 8, column: 8, outStart: 12 });
  expect(inWhole(span(2), from)).toMatchObject({ line: 9, column: 5 });
  expect(inWhole(span(2), from).doubtful).toMatchObject([{ start: 110, end: 113 }]);
  expect(inWhole(span(2), from).gaps).toEqual([{ at: 114, what: "a sign" }]);
});
