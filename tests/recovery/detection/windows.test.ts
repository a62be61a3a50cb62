import { expect, it } from "vitest";
import { DECODED_CODES } from "../../../src/encodings/index.js";
import { explain, windowOf } from "../../../src/recovery/detection/windows.js";

const text = "a\u4e00b\u4e01\u4e00";
const window = () => windowOf(text, { start: 1, end: 5 }, Int32Array.of(0, 3, 5, 9, 10));

it("numbers the codes beyond the tables in the order in which they are met", () => {
  const { before, numbers, beyond } = window();
  expect(before).toBe("a".charCodeAt(0));
  expect([...numbers]).toEqual([DECODED_CODES, "b".charCodeAt(0), DECODED_CODES + 1, DECODED_CODES]);
  expect(beyond).toEqual([0x4e00, 0x4e01]);
});

it("costs nothing as it stands where it is explained", () => {
  const explained = window();
  expect([...explained.standing]).toEqual([3, 2, 4, 1]);
  explain(explained, { start: 2, end: 4 });
  expect([...explained.standing]).toEqual([3, 0, 0, 1]);
});
