import { describe, expect, it } from "vitest";
import { encipheredParts } from "../../../src/recovery/detection/enciphered-parts.js";
import { linkedCipher } from "../../support/cipher.js";
import { model } from "../../support/model.js";
import { randomFrom } from "../../support/random.js";

const BEFORE = "The keeper of the museum wrote to the council in the spring, and received no answer.";
const TRUE =
  "Every summer the children of the village painted the boats that lay upside down on the shingle.";
const AFTER = "Nobody could say afterwards who had ordered the timber or where it had been stored.";

const { shown } = linkedCipher(randomFrom(5));
const GARBLED = Array.from(TRUE, (character) => shown.get(character) ?? character).join("");

/** The parts of a text that is suspect from one end to the other. */
const partsOf = (text: string, isExplained: (offset: number) => boolean = () => false): string[] =>
  encipheredParts(text, [{ start: 0, end: text.length }], isExplained, model).map(({ start, end }) =>
    text.slice(start, end),
  );

describe("an enciphered stretch is cut out of healthy text", () => {
  it.each(["\n\n", " "])("between paragraphs and inside a line: %j", (gap) => {
    expect(partsOf([BEFORE, GARBLED, AFTER].join(gap))).toEqual([GARBLED]);
  });

  it("without a healthy word on a line of its own, in letters of any kind", () => {
    const high = Array.from(GARBLED, (code) =>
      /[a-z]/i.test(code) ? String.fromCharCode(code.charCodeAt(0) + 0x150) : code,
    ).join("");
    expect(partsOf(`${high}\n\nApril,`)).toEqual([high]);
  });

  it("and there is none in healthy text", () => {
    expect(partsOf(`${BEFORE}\n\n${TRUE}\n\n${AFTER}`)).toEqual([]);
  });

  it("once where it is one token with healthy letters in between", () => {
    const joined = GARBLED.replaceAll(" ", "");
    const token = [joined, "intheotherwordsofthestatement".repeat(6), joined].join("");
    expect(partsOf(`${AFTER} ${token} ${AFTER}`)).toEqual([token]);
  });

  it("but not where an encoding reads it already", () => {
    expect(partsOf(GARBLED, () => true)).toEqual([]);
  });
});
