import { describe, expect, it, vi } from "vitest";

const TEXT = "a\u00e9\u2019\ud83d\ude00\udc80z";

const codesOf = async (): Promise<number[]> => {
  const { asBytes, copyCodes } = await import("../../src/english/codes.js");
  const codes = new Uint16Array(TEXT.length + 1);
  copyCodes(TEXT, codes, asBytes(codes));
  return [...codes];
};

describe("copyCodes", () => {
  const expected = [...Array.from({ length: TEXT.length }, (_, at) => TEXT.charCodeAt(at)), 0];

  it("copies the UTF-16 codes of a text", async () => {
    expect(await codesOf()).toEqual(expected);
  });

  it("does so where there is no Buffer", async () => {
    vi.resetModules();
    vi.stubGlobal("Buffer", undefined);
    try {
      expect(await codesOf()).toEqual(expected);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
