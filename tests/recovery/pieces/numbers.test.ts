import { expect, it } from "vitest";
import { Numbers } from "../../../src/recovery/pieces/numbers.js";

it("takes more numbers than it has room for, and keeps their order", () => {
  const numbers = new Numbers(0);
  const all = Array.from({ length: 100 }, (_, index) => index * index);
  for (const number of all) numbers.push(number);
  expect([...numbers.all]).toEqual(all);
});
