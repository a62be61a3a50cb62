import { expect, test } from "vitest";
import { added, insertMarks, joined, partedAt } from "../../src/markdown/insert.js";
import type { Span } from "../../src/provenance/record.js";

/** As much of a span as is looked at here. */
const span = (outStart: number, text: string): Span =>
  ({ outStart, outEnd: outStart + text.length, text }) as Span;

const MARKED = insertMarks({ text: "one two", spans: [span(0, "one"), span(3, ""), span(4, "two")] }, [
  { at: 7, text: "[2]" },
  { at: 3, text: "[1]" },
]);

test("marks stand behind an empty span at their place", () => {
  const { text, spans, insertions } = MARKED;
  expect(text).toBe("one[1] two[2]");
  expect(spans.map(({ outStart, outEnd }) => [outStart, outEnd])).toEqual([
    [0, 3],
    [3, 3],
    [7, 10],
  ]);
  expect(insertions).toEqual([
    { outStart: 3, outEnd: 6 },
    { outStart: 10, outEnd: 13 },
  ]);
});

test("what is parted is joined as it was", () => {
  for (const at of [0, 3, 6, 7, 10, 13]) {
    const [before, behind] = partedAt(MARKED, at);
    expect(before.text + behind.text).toBe(MARKED.text);
    expect(joined(before, behind)).toEqual(MARKED);
  }
});

test("what is added right behind an insertion is one with it", () => {
  const { text, insertions } = joined(joined(MARKED, added("")), added("\n\nnote\n"));
  expect(text).toBe("one[1] two[2]\n\nnote\n");
  expect(insertions).toEqual([
    { outStart: 3, outEnd: 6 },
    { outStart: 10, outEnd: text.length },
  ]);
});
