import { describe, expect, it } from "vitest";
import { invariantsOf } from "../../../src/encodings/solver/invariants.js";
import { encipher, freeCipher } from "../../support/cipher.js";
import { randomFrom } from "../../support/random.js";

const invariants = (text: string) => invariantsOf(text, text.length);

describe("what no cipher changes", () => {
  it("counts words and pairs", () => {
    // Of ab, ab, ba, cd and de, one couple of ten is the same; of three a, three b, c, d and e, six of 36 are.
    expect(invariants("ab ab\nba\tcde")).toEqual({
      digrams: 1 / 10,
      dependence: 0.1 / (6 / 36) ** 2,
      wordLength: 9 / 4,
      longestWord: 3,
    });
    expect(invariants("")).toEqual({ digrams: 0, dependence: 0, wordLength: 0, longestWord: 0 });
  });

  it("is the same in cipher and plain text", () => {
    const prose = "The keeper owed the baker for three loaves and looked the other way when the cart went by";
    const random = randomFrom(5);
    expect(invariants(encipher(prose, freeCipher(random, "kept"), 0, random))).toEqual(invariants(prose));
  });
});
