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
    expect(countsOf("The bridge is qqq")).toEqual({ words: 3, letters: 12, knownLetters: 9, nameLetters: 0 });
  });

  it("that the lexicon does not hold and that begin with a capital are names", () => {
    expect(countsOf("Fiddock closed the Bridge")).toEqual({
      words: 4,
      letters: 22,
      knownLetters: 15,
      nameLetters: 7,
    });
  });

  it("with an apostrophe are not looked up", () => {
    expect(countsOf("the bridge's end")).toEqual({ words: 2, letters: 6, knownLetters: 3, nameLetters: 0 });
  });
});
