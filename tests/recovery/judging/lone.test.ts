import { describe, expect, it } from "vitest";
import { emend } from "../../../src/index.js";
import { model } from "../../support/model.js";

const SENTENCE =
  "The keeper of the harbour wrote a careful letter about the broken lantern, and nobody in the village doubted it. ";
const LONG = SENTENCE.repeat(100);
const DOUBLED = "CChheecckk yyoouurr llaanntteerrnn..";
const APART = "Many letters were sub stituted before the winter.";

const spansOf = (text: string): string[][] =>
  emend(text, { model, notes: "none" }).record.spans.map(({ action, raw, reading }) => [
    action,
    raw,
    reading ?? "",
  ]);

describe("what people may have written so", () => {
  it.each([
    ["letters doubled", DOUBLED, "Check your lantern."],
    ["a word in two parts", APART, "substituted"],
    ["letters set apart", "O u t   i n   t h e   f i e l d !", "Out in the field!"],
    ["words run together", "He said thatthelanternwasbrokenagainbeforethewinter to us.", "that the lantern"],
  ])("is left to a person where it stands once in a long text: %s", (_, damaged, reading) => {
    const [short, ...others] = spansOf(`${SENTENCE}\n\n${damaged}\n\n${SENTENCE}`);
    expect(others).toEqual([]);
    expect(short?.[0]).toBe("emended");
    const [long, ...more] = spansOf(`${LONG}\n\n${damaged}\n\n${LONG}`);
    expect(more).toEqual([]);
    expect(long?.[0]).toBe("flagged");
    expect(long?.[2]).toContain(reading);
  });

  it("is emended where it stands twice", () => {
    const actions = spansOf(`${LONG}\n\n${DOUBLED}\n\n${APART}\n\n${LONG}`).map(([action]) => action);
    expect(actions).toEqual(["emended", "emended"]);
  });

  it("is emended beside damage that nobody makes", () => {
    const text = `${LONG}\n\n${DOUBLED}\n\nThe first ofﬁce was closed.\n\n${LONG}`;
    expect(spansOf(text).map(([action]) => action)).toEqual(["emended", "emended"]);
  });
});

it("emends once what nobody writes", () => {
  expect(
    spansOf(`${LONG}\n\nThe ofﬁcers were ﬁrst.\n\n${LONG}`).every(([action]) => action === "emended"),
  ).toBe(true);
  expect(spansOf(`${LONG}\n\nThe cafÃ© was closed.\n\n${LONG}`)).toEqual([["emended", "cafÃ©", "café"]]);
});
