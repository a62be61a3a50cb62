import { describe, expect, it } from "vitest";
import { readCipherText } from "../../../src/encodings/solver/cipher-text.js";
import { EVERY_STEP, readingCost } from "../../../src/encodings/solver/reading-cost.js";
import { targetCosts, targetOf } from "../../../src/encodings/solver/targets.js";
import { scorer } from "../../support/scorer.js";

const language = { costs: targetCosts(scorer), words: scorer.words };

/** Nats that a text costs which is read as it stands. */
function costOf(plain: string): number {
  const text = readCipherText([plain], "kept");
  return readingCost(text, text.codes.map(targetOf), language) / scorer.unitsPerNat;
}

describe("what reads better costs less", () => {
  it.each([
    ["a word", "they crossed the bridge", "they crossed the bradge"],
    ["a word that follows another", "he said that he came. He is old", "he said that he came. Be is old"],
    [
      "a sentence that begins with a capital",
      "the door shut. The light went out",
      "the door shut. the light went out",
    ],
    [
      "a small letter inside a sentence",
      "the door shut, and the light went out",
      "the door shut, And the light went out",
    ],
    ["a capital at the beginning of a word", "the river Thames", "the river thameS"],
    ["a comma before a small letter", "the door shut, and the light", "the door shut. and the light"],
    ["a year", "built in the year 1894", "built in the year 5237"],
    ["a number without a leading zero", "about 42 boats", "about 04 boats"],
    ["digits rather than capitals", "built in 1894 by hand", "built in BIJE by hand"],
    ["brackets that pair up", "the boats (and the nets) were sold", "the boats )and the nets) were sold"],
    ["a comma rather than a square bracket", "his own hands, and it passes", "his own hands] and it passes"],
    ["a comma rather than an apostrophe", "the last five years, and that", "the last five years' and that"],
    ["a comma rather than a capital", "his official car, and he asked", "his official carE and he asked"],
    ["a letter rather than a stop between blanks", "and I should go", "and , should go"],
    ["a capital where a name begins", "the sailor's boat", "the sailor'S boat"],
    ["the word I", "and then I should go", "and then H should go"],
    ["an initial before its stop", "by A. J. Marsh", "by A, J, Marsh"],
  ])("%s", (_, better, worse) => {
    expect(costOf(better)).toBeLessThan(costOf(worse));
  });

  it("a code that nothing is known of costs what is said", () => {
    const text = readCipherText(["the bridge \uee00 was shut"], "kept");
    const targets = text.codes.map(targetOf);
    const difference = readingCost(text, targets, language, 9) - readingCost(text, targets, language, 5);
    expect(difference / scorer.unitsPerNat).toBeCloseTo(4);
  });
});

describe("what may cost no more than so much", () => {
  const text = readCipherText(["they crossed the bridge, and the light went out"], "kept");
  const targets = text.codes.map(targetOf);
  const whole = readingCost(text, targets, language);
  const upTo = (most: number): number =>
    readingCost(text, targets, language, undefined, { ...EVERY_STEP, most });

  it("is read to its end where it costs less", () => {
    expect(upTo(whole)).toBe(whole);
  });

  it("is given up where it costs more", () => {
    expect(upTo(whole / 2)).toBe(Number.POSITIVE_INFINITY);
  });
});
