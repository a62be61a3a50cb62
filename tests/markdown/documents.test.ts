import { expect, test } from "vitest";
import { Documents } from "../../src/markdown/documents.js";

test("the text and the last of what is made of it are documents that are made once", () => {
  const documents = new Documents("One.");
  const source = documents.of("One.");
  const output = documents.of("Two.");
  expect([source.text, output.text]).toEqual(["One.", "Two."]);
  expect(documents.of("One.")).toBe(source);
  expect(documents.of("Two.")).toBe(output);
  documents.of("Three.");
  expect(documents.of("One.")).toBe(source);
  expect(documents.of("Two.")).not.toBe(output);
});

test("labels that are defined beyond the text count in all of them", () => {
  const documents = new Documents("See [it].", ["it"]);
  for (const text of ["See [it].", "Saw [it]."]) {
    const document = documents.of(text);
    const nodes = document.outlineOf(document.chunks[0]!)!;
    expect(nodes.some(({ type }) => type === "linkReference")).toBe(true);
  }
});
