import { expect, it } from "vitest";
import { WHITE } from "../../src/recovery/white-space.js";

it("knows the white space that patterns know", () => {
  const known = Array.from(WHITE, (flag, code) => (flag === 1 ? code : -1)).filter((code) => code >= 0);
  const matched = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) =>
    /\s/.test(String.fromCharCode(code)),
  );
  expect(known).toEqual(matched);
});
