import { expect, test } from "vitest";
import { wordEnds } from "../../src/markdown/words.js";

/** The text with a bar where the word of the bracketed range ends. */
function ended(marked: string): string {
  const start = marked.indexOf("{");
  const end = marked.indexOf("}") - 1;
  const text = marked.replace(/[{}]/g, "");
  const [at] = wordEnds(text, [{ start, end }]);
  return `${text.slice(0, at)}|${text.slice(at)}`;
}

test.each([
  ["see {the} end", "see the| end"],
  ["see {the}ory end", "see theory| end"],
  ["see {dis}-patched end", "see dis-patched| end"],
  ["see {dis}- end", "see dis|- end"],
  ["see {the}’s end", "see the’s| end"],
  ["{3}.78 end", "3.78| end"],
  ["{the}. End", "the|. End"],
  ["{the}.End", "the|.End"],
  ["{the}(s) end", "the(s)| end"],
  ["{the} (s) end", "the| (s) end"],
  ["{Fran}&ccedil;ois end", "Fran&ccedil;ois| end"],
  ["{the, }end", "the, end|"],
  ["*{the}* end", "*the|* end"],
  ["{the}é\u0301 end", "theé\u0301| end"],
  ["{a}\u{1D400} end", "a\u{1D400}| end"],
  ["{the}", "the|"],
])("%s", (marked, expected) => {
  expect(ended(marked)).toBe(expected);
});

test("a word over several ranges ends once, and never inside a range", () => {
  const ranges = [
    { start: 0, end: 2 },
    { start: 2, end: 9 },
    { start: 11, end: 12 },
  ];
  expect(wordEnds("thement ofabc d", ranges)).toEqual([13, 13, 13]);
  expect(
    wordEnds("the, a", [
      { start: 0, end: 3 },
      { start: 3, end: 6 },
    ]),
  ).toEqual([3, 6]);
});

test("is linear in a word without end", () => {
  const ranges = Array.from({ length: 100_000 }, (_, index) => ({ start: index * 10, end: index * 10 + 1 }));
  const ends = wordEnds("a".repeat(1_000_000), ranges);
  expect(new Set(ends)).toEqual(new Set([1_000_000]));
});
