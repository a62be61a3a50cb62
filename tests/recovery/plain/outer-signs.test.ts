import { describe, expect, it } from "vitest";
import { mayBeginWord, mayEndWord } from "../../../src/recovery/plain/outer-signs.js";

/** Asks about the sign behind ⟦. */
const asked = (marked: string, may: (text: string, at: number) => boolean): boolean =>
  may(marked.replace("⟦", ""), marked.indexOf("⟦"));

describe("a sign that may begin a word", () => {
  it.each([
    'the ⟦"rst of them',
    '⟦"rst',
    'the ⟦"rst and the "fth',
    'the ⟦"rst to su"er',
    '⟦"rst\nof "',
    "the ⟦[rst of [1]",
  ])("%j", (text) => {
    expect(asked(text, mayBeginWord)).toBe(true);
  });

  it.each([
    'the ⟦"rst" of them',
    'the ⟦"rst two",',
    "the⟦'re",
    'the ⟦"Rst',
    "the ⟦xrst",
    "⟦*ne*",
    "'⟦[rst]ystem.$'",
    "the ⟦[rst of them]",
  ])("not %j", (text) => {
    expect(asked(text, mayBeginWord)).toBe(false);
  });
});

describe("a sign that may end a word", () => {
  it.each(['the sta⟦" of', 'the sta⟦"', 'of"ce sta⟦" met'])("%j", (text) => {
    expect(asked(text, mayEndWord)).toBe(true);
  });

  it.each(['the "sta⟦" of', '"all the sta⟦".', 'the sta⟦"x', 'the STA⟦"'])("not %j", (text) => {
    expect(asked(text, mayEndWord)).toBe(false);
  });
});
