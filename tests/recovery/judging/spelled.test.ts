import { describe, expect, it } from "vitest";
import { isSpelled } from "../../../src/recovery/judging/spelled.js";

/** Whether a text says that what stands behind it is spelled. */
const says = (text: string): boolean => isSpelled(text, { start: text.length, end: text.length });

describe("isSpelled", () => {
  it.each(["It is spelled ", "Spell these words:\n", "Clap once for each syllable: "])(
    "tells from %j",
    (text) => {
      expect(says(text)).toBe(true);
    },
  );

  it.each([
    "",
    "The spellbound keeper read ",
    "After a spell of rain he read the minutes aloud: ",
    "A blend of teas, said ",
    "He read a loud paper: ",
    `Spell: ${"the harbour light ".repeat(15)}`,
  ])("does not from %j", (text) => {
    expect(says(text)).toBe(false);
  });
});
