import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { plainTokens } from "../../../src/recovery/edges/edge-tokens.js";
import { withoutStanding } from "../../../src/recovery/edges/kept-blanks.js";
import { model } from "../../support/model.js";

/** What is left of garble under +2 whose blanks are kept. */
function left(text: string): string[] {
  const stretch = { start: 0, end: text.length, encoding: shiftEncoding(2), evidence: 40 };
  return withoutStanding(text, stretch, plainTokens(text, stretch), [model.words]).map(({ start, end }) =>
    text.slice(start, end),
  );
}

const BEFORE = "vjg rknqv jcf octmgf vjg ejcppgn";
const AFTER = "cpf vjg ncpvgtp ycu nkv cickp";

describe("withoutStanding", () => {
  it.each([
    "*very*",
    "_we_,",
    "café",
    "Łódź",
    "harbour",
    "e.g.",
    "U.S.A.,",
    "&amp;",
    "Mr.",
    "www.b.example",
    "https://a.example/x",
  ])("leaves %s out", (token) => {
    expect(left(`${BEFORE} ${token} ${AFTER}`)).toEqual([BEFORE, AFTER]);
  });

  it.each(["*vjg*", "Łtuv", "pqt", "Qwigg", "42", "x"])("keeps %s, which garble may show", (token) => {
    const text = `${BEFORE} ${token} ${AFTER}`;
    expect(left(text)).toEqual([text]);
  });

  it("leaves out at either end what looks like print only as it stands, and nothing where all does", () => {
    expect(left(`Abba ${BEFORE}`)).toEqual([BEFORE]);
    expect(left("Abba abba")).toEqual([]);
  });

  it("shares the evidence out by length", () => {
    const text = `${BEFORE} café ${AFTER}`;
    const stretch = { start: 0, end: text.length, encoding: shiftEncoding(2), evidence: 40 };
    const parts = withoutStanding(text, stretch, plainTokens(text, stretch), [model.words]);
    expect(parts.map(({ evidence }) => evidence)).toEqual(
      parts.map(({ start, end }) => (40 * (end - start)) / text.length),
    );
  });
});
