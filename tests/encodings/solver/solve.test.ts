import { describe, expect, it } from "vitest";
import { decodeCode, decodeText } from "../../../src/encodings/encoding.js";
import { solveEncodings, solveRanges } from "../../../src/encodings/solver/solve.js";
import { encipher, freeCipher, linkedCipher, monotoneCipher, rangedCipher } from "../../support/cipher.js";
import { randomFrom } from "../../support/random.js";
import { scorer } from "../../support/scorer.js";

const SHORT =
  "The miller kept his ledgers in the loft above the wheel, where The damp could not reach them. He wrote In pencil.";
const LONG = `${SHORT} Every spring the river rose to the second step, and every autumn his wife swept the mud out of the yard with a broom of birch twigs. Nobody in the village could remember a year when the bridge had stood dry from January to June, and few had ever tried.`;

const lettersOf = (text: string): string[] => Array.from(text).filter((code) => /[a-z]/.test(code));

/** Share of small letters that a solution reads right. */
function lettersRight(truth: string, shown: string): number {
  const [solution] = solveEncodings([shown], scorer);
  if (solution === undefined) return 0;
  const read = Array.from(shown, (code) =>
    String.fromCharCode(decodeCode(solution.encoding, code.charCodeAt(0))),
  );
  const wanted = Array.from(truth);
  const right = wanted.filter((code, at) => /[a-z]/.test(code) && read[at] === code);
  return right.length / lettersOf(truth).length;
}

describe("ranges", () => {
  it.each(["kept", "moved"] as const)("of shifted codes are read, the blank %s", (blank) => {
    for (let seed = 1; seed <= 3; seed += 1) {
      const random = randomFrom(seed);
      const shown = encipher(SHORT, rangedCipher(random, blank), 0, random);
      const [solution] = solveEncodings([shown], scorer);
      expect(decodeText(solution!.encoding, shown)).toBe(SHORT);
      expect(solution!.agreement).toBeGreaterThan(0.9);
    }
  });

  it("tell the offsets of each range", () => {
    const shown = Array.from(SHORT, (code) => {
      const offset = /[a-z]/.test(code) ? -15 : /[A-Z]/.test(code) ? -11 : 0;
      return String.fromCharCode(code.charCodeAt(0) + offset);
    }).join("");
    const [solution] = solveEncodings([shown], scorer);
    expect(solution!.encoding.family).toBe("ranged-shift");
    expect(solution!.encoding.params).toMatchObject({ lower: -15, upper: -11 });
  });

  it.each([0xd19, 0xf000])("are one shift where all are shifted alike, here by %i", (offset) => {
    const shown = Array.from(SHORT, (code) => String.fromCharCode(code.charCodeAt(0) + offset)).join("");
    const [solution] = solveEncodings([shown], scorer);
    expect(solution!.encoding.family).toBe("shift");
    expect(decodeText(solution!.encoding, shown)).toBe(SHORT);
  });
});

describe("ranges behind a shift", () => {
  const SMALL =
    "the lamps were lit, and the keepers came down to the harbour in the evening, when the boats lay idle.";
  const shown = (lower: number, others: number, text = SMALL): string =>
    Array.from(text, (code) =>
      code === " " ? code : String.fromCharCode(code.charCodeAt(0) + (/[a-z]/.test(code) ? lower : others)),
    ).join("");

  it("that reads small letters as capitals are told by what stands beside the letters", () => {
    expect(solveRanges([shown(-29, 4)], 3, scorer)?.params).toMatchObject({ lower: -29, signs: 4 });
  });

  it("are none where capitals are shifted as all else is", () => {
    expect(solveRanges([shown(0, 3, SMALL.toUpperCase())], 3, scorer)).toBeUndefined();
  });
});

describe("a substitution", () => {
  it.each([
    ["linked in both cases", linkedCipher],
    ["free", (random: () => number) => freeCipher(random, "kept")],
    ["free, the blank moved", (random: () => number) => freeCipher(random, "moved")],
    ["in the order of a font", (random: () => number) => monotoneCipher(random, "kept")],
  ])("is read: %s", (_, makeCipher) => {
    const random = randomFrom(7);
    const shown = encipher(LONG, makeCipher(random), 0, random);
    expect(lettersRight(LONG, shown)).toBeGreaterThan(0.97);
  });

  it("is the same at every run", () => {
    const random = randomFrom(8);
    const shown = encipher(LONG, freeCipher(random, "kept"), 0, random);
    expect(solveEncodings([shown], scorer)).toEqual(solveEncodings([shown], scorer));
  });

  it("says nothing of codes that never occur, and can be written as JSON", () => {
    const random = randomFrom(9);
    const cipher = freeCipher(random, "kept");
    const [solution] = solveEncodings([encipher(LONG, cipher, 0, random)], scorer);
    expect(decodeCode(solution!.encoding, cipher.shown.get("Z")!.charCodeAt(0))).toBe(0);
    const { params } = solution!.encoding;
    expect(JSON.parse(JSON.stringify(params))).toEqual(params);
  });

  it("is found in the stretches of one font together", () => {
    const random = randomFrom(10);
    const cipher = linkedCipher(random);
    const sentences = LONG.split(". ").map((sentence) => encipher(sentence, cipher, 0, random));
    const solutions = solveEncodings(sentences, scorer);
    expect(solutions).toHaveLength(1);
    // The second is too short to tell anything.
    expect(sentences[1]!.length).toBeLessThan(30);
    expect(solutions[0]!.stretches).toEqual(
      sentences.map((_, index) => index).filter((index) => index !== 1),
    );
  });
});

describe("nothing is solved", () => {
  it.each([
    ["English", LONG],
    ["too short a text", "Awj chdsjoa mjoehsfasvp vn awj ecuj"],
    [
      "German",
      "Der Müller bewahrte seine Bücher auf dem Boden über dem Rad auf, wohin die Feuchtigkeit nicht drang, und schrieb mit Bleistift.",
    ],
    ["hexadecimal digits", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".repeat(3)],
    ["a gene", "ACGTTGCAAGCTTACGGATCCATGCAAGT".repeat(6)],
    ["an alphabet that a writer turned", rotate(LONG)],
  ])("in %s", (_, text) => {
    expect(solveEncodings([text], scorer)).toEqual([]);
  });
});

/** ROT13. */
function rotate(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter < "a" ? 0x41 : 0x61;
    return String.fromCharCode(base + ((letter.charCodeAt(0) - base + 13) % 26));
  });
}
