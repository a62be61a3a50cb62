import { describe, expect, test } from "vitest";
import { decodeSource, formOf } from "../../src/source/decode.js";

const read = (...bytes: number[]) => decodeSource(Uint8Array.from(bytes));

describe("decodeSource", () => {
  test.each([
    ["nothing", [], { text: "", encoding: "utf-8", bom: false }],
    ["a mark alone", [0xef, 0xbb, 0xbf], { text: "", encoding: "utf-8", bom: true }],
    ["UTF-8 with a mark", [0xef, 0xbb, 0xbf, 0x61], { text: "a", encoding: "utf-8", bom: true }],
    [
      "a second mark as text",
      [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf],
      { text: "\uFEFF", encoding: "utf-8", bom: true },
    ],
    ["UTF-16, little end first", [0xff, 0xfe, 0x61, 0], { text: "a", encoding: "utf-16le", bom: true }],
    ["UTF-16, big end first", [0xfe, 0xff, 0, 0x61], { text: "a", encoding: "utf-16be", bom: true }],
    ["UTF-16 with nothing in it", [0xff, 0xfe], { text: "", encoding: "utf-16le", bom: true }],
    [
      "a UTF-16 mark before an odd length as UTF-8",
      [0xff, 0xfe, 0x61],
      { text: "\uDCFF\uDCFEa", encoding: "utf-8", bom: false, undecodable: 2 },
    ],
    ["UTF-16 without a mark as UTF-8", [0x61, 0], { text: "a\0", encoding: "utf-8", bom: false }],
    ["an undecodable byte", [0x61, 0xe9, 0x62], { text: "a\uDCE9b", undecodable: 1 }],
    ["an encoded surrogate byte by byte", [0xed, 0xa0, 0x80], { text: "\uDCED\uDCA0\uDC80", undecodable: 3 }],
    ["a truncated sequence byte by byte", [0xe2, 0x82, 0x61], { text: "\uDCE2\uDC82a", undecodable: 2 }],
    [
      "a well-formed character right after a truncated one",
      [0xe2, 0x82, 0xc3, 0xa9],
      { text: "\uDCE2\uDC82é", undecodable: 2 },
    ],
    [
      "an undecodable byte after a character of two units",
      [0xf0, 0x9f, 0x98, 0x80, 0x80],
      { text: "\u{1F600}\uDC80", undecodable: 1 },
    ],
    [
      "the last character of one unit and the first and last of two beside an undecodable byte",
      [0xef, 0xbf, 0xbf, 0xf0, 0x90, 0x80, 0x80, 0xf4, 0x8f, 0xbf, 0xbf, 0x80],
      { text: "\uFFFF\u{10000}\u{10FFFF}\uDC80", undecodable: 1 },
    ],
  ])("reads %s", (_name, bytes, expected) => {
    expect(read(...bytes)).toMatchObject({ bytes: bytes.length, ...expected });
  });

  test("keeps line ends", () => {
    expect(decodeSource(new TextEncoder().encode("a\r\nb\rc\n")).text).toBe("a\r\nb\rc\n");
  });
});

describe("formOf", () => {
  test.each([
    ["UTF-16 of an even length", [0xff, 0xfe, 0x61], 4, { encoding: "utf-16le", bom: true }],
    ["UTF-16 the other way round", [0xfe, 0xff], 4, { encoding: "utf-16be", bom: true }],
    ["an odd length, which UTF-16 has not", [0xff, 0xfe, 0x61, 0], 5, { encoding: "utf-8", bom: false }],
    ["UTF-8 with a mark, whatever its length", [0xef, 0xbb, 0xbf], 5, { encoding: "utf-8", bom: true }],
  ] as const)("tells %s by the first bytes of a text", (_, start, length, form) => {
    expect(formOf(Uint8Array.from(start), length)).toEqual(form);
  });
});
