import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { BlankHabits, isPrintOnlyAsItStands, isSetApart } from "../../../src/recovery/edges/set-apart.js";
import { model } from "../../support/model.js";

const encoding = shiftEncoding(2);
const habits = (text: string): BlankHabits =>
  new BlankHabits(text, [{ start: 0, end: text.length, encoding, evidence: 40 }]);

describe("BlankHabits", () => {
  it("speak the more against a plain blank, the more others show in its place", () => {
    const [few, many] = [habits('vjg"ogp yg'), habits('vjg"ogp"qh"vjg"swc{"ygpv"fqyp yg')];
    expect(many.against(encoding, 1)).toBeGreaterThan(few.against(encoding, 1));
    expect(many.against(encoding, 2)).toBe(2 * many.against(encoding, 1));
  });

  it("do not count those that are asked about", () => {
    expect(habits('vjg"ogp qh vjg"swc{').against(encoding, 2)).toBeGreaterThan(
      habits('vjg"ogp qh vjg swc{').against(encoding, 2),
    );
  });

  it("say nothing of an encoding that was not seen", () => {
    expect(habits("").against(encoding, 1)).toBeCloseTo(0);
  });
});

describe("isSetApart", () => {
  const apart = (text: string, token: string): boolean => {
    const start = text.indexOf(token);
    return isSetApart(text, { start, end: start + token.length }, 2, encoding, model, habits(text));
  };

  it("tells a healthy token by blanks that are plain beside it alone", () => {
    expect(apart('vjg"ogp"qh"vjg"swc{"ygpv"fqyp"vq NaCl ugg"vjg"dqcvu', "NaCl")).toBe(true);
  });

  it("tells none where most blanks are plain", () => {
    expect(apart("vjg ogp qh vjg swc{ ygpv fqyp vq NaCl ugg vjg dqcvu", "NaCl")).toBe(false);
  });

  it("tells no garbled words", () => {
    expect(
      apart('vjg"ogp"qh"vjg"swc{ ygpv"fqyp"vq"vjg"jctdqwt ugg"vjg"dqcvu', 'ygpv"fqyp"vq"vjg"jctdqwt'),
    ).toBe(false);
  });
});

it.each([
  ["Bjørn", true],
  ["C-x", true],
  ["Vjg", false],
  ["yct{", false],
])("isPrintOnlyAsItStands %s", (token, expected) => {
  expect(isPrintOnlyAsItStands(token, shiftEncoding(token === "C-x" ? -57 : 3))).toBe(expected);
});
