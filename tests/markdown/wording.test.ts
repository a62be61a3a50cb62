import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt, inlineCode, percent } from "../../src/markdown/wording.js";
import { lineOfMarkdown } from "./arbitraries.js";
import { nodesOf } from "./oracle.js";

test.each([
  [0, "0 %"],
  [0.0001, "under 0.1 %"],
  [0.5, "50 %"],
  [0.6249, "62.5 %"],
  [0.999, "99.9 %"],
  [0.99999, "over 99.9 %"],
  [1, "over 99.9 %"],
  [Number.NaN, "unknown"],
])("%d is %s", (probability, text) => {
  expect(percent(probability)).toBe(text);
});

test("an excerpt has 120 units and no half of a character", () => {
  expect(excerpt("a".repeat(120))).toBe("a".repeat(120));
  expect(excerpt("a".repeat(121))).toBe(`${"a".repeat(120)}…`);
  expect(excerpt(`${"a".repeat(119)}\u{1F600}b`)).toBe(`${"a".repeat(119)}…`);
});

test("inline code shows any line of text and is nothing but code", () => {
  fc.assert(
    fc.property(lineOfMarkdown, (text) => {
      const nodes = nodesOf(`read ${inlineCode(text)} as`, "inlineCode");
      if (text === "") return;
      expect(nodes).toHaveLength(1);
      const shown = "value" in nodes[0]! ? nodes[0].value : "";
      const blank = text.replace(/\t/g, "␉").replace(/\0/g, "␀");
      expect(
        shown.replace(/⟨U\+([0-9A-F]+)⟩/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
      ).toBe(blank);
    }),
  );
});
