import { describe, expect, it } from "vitest";
import { shiftedWords, shiftsShown } from "../../../src/recovery/detection/shifted-words.js";
import { model } from "../../support/model.js";

/** Every code shown as code + offset, or only those that are no blanks. */
const shifted = (text: string, offset: number, blanks: "kept" | "shifted" = "shifted"): string =>
  Array.from(text, (sign) =>
    sign === " " && blanks === "kept" ? sign : String.fromCharCode(sign.charCodeAt(0) + offset),
  ).join("");

const found = (text: string, unparted = false) =>
  shiftedWords(text, { start: 0, end: text.length }, model.words, unparted);
const shown = (text: string): number[] => shiftsShown([found(text)]).toArray();

describe("shiftedWords", () => {
  it.each([-80, -69, -29, -3, 2, 3, 29, 65])("finds words that are shifted by %i, blanks kept", (offset) => {
    expect(shown(shifted("on this morning all", offset, "kept"))).toContain(offset);
  });

  it("finds them between shifted blanks, in small letters, with a capital, and in capitals", () => {
    for (const text of ["the harbour was", "the Harbour was", "THE HARBOUR WAS"])
      expect(shown(shifted(text, 2))).toContain(2);
  });

  it("finds a word that a spurious blank parts", () => {
    expect(shown("jctd qwt")).toContain(2);
  });

  it("takes no part of a word for one, unless blanks may be lost", () => {
    const inside = shifted("xxharbourxx", 2);
    expect(shown(inside)).not.toContain(2);
    const { parted, inside: within } = found(inside, true);
    expect([parted.has(2), within.has(2)]).toEqual([false, true]);
  });

  it("finds nothing as it stands, and nothing in too little", () => {
    expect(shown("harbour")).not.toContain(0);
    expect(shown("vjg")).toEqual([]);
  });
});
