import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { makeCells } from "../../../src/recovery/reading/cells.js";
import { keepSigns } from "../../../src/recovery/reading/keep-signs.js";

/** What of a garbled text stays as it stands. */
function kept(text: string, offset = 2): string {
  const encoding = shiftEncoding(offset);
  const cells = makeCells("", text, "", encoding);
  const stay = keepSigns(cells, encoding, 0, cells.length);
  return [...stay].map((at) => text[at]).join("");
}

const BEFORE = 'vjg"ogp"qh"vjg"swc{"ygpv"fqyp';
const AFTER = 'vq"ugg"vjg"dqcvu"dghqtg"vjg"vkfg';

describe("keepSigns keeps", () => {
  it.each(["£20", "1914–1918", "–", "&", "12,", "(42)", "§", "50%"])("%s between plain blanks", (sign) => {
    expect(kept(`${BEFORE} ${sign} ${AFTER}`)).toBe(sign);
  });

  it.each(["[^2]", "[12]", "[^a]"])("the reference %s behind a word", (reference) => {
    expect(kept(`${BEFORE}0${reference} ${AFTER}`)).toBe(reference);
  });
});

describe("keepSigns keeps a sign behind a word and before a plain blank", () => {
  it.each([";", ",", ")"])("%s, which would end no word", (sign) => {
    expect(kept(`${BEFORE}${sign} ${AFTER}`)).toBe(sign);
  });

  it("but no bracket that may close a quote", () => {
    expect(kept(`)${BEFORE}) ${AFTER}`)).toBe("");
  });
});

describe("keepSigns keeps nothing", () => {
  it.each([
    ["of a garbled number between blanks of the encoding", `${BEFORE}"3;36"${AFTER}`],
    ["of what print does not set so", `${BEFORE} 3;36 ${AFTER}`],
    ["of letters between plain blanks", `${BEFORE} qh ${AFTER}`],
    ["where most blanks are plain", "vjg ogp qh vjg swc{ £20 vq ugg vjg dqcvu"],
    ["where too few blanks show", 'vjg"ogp 20 swc{'],
  ])("%s", (_, text) => {
    expect(kept(text)).toBe("");
  });

  it("where the encoding shows a digit as a blank", () => {
    const shifted = (text: string): string =>
      Array.from(text, (letter) => String.fromCharCode(letter.charCodeAt(0) - 16)).join("");
    expect(kept(`${shifted("the men of the quay went down to")} 20 ${shifted("see the boats")}`, -16)).toBe(
      "",
    );
  });
});
