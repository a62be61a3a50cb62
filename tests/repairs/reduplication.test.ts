import { expect, test } from "vitest";
import { isReduplication } from "../../src/repairs/reduplication.js";

test.each([
  ["hotch", "potch"],
  ["hoity", "toity"],
  ["riff", "raff"],
  ["zig", "zag"],
  ["tick", "tock"],
])("%s %s is one word said twice", (first, second) => {
  expect(isReduplication(first, second)).toBe(true);
});

test.each([
  ["har", "bour"],
  ["be", "ne"],
  ["to", "do"],
  ["car", "penter"],
  ["ye", "ar"],
])("%s %s is none", (first, second) => {
  expect(isReduplication(first, second)).toBe(false);
});
