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
  ["an end that is no number", { ...decode, end: Number.NaN }],
  ["a range before the text", { ...decode, start: -4, end: -1, from: "vjg" }],
  ["a fraction", { ...decode, start: 0.5, end: 3.5, from: "vjg" }],
  ["a range of another length", { ...decode, start: 5, end: 4, from: "" }],
])("refuses a step that does not fit: %s", (_, step) => {
  const applied = () => applySteps('vjg"', [step]);
  expect(applied).toThrow(RangeError);
  expect(applied).toThrow(`step 0 (F1) does not find ${JSON.stringify(step.from)} at ${step.start}`);
});

test("refuses a later step that does not fit what the ones before it left", () => {
  expect(() => applySteps('vjg"', [decode, { ...decode, rule: "F2" }])).toThrow("step 1 (F2)");
});
