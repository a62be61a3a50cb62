import { describe, expect, test } from "vitest";
import { knownFormat, looksBinary, tooUndecodable } from "../../src/source/binary.js";

const bytesOf = (text: string) => Buffer.from(text, "latin1");

describe("looksBinary", () => {
  test.each([
    ["%PDF-1.7\n", "PDF"],
    ["\x89PNG\r\n\x1a\n", "PNG"],
    ["\xff\xd8\xff\xe0", "JPEG"],
    ["GIF89a\x10\x00\x10\x00\x80\x00\x00", "GIF"],
    ["PK\x03\x04", "ZIP"],
    ["\x1f\x8b\x08", "gzip"],
    ["\x7fELF", "ELF"],
    ["ID3\x03\x00", "MP3"],
    ["\xff\xfb\x90", "MP3"],
    ["AT&TFORM\0\0\0\0DJVM", "DjVu"],
    ["II*\0", "TIFF"],
    ["{\\rtf1\\ansi", "RTF"],
    ["SQLite format 3\0", "SQLite"],
    [`${"\0".repeat(60)}BOOKMOBI`, "Mobipocket"],
  ])("names the format of %j", (start, format) => {
    expect(looksBinary(bytesOf(start))).toMatch(new RegExp(`^is an? .*${format}.*, not text$`));
  });

  test.each([
    "",
    "plain text",
    "GIF89a is a format",
    "ID3 tags",
    "RIFF and WAVE",
    "MZ",
    "BM",
    "BZh9 and others",
  ])("takes %j as text", (text) => {
    expect(looksBinary(bytesOf(text))).toBeUndefined();
  });

  test.each([
    ["UTF-16 without a byte order mark", Buffer.from("a garbled page".repeat(9), "utf16le")],
    [
      "UTF-16 with a byte too many",
      Buffer.concat([Buffer.from("\ufeffa garbled page".repeat(9), "utf16le"), Buffer.from("\n")]),
    ],
    ["nothing but zeros", Buffer.alloc(100)],
  ])("refuses %s", (_, bytes) => {
    expect(looksBinary(bytes)).toMatch(/^is not text: \d+ % of its bytes are zero, as in UTF-16 without/);
  });

  test("takes UTF-16 with its mark as text, and a zero here and there", () => {
    expect(looksBinary(Buffer.from("\ufeffa garbled page", "utf16le"))).toBeUndefined();
    expect(looksBinary(bytesOf("a\0page of\0text"))).toBeUndefined();
  });

  test("refuses more than 30 % undecodable bytes, and no less", () => {
    expect(looksBinary(bytesOf("aaaaaaa\xe9\xe9\xe9"))).toBeUndefined();
    expect(looksBinary(bytesOf("aaaaaa\xe9\xe9\xe9\xe9"))).toBe(
      "is not text: 40 % of its bytes are no UTF-8",
    );
  });
});

test("tells a format by the first bytes alone, and what is no text by counts alone", () => {
  expect(knownFormat(bytesOf("%PDF-1.7\n\xe9\xe9"))).toBe("is a PDF document, not text");
  expect(knownFormat(bytesOf("\xe9\xe9\xe9"))).toBeUndefined();
  expect(tooUndecodable(31, 100)).toBe("is not text: 31 % of its bytes are no UTF-8");
  expect(tooUndecodable(30, 100)).toBeUndefined();
  expect(tooUndecodable(0, 0)).toBeUndefined();
});
