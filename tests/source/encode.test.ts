import { expect, test } from "vitest";
import { encodeSource } from "../../src/source/encode.js";

test("a lone surrogate that stands for no byte becomes U+FFFD in UTF-8, as everywhere else", () => {
  const bytes = encodeSource("a\uD800b\uDFFFc\uDCE9", { encoding: "utf-8", bom: false });
  expect([...bytes]).toEqual([...new TextEncoder().encode("a\uFFFDb\uFFFDc"), 0xe9]);
});

test("a pair whose second unit looks like an undecodable byte is one character", () => {
  const bytes = encodeSource("\u{10080}", { encoding: "utf-8", bom: false });
  expect([...bytes]).toEqual([0xf0, 0x90, 0x82, 0x80]);
});
