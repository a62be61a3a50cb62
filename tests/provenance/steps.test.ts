import { expect, test } from "vitest";
import { applySteps } from "../../src/provenance/steps.js";

const decode = { stage: "decode", rule: "F1", start: 0, end: 4, from: 'vjg"', to: "the " } as const;

test("applies steps in order, each counted in what the previous ones left", () => {
  const trim = { stage: "repair", rule: "spacing", start: 3, end: 4, from: " ", to: "" } as const;
  expect(applySteps('vjg"', [decode, trim])).toBe("the");
});

test("leaves the text as it is without steps", () => {
  expect(applySteps("vjg", [])).toBe("vjg");
});

test.each([
  ["another text there", { ...decode, from: "abcd" }],
  ["a range outside", { ...decode, end: 9 }],
  ["no number", { ...decode, start: Number.NaN }],
  ["a range of another length", { ...decode, start: 5, end: 4, from: "" }],
])("refuses a step that does not fit: %s", (_, step) => {
  expect(() => applySteps('vjg"', [step])).toThrow(RangeError);
});
