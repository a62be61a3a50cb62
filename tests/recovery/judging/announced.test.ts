import { describe, expect, it } from "vitest";
import { announced } from "../../../src/recovery/judging/announced.js";

const CIPHER = "Wkh nhhshu vdlg qrwklqj";

/** Which of the ciphers of a text are announced. */
function saidOf(text: string): boolean[] {
  const stretches = [];
  for (let at = text.indexOf(CIPHER); at >= 0; at = text.indexOf(CIPHER, at + 1))
    stretches.push({ start: at, end: at + CIPHER.length });
  return announced(text, stretches);
}

describe("announced", () => {
  it.each([
    `Who did it? (ROT3 to avoid spoilers)\n\n${CIPHER}`,
    `Exercise 3. A Caesar cipher.\n\n${CIPHER}`,
    `Each letter was moved three places on.\n\n${CIPHER}`,
    `Cryptograms for a rainy day:\n\n${CIPHER}`,
  ])("tells what a text says of itself: %s", (text) => {
    expect(saidOf(text)).toEqual([true]);
  });

  it.each([
    CIPHER,
    `The keeper had the letters in a tin.\n\n${CIPHER}`,
    `Every letter from the consul was opened, in places along the coast.\n\n${CIPHER}`,
    `The letters were moved to the archive, and she took two places on the board.\n\n${CIPHER}`,
    `He read Caesar at the keyboard.\n\n${CIPHER}`,
    `Telegram No. 14, in cipher.\n\n${CIPHER}`,
    `${CIPHER}\n\nSo much for ROT3.`,
    `ROT3 is no secret. ${"The rest of the page is about the harbour. ".repeat(20)}${CIPHER}`,
  ])("tells nothing else: %s", (text) => {
    expect(saidOf(text)).toEqual([false]);
  });

  it("goes on from each that is announced to those near it", () => {
    const gap = "The next one is harder, said the teacher, and wrote it down. ".repeat(8);
    expect(saidOf(`ROT3:\n\n${CIPHER}\n\n${gap}\n\n${CIPHER}\n\n${gap}\n\n${CIPHER}`)).toEqual([
      true,
      true,
      true,
    ]);
    const many = `${CIPHER}\n\n${gap}`.repeat(12);
    expect(saidOf(`ROT3:\n\n${many}`)).toEqual(Array.from({ length: 12 }, (_, index) => index < 7));
    expect(saidOf(`ROT3:\n\n${CIPHER}\n\n${gap}${gap}\n\n${CIPHER}`)).toEqual([true, false]);
  });
});
