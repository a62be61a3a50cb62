import { describe, expect, it } from "vitest";
import { macintoshEncodings } from "../../../src/encodings/macintosh.js";
import { BLANK_MODES } from "../../../src/recovery/detection/reading-plans.js";
import { rescueTokens } from "../../../src/recovery/detection/rescue.js";
import { model } from "../../support/model.js";

const [encoding] = macintoshEncodings(false);

/** What is rescued of a text through an encoding with so much evidence in nats. */
function rescued(text: string, evidence = 100): string[] {
  const candidates = [{ encoding: encoding!, evidence, gains: [], determined: true, blanks: BLANK_MODES }];
  const window = { start: 0, end: text.length };
  return rescueTokens(text, [window], [], candidates, model).map(({ start, end }) => text.slice(start, end));
}

describe("tokens of a proven encoding", () => {
  it.each([
    ["a word", "the KDUERXU wall", ["KDUERXU"]],
    ["words in a row", "the KDUERXU ZDOO was", ["KDUERXU ZDOO"]],
    ["the end of a word", "the agreemeQW was", ["eQW"]],
    ["a word whose beginning is garbled, for the judge to weigh", "the Zithout was", ["Zithout"]],
    ["what stands beside a word with a capital", "HFHLYLQJParty of it", ["HFHLYLQJ"]],
    ["nothing in healthy text", "the NATO treaty and IBM", []],
    ["nothing in a word with a regular shape", "the Zagreb road", []],
  ])("give %s", (_, text, expected) => {
    expect(rescued(text)).toEqual(expected);
  });

  it("give nothing where the encoding is not proven", () => {
    expect(rescued("the KDUERXU wall", 10)).toEqual([]);
  });
});
