import { describe, expect, it } from "vitest";
import { recover } from "../../src/recovery/recover.js";
import { model } from "../support/model.js";

const TEXT = `The barge left the upper lock at six.
Vjg"rknqv"jcf"octmgf"vjg"ejcppgn"ykvj"nqpi"rqngu0
Nobody spoke before the second bend.
`;

const findingsIn = (text: string) =>
  recover(text, { model, minConfidence: 0.95, minReading: 0, lexicon: [], markdown: true }).findings;

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
});
