import { expect, it } from "vitest";
import { assembled } from "../../src/recovery/assembled.js";
import { REACH_CODE } from "../../src/recovery/detection/reach-code.js";

it("gives what a module exports", () => {
  expect(assembled(REACH_CODE)).toHaveProperty("reach");
});

it("gives nothing where it cannot be compiled", () => {
  expect(assembled(REACH_CODE.slice(0, 40))).toBeUndefined();
});
