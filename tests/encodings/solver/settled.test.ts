import { describe, expect, it } from "vitest";
import { readCipherText } from "../../../src/encodings/solver/cipher-text.js";
import { isSettled } from "../../../src/encodings/solver/settled.js";
import { targetCosts } from "../../../src/encodings/solver/targets.js";
import { scorer } from "../../support/scorer.js";

const language = { costs: targetCosts(scorer), words: scorer.words };
const TEXT =
  "The Harbour Board met in March 1894, and Captain Reed (of the Ferry) read the report. It was held that 12 boats lay idle.";

/** A text with each character shifted as said of its kind; blanks stay. */
const shifted = (text: string, offsetOf: (code: string) => number): string =>
  Array.from(text, (sign) =>
    sign === " " ? sign : String.fromCharCode(sign.charCodeAt(0) + offsetOf(sign)),
  ).join("");

const settled = (shown: string, shift: number): boolean =>
  isSettled(readCipherText([shown], "kept"), shift, "kept", language, 3);

describe("whether a shift is settled", () => {
  it("where it reads all of a text", () => {
    expect(
      settled(
        shifted(TEXT, () => 3),
        3,
      ),
    ).toBe(true);
  });

  it.each([
    ["capitals", /[A-Z]/],
    ["digits", /\d/],
    ["signs", /[^\w ]/],
  ])("not where %s have an offset of their own", (_, kind) => {
    expect(
      settled(
        shifted(TEXT, (sign) => (kind.test(sign) ? 5 : 3)),
        3,
      ),
    ).toBe(false);
  });

  it("not where it reads nothing", () => {
    expect(
      settled(
        shifted(TEXT, () => 3),
        4,
      ),
    ).toBe(false);
  });
});
