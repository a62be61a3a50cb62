import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { buildDocumentLexicon } from "../../../src/english/document-lexicon.js";
import { withoutHealthyWords } from "../../../src/recovery/edges/healthy-words.js";
import { BlankHabits } from "../../../src/recovery/edges/set-apart.js";
import { FIRST_LESSONS } from "../../../src/recovery/reading/lessons.js";
import { model } from "../../support/model.js";

const context = {
  model,
  lexicon: buildDocumentLexicon([], [], model.words),
  lessons: FIRST_LESSONS,
  markdown: true,
};

const shifted = (text: string, offset: number): string =>
  Array.from(text, (letter) => String.fromCharCode(letter.charCodeAt(0) + offset)).join("");

/** What is left of a stretch between bars, in which what stands in braces is garbled. */
function left(marked: string, offset: number): string[] {
  const [before, stretch, after] = marked
    .replace(/\{([^}]*)\}/g, (_, garbled: string) => shifted(garbled, offset))
    .split("|") as [string, string, string];
  const text = before + stretch + after;
  const range = { start: before.length, end: before.length + stretch.length };
  const whole = { ...range, evidence: 40, encoding: shiftEncoding(offset) };
  return withoutHealthyWords(text, whole, context, new BlankHabits(text, [whole])).map(({ start, end }) =>
    text.slice(start, end),
  );
}

const garbled = (text: string, offset: number): string => shifted(text, offset);

describe("withoutHealthyWords leaves out", () => {
  it("a word at either end that would be read as signs", () => {
    expect(left("and |I {met the pilot} I| said", 40)).toEqual([garbled("met the pilot", 40)]);
  });

  it("a word inside, so that two stretches are left", () => {
    expect(left("the |{old reservoir} on {the hill}| above", 71)).toEqual([
      garbled("old reservoir", 71),
      garbled("the hill", 71),
    ]);
  });

  it.each([
    ["a formula", "$n$"],
    ["code", "`npm run`"],
    ["an emphasis", "*all*,"],
    ["a link", "[one](a.md)"],
    ["a name", "Throgmorton"],
  ])("%s that a person wrote inside", (_, written) => {
    expect(left(`the |{corn was sold} ${written} {when the boats}| came`, 2)).toEqual([
      garbled("corn was sold", 2),
      garbled("when the boats", 2),
    ]);
  });

  it.each(["NaCl", "C-x", "kHz", "Llwyd"])(
    "%s, which no encoding reads as a word, inside or at an end",
    (token) => {
      const [before, after] = [
        "and the men of the quay went down to see the boats",
        "before the tide had turned once more",
      ];
      expect(left(`the |{${before}} ${token} {${after}}| came`, 2)).toEqual([
        garbled(before, 2),
        garbled(after, 2),
      ]);
      expect(left(`the |{${before}} ${token}| came`, 2)).toEqual([garbled(before, 2)]);
    },
  );

  it("what looks like print only as it stands, where all blanks are plain", () => {
    expect(left(`saw |Bjørn qduudwlyh ri wkh vhyhqwhhqwk| century`, 3)).toEqual([
      "qduudwlyh ri wkh vhyhqwhhqwk",
    ]);
  });

  it("the beginning of a word that goes on healthy", () => {
    expect(left("by |{the young clerk} d’|affaires", 1)).toEqual([garbled("the young clerk", 1)]);
  });
});

describe("withoutHealthyWords leaves in", () => {
  it.each<[string, string, number]>([
    ["words that would be read as words", "|{see the} on {hill}|", 2],
    ["signs that show as a letter with a blank of the garble", "|{in China} {? }There|", 2],
    ["words that marks were laid over", "|{sold and} *{carried}* {home at once}|", 2],
    ["several words that marks were laid over", "|{sold and} `{carried up}` {home at once}|", 2],
    ["words where blanks are kept", "|{see} I {met}|", 40],
    ["hyphens before the rest of a word", "|{to be a com} -|munist", 2],
    ["digits that show as letters that are no word", "|{it was in} {1926}|", 20],
  ])("%s", (_, marked, offset) => {
    expect(left(marked, offset)).toHaveLength(1);
  });

  it("all of a stretch without plain blanks, as it is", () => {
    expect(left("|{met the pilot}|", 40)).toEqual([garbled("met the pilot", 40)]);
  });
});

describe("withoutHealthyWords leaves in", () => {
  it("parts of a word that a plain blank got into", () => {
    const whole = `${shifted("the men of the quay heard of the ope", 2)} ${shifted("ration from the pilot", 2)}`;
    expect(left(`as |${whole}| said`, 2)).toEqual([whole]);
  });

  it("what plain blanks set apart where a reader spread the letters out", () => {
    const whole = "o kpqt tgcuqp ku vjg ncwi jvgt qh o cp{";
    expect(left(`as |${whole}| said`, 2)).toEqual([whole]);
  });
});
