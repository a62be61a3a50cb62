import { describe, expect, it } from "vitest";
import { mayHoldCapital } from "../../../src/recovery/plain/plain-capitals.js";
import { model } from "../../support/model.js";

describe("a capital that may be a ligature", () => {
  it.each(["oLce", "Lrst", "satisLed", "conLict"])("stands in %s", (piece) => {
    expect(mayHoldCapital(piece, model.words)).toBe(true);
  });

  it.each([
    ["no capital", "ofce"],
    ["capitals that no ligature explains", "LLvm"],
    ["letters that are no word with any ligature", "zeLbrq"],
    ["a name that begins with it", "Lwów"],
  ])("does not stand in %s: %s", (_, piece) => {
    expect(mayHoldCapital(piece, model.words)).toBe(false);
  });
});
