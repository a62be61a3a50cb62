import { describe, expect, it } from "vitest";
import { looksEnciphered, statisticsOf } from "../../../src/encodings/solver/statistics-gate.js";
import { encipher, freeCipher } from "../../support/cipher.js";
import { randomFrom } from "../../support/random.js";
import { scorer } from "../../support/scorer.js";

const PROSE =
  "The keeper of the toll bridge had orders to let no cart pass after dark, but he owed the baker for three loaves and looked the other way.";

describe("the gate of statistics", () => {
  it.each(["kept", "moved"] as const)("tells how enciphered prose shows its blanks: %s", (blank) => {
    const random = randomFrom(3);
    expect(looksEnciphered(encipher(PROSE, freeCipher(random, blank), 0, random), scorer)).toBe(blank);
  });

  it.each([
    ["English", PROSE],
    [
      "Polish",
      "Młynarz trzymał swoje księgi na strychu nad kołem, gdzie wilgoć nie mogła ich dosięgnąć, a żona zamiatała błoto.",
    ],
    [
      "code",
      "export const total = items.filter((item) => item.count > 0).map(({ count, price }) => count * price);",
    ],
    [
      "base64",
      "q83vEjRWeJq83vASNFZ4mrze8BI0Vniavc7wEjRWeJrLzvASNFZ4mrze8BI0VnhZvN7wEjRWeJo5Xk1PqT7uYbG2cR6sLh0dWmFa",
    ],
    ["nothing", ""],
  ])("turns away %s", (_, text) => {
    expect(looksEnciphered(text, scorer)).toBeUndefined();
  });

  it("counts codes and blanks", () => {
    expect(statisticsOf("aab b\n", scorer)).toMatchObject({
      length: 4,
      distinct: 2,
      blanks: 1 / 6,
      coincidence: 0.5,
    });
  });
});
