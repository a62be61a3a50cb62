import dictionary from "dictionary-en";
import { describe, expect, it } from "vitest";
import { cutPieces } from "../../src/recovery/pieces/pieces.js";
import { draftOf, recover } from "../../src/recovery/recover.js";
import { model } from "../support/model.js";

const TEXT = `The barge left the upper lock at six.
Vjg"rknqv"jcf"octmgf"vjg"ejcppgn"ykvj"nqpi"rqngu0
Nobody spoke before the second bend.
`;

const OPTIONS = { model, minConfidence: 0.95, minReading: 0, lexicon: [], markdown: true };

const findingsIn = (text: string) => recover(text, OPTIONS).findings;

/** A word list of which each word shows how many letters it has in common with the one before, as a control code. */
function frontCoded(words: readonly string[]): string {
  return words
    .map((word, index) => {
      const before = words[index - 1] ?? "";
      let common = 0;
      while (common < before.length && before[common] === word[common]) common += 1;
      return String.fromCharCode(common) + word.slice(common);
    })
    .join("");
}

describe("recover", () => {
  const found = findingsIn(TEXT);

  it("reads a text with the line ends of any system", () => {
    expect(found).toMatchObject([{ action: "emended", reading: expect.stringContaining("The pilot had") }]);
    expect(findingsIn(TEXT.replaceAll("\n", "\r"))).toEqual(found);
  });

  it("takes an undecodable byte for the end of a line, and no half of a character for one", () => {
    expect(findingsIn(TEXT.replaceAll("\n", "\udc80"))).toEqual(found);
    const emoji = findingsIn(`The barge \ud83d\udc80 left.\n\n${TEXT}`);
    expect(emoji.map(({ reading }) => reading)).toEqual(found.map(({ reading }) => reading));
  });

  it("finds nothing in a healthy text", () => {
    expect(findingsIn("The barge left the upper lock at six, and nobody spoke.\n".repeat(200))).toEqual([]);
  });

  it("reads little of a text in which some encoding gains hardly anything, and still what is garbled beside it", () => {
    const words = Buffer.from(dictionary.dic)
      .toString()
      .split("\n")
      .map((line) => line.replace(/\/.*/, ""))
      .filter((word) => /^[a-z]{2,14}$/.test(word));
    const list = frontCoded(words.sort().slice(8000, 11_000));
    const draft = draftOf(list, cutPieces(list, model.words), OPTIONS)!;
    const units = draft.stretches.reduce((sum, { start, end }) => sum + end - start, 0);
    expect(units).toBeLessThan(list.length / 50);
    expect(findingsIn(list)).toEqual([]);
    const read = findingsIn(`${list}\n\n${TEXT}`).map(({ reading }) => reading);
    expect(read).toContainEqual(expect.stringContaining("The pilot had"));
  });
});
