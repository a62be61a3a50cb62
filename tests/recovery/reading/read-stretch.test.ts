import { describe, expect, it } from "vitest";
import type { Encoding } from "../../../src/encodings/index.js";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { buildDocumentLexicon } from "../../../src/english/document-lexicon.js";
import { applySteps } from "../../../src/provenance/steps.js";
import { FIRST_LESSONS, NO_SLIPS } from "../../../src/recovery/reading/lessons.js";
import { areAlike, type Reading, readStretch } from "../../../src/recovery/reading/read-stretch.js";
import { model } from "../../support/model.js";

const PLUS_2 = shiftEncoding(2);

/** Reads the part of a text that stands between ⟦ and ⟧. */
function reading(marked: string, shift: Encoding | "none" = PLUS_2): Reading & { readonly raw: string } {
  const start = marked.indexOf("⟦");
  const end = marked.indexOf("⟧") - 1;
  const text = marked.replace(/[⟦⟧]/g, "");
  const lexicon = buildDocumentLexicon([text.slice(0, start), text.slice(end)], [], model.words);
  const context = { model, lexicon, lessons: FIRST_LESSONS, markdown: true };
  const encoding = shift === "none" ? undefined : shift;
  return { ...readStretch(text, { start, end }, encoding, context), raw: text.slice(start, end) };
}

const CASES: readonly (readonly [what: string, marked: string, read: string])[] = [
  ["clean print", '⟦Vjg"okpkuvgt"urqmg"hktuv0⟧', "The minister spoke first."],
  ["a dropped letter", '⟦Vjg"okkuvgt"urqmg"hktuv0⟧', "The minister spoke first."],
  ["blanks beside wide letters", '⟦Vjg"o kpkuvgt" y gpv"j qo g0⟧', "The minister went home."],
  ["a lost blank", '⟦Vjg"okpkuvgturqmg"hktuv0⟧', "The minister spoke first."],
  ["ligatures", '⟦vjg"qhŁegt"cpf"vjg"Łggv⟧', "the officer and the fleet"],
  ["quotes and apostrophes", '⟦õVjg"okpkuvgtøu"jqwugö⟧', "“The minister’s house”"],
  ["escapes laid over", 'see ⟦vjg"yct\\_\\_cpf"vjg"rgceg⟧ here', "the war]]and the peace"],
  ["a word that is half healthy", 'The settle⟦ogpv"qh"vjg"ujqtg⟧ went on', "ment of the shore"],
];

describe("a stretch", () => {
  it.each(CASES.filter(([what]) => what !== "escapes laid over"))("with %s is read", (_, marked, read) => {
    expect(reading(marked).text).toBe(read);
  });

  it.each(CASES)("with %s has steps that lead from the raw text to the reading", (_, marked) => {
    const { raw, steps, text } = reading(marked);
    expect(applySteps(raw, steps)).toBe(text);
  });

  it("of true letters that stand apart is read without an encoding", () => {
    const { text, steps } = reading("were ⟦b e i n g f o r c e d t o w o r k⟧ in the mines", "none");
    expect(text).toBe("being forced to work");
    expect(steps.every(({ stage }) => stage === "repair")).toBe(true);
  });

  it("costs less, the better it reads", () => {
    const right = reading('⟦Vjg"okpkuvgt"urqmg"hktuv0⟧').cost;
    const wrong = reading('⟦Vjg"okpkuvgt"urqmg"hktuv0⟧', shiftEncoding(5)).cost;
    expect(right).toBeLessThan(wrong);
  });

  it("knows where its words stand in the source", () => {
    const { words, sourceOffset } = reading('see ⟦vjg"okpkuvgt⟧ now');
    const places = words.map(({ edge }) => [edge.word, sourceOffset(edge.start), sourceOffset(edge.end)]);
    expect(places).toEqual([
      ["the", 4, 7],
      ["minister", 8, 16],
    ]);
  });
});

/** A text as a shift of all its characters shows it. */
const shown = (text: string, offset: number): string =>
  Array.from(text, (sign) => String.fromCharCode(sign.charCodeAt(0) + offset)).join("");

describe("what a font shows for a sign, and Markdown for its own", () => {
  it("is a sign where no mark of emphasis could stand", () => {
    const text = "in full, in some villages by force, in others";
    expect(reading(`⟦${shown(text, -2)}⟧`, shiftEncoding(-2)).text).toBe(text);
  });

  it("is a mark where it stands before and behind what is garbled", () => {
    expect(reading(`⟦*${shown("in full and in some villages", -2)}*⟧`, shiftEncoding(-2)).text).toBe(
      "*in full and in some villages*",
    );
  });

  it("is a bracket where one closes it, and a mark where another mark does", () => {
    const garbled = `*${shown("The Salt Review", 2)}* ${shown("3 (1926), of the town", 2)}`;
    expect(reading(`In ⟦${garbled}⟧`).text).toBe("*The Salt Review* 3 (1926), of the town");
  });

  it.each([
    ["beside digits", "from 1671 to 1777, and off with the fire"],
    ["alone", "on the night of 7 August no water came"],
  ])("is a digit where it shows as a blank %s", (_, text) => {
    expect(reading(`⟦${shown(text, -23)}⟧`, shiftEncoding(-23)).text).toBe(text);
  });

  it("is a blank too many where others stand in words", () => {
    const garbled = shown("from 1661 to 1664, and off with the fire", -23).replace(
      shown("fire", -23),
      (word) => [word.slice(0, 2), word.slice(2)].join(" "),
    );
    expect(reading(`⟦${garbled}⟧`, shiftEncoding(-23)).text).toBe("from 1661 to 1664, and off with the fire");
  });
});

describe("letters that stand apart", () => {
  const spaced = (text: string): string => [...text.replaceAll(" ", "")].join(" ");

  it.each([
    ["a declaralicn of the council", "a declaration of the council"],
    ["the stalemcnt of the committee", "the statement of the committee"],
  ])("are read as a word in spite of two slips: %s", (shown, read) => {
    expect(reading(`⟦${spaced(shown)}⟧`, "none").text).toBe(read);
  });
});

describe("lessons after which nothing reads otherwise", () => {
  it.each([
    ["the same", NO_SLIPS, true],
    ["hardly any slip", { ...NO_SLIPS, noise: 0.00001 }, true],
    ["slips that are looked for", { ...NO_SLIPS, noise: 0.001 }, false],
    ["a ligature", { ...NO_SLIPS, ligatures: new Map([["Łfi", 1]]) }, false],
    ["a name", { ...NO_SLIPS, names: ["Kowalski"] }, false],
  ])("%s", (_, lessons, alike) => {
    expect(areAlike(lessons, NO_SLIPS)).toBe(alike);
  });
});
