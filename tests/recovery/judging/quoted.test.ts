import { expect, test } from "vitest";
import { isQuoted } from "../../../src/recovery/judging/quoted.js";
import { model } from "../../support/model.js";

test.each([
  ["a quotation", "He wrote “wkh rog” here.", "wkh rog", true],
  ["a sentence of a longer one", "“Uif pme. Uif ofx.” he said.", "Uif ofx", true],
  ["a quotation with stops inside", 'say "wkh rog;" now', "wkh rog;", true],
  ["text between two quotations", "“one” wkh rog “two”", "wkh rog", false],
  ["text with an apostrophe", "it's wkh rog isn't it", "wkh rog", false],
  ["a quotation after which its stops stand", "“wkh rog...” he said", "wkh rog...", true],
  ["a quotation that closes within the stretch", "“wkh rog.” he said", "wkh rog.”", true],
  ["a quotation that begins with the stretch", "say “wkh rog” now", "“wkh rog", true],
  ["text after a quotation", "“one” wkh rog”", "wkh rog", false],
  ["text before a quotation", "“wkh rog “one”", "wkh rog", false],
  ["a quotation that goes on in the next line", "“wkh rog\n“new”", "wkh rog", false],
  ["a quotation from the line before", "“old\nwkh rog”", "wkh rog", true],
  ["a quotation from the paragraph before", "“old\n\nwkh rog”", "wkh rog", false],
  ["a quotation of a language that opens below", "„wkh rog“ war es", "wkh rog", true],
  ["a quotation between marks that point inwards", "»wkh rog« war es", "wkh rog", true],
  ["a quotation between equal marks", "”wkh rog” var det", "wkh rog", true],
  ["text after such a quotation", "”one” wkh rog ”two”", "wkh rog", false],
  ["straight quotes farther away", '"old wkh rog new"', "wkh rog", false],
  ["a straight quote that opens, with the other one farther away", '"wkh rog and more"', "wkh rog", false],
  ["a quotation with an apostrophe", "“it’s wkh rog isn’t”", "wkh rog", true],
  ["a quotation that ends in the next line", "“wkh rog\nnew”", "wkh rog", true],
  ["a quotation before the end of the paragraph", "“wkh rog\n\nnew”", "wkh rog", false],
  ["a quotation that ends in another one", "“wkh rog ‘o’.”", "wkh rog ‘o", true],
  ["text right before a quotation", "“wkh rog, “one”", "wkh rog, ", false],
  ["a straight quote farther before", '"old wkh rog" now', "wkh rog", false],
  ["an opening quote alone", 'a "%', "%", false],
  ["a quote that opens too far away", `“${"a".repeat(400)} wkh rog”`, "wkh rog", false],
  ["a quote that closes too far away", `“wkh rog ${"a".repeat(400)}”`, "wkh rog", false],
  ["a quotation of 390 characters", `“${"a".repeat(390)} wkh rog”`, "wkh rog", true],
])("tells %s", (_, text, part, quoted) => {
  const start = text.indexOf(part);
  expect(isQuoted(text, { start, end: start + part.length })).toBe(quoted);
});

test("tells a straight quote farther away by the words between", () => {
  const quoted = (text: string): boolean => {
    const start = text.indexOf("wkh rog");
    return isQuoted(text, { start, end: start + "wkh rog".length }, model.words);
  };
  expect(quoted('"Qrz wkh rog lv" here')).toBe(true);
  expect(quoted('"Now wkh rog lv" here')).toBe(false);
  expect(quoted('"Qrz wkh rog is old" here')).toBe(false);
  expect(quoted(`"${"q".repeat(100)} wkh rog" here`)).toBe(false);
});
