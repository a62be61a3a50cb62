import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { buildDocumentLexicon } from "../../../src/english/document-lexicon.js";
import type { Stretch } from "../../../src/recovery/detection/segment.js";
import { joinBroken } from "../../../src/recovery/edges/join-stretches.js";
import { FIRST_LESSONS } from "../../../src/recovery/reading/lessons.js";
import { model } from "../../support/model.js";

const context = {
  model,
  lexicon: buildDocumentLexicon([], [], model.words),
  lessons: FIRST_LESSONS,
  markdown: true,
};
const encoding = shiftEncoding(2);

const spaced = (text: string): string => Array.from(text.replaceAll(" ", "")).join(" ");
const shifted = (text: string): string =>
  Array.from(text, (letter) => String.fromCharCode(letter.charCodeAt(0) + 2)).join("");

/** Three stretches side by side; an encoding is said to show the one in the middle. */
function sideBySide(parts: readonly [string, string, string]): { text: string; stretches: Stretch[] } {
  let start = 0;
  const stretches = parts.map((part, index) => {
    const stretch = {
      start,
      end: start + part.length,
      evidence: 20,
      ...(index === 1 && { encoding }),
    };
    start = stretch.end + 1;
    return stretch;
  });
  return { text: parts.join(" "), stretches };
}

describe("joinBroken", () => {
  it("joins letter-spaced text with what only seems to be shown by an encoding", () => {
    const { text, stretches } = sideBySide([
      spaced("the lamps were lit before the keepers"),
      spaced("say what"),
      spaced("the board of the harbour will pay for"),
    ]);
    expect(joinBroken(text, stretches, context)).toEqual([{ start: 0, end: text.length, evidence: 40 }]);
  });

  it("leaves apart what an encoding shows between", () => {
    const { text, stretches } = sideBySide([
      spaced("the lamps were lit before the keepers"),
      spaced(shifted("wrote to them")),
      spaced("the board of the harbour will pay for"),
    ]);
    expect(joinBroken(text, stretches, context)).toEqual(stretches);
  });
});
