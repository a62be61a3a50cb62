import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visible, visibleJson, visibleText } from "../../src/report/visible.js";

describe("visible", () => {
  test.each([
    ["a\u001B[2J\u0007", "a␛[2J␇"],
    ["a\tb\nc\u007F", "a␉b␊c␡"],
    ["\u009B31m", "\\u{9b}31m"],
    ["user\u202Egnp.md", "user\\u{202e}gnp.md"],
    ["zero\u200Bwidth\uFEFF", "zero\\u{200b}width\\u{feff}"],
    ["byte\uDCE9", "byte\\xe9"],
    ["lone\uD83D", "lone\\u{d83d}"],
    ["naïve Łódź \u{1F600} 漢字", "naïve Łódź \u{1F600} 漢字"],
  ])("shows %j", (text, expected) => {
    expect(visible(text)).toBe(expected);
  });
});

test("visibleText keeps line ends and tabs, but no lone carriage return", () => {
  expect(visibleText("a\tb\r\nc\rd\n\u001B")).toBe("a\tb\r\nc␍d\n␛");
});

test("visibleJson means the same, and holds nothing that a terminal acts on", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (value) => {
      const json = visibleJson(value, 2);
      expect(JSON.parse(json)).toEqual(value);
      expect(json.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
  expect(visibleJson("\u009B\u{E0001}\u202E\uDCE9")).toBe('"\\u009b\\udb40\\udc01\\u202e\\udce9"');
});
