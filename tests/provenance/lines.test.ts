import fc from "fast-check";
import { expect, test } from "vitest";
import { placesOf } from "../../src/provenance/lines.js";

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
