import { describe, expect, it } from "vitest";
import { readCipherText } from "../../../src/encodings/solver/cipher-text.js";
import { targetOf } from "../../../src/encodings/solver/targets.js";
import { countWords } from "../../../src/encodings/solver/words.js";

const LEXICON = new Set(["the", "bridge", "was", "closed"]);

/** The words of a text that is read as it stands. */
function countsOf(plain: string) {
  const text = readCipherText([plain], "kept");
  return countWords(text, text.codes.map(targetOf), (word) => LEXICON.has(word));
}

describe("words", () => {
  it("are looked up from three letters on, whatever their case", () => {
    expect(countsOf("The bridge is qqq")).toMatchObject({ words: 3, known: 2, letters: 12, knownLetters: 9 });
  });

  it("with an apostrophe are not looked up", () => {
    expect(countsOf("the bridge's end")).toMatchObject({ words: 2, known: 1 });
  });

  it("of one letter are written a or I", () => {
    expect(countsOf("a bridge and I x").odd).toBe(1);
  });
});

describe("sentences", () => {
  it("begin with a capital", () => {
    expect(countsOf("It was. The end. no")).toMatchObject({ begun: 1, unbegun: 1 });
  });

  it("close what they open", () => {
    expect(countsOf("(was) (closed was)) the").unpaired).toBe(1);
    expect(countsOf("the (was").unpaired).toBe(1);
  });

  it("have no numbers that begin with 0", () => {
    expect(countsOf("in 1901 at 0 and 042").zeros).toBe(1);
  });
});
