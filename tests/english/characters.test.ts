import { describe, expect, it } from "vitest";
import { ANY, SYMBOL_OF_CODE, SYMBOLS } from "../../src/english/alphabet.js";
import { characterCost, estimateCharacterTable, nextContext } from "../../src/english/characters.js";
import { UNITS_PER_NAT } from "../../src/english/costs.js";
import { model } from "../support/model.js";

const symbolsOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => SYMBOL_OF_CODE[character.charCodeAt(0)]!);
const contextOf = (text: string): number => symbolsOf(text).reduce(nextContext, ANY);
const symbolOf = (character: string): number => symbolsOf(character)[0]!;

/** Sum of the probabilities of all symbols after a context. */
function totalAfter(table: Uint8Array, context: number): number {
  let total = 0;
  for (let symbol = 1; symbol < SYMBOLS; symbol += 1) {
    total += Math.exp(-characterCost(table, context, symbol) / UNITS_PER_NAT);
  }
  return total;
}

/** What rounding costs to sixteenths of a nat may do to a sum of probabilities. */
const ROUNDING = 0.035;

describe("a table of characters", () => {
  const table = estimateCharacterTable([
    { symbols: symbolsOf("the thing that they thought of then"), weight: 1 },
    { symbols: symbolsOf("a quiet queen"), weight: 2.5 },
  ]);

  it.each(["", "t", "th", "the", "zzz", "xq "])("gives probabilities that sum to one after %j", (context) => {
    expect(Math.abs(totalAfter(table, contextOf(context)) - 1)).toBeLessThan(ROUNDING);
  });

  it("thinks more of what it has seen, and nothing impossible", () => {
    expect(characterCost(table, contextOf(" th"), symbolOf("e"))).toBeLessThan(
      characterCost(table, contextOf(" th"), symbolOf("u")),
    );
    expect(characterCost(table, contextOf("q"), symbolOf("z"))).toBeLessThan(255);
  });

  it("counts by weight", () => {
    const [light, heavy] = [1, 9].map((weight) =>
      estimateCharacterTable([
        { symbols: symbolsOf("aba"), weight },
        { symbols: symbolsOf("aca"), weight: 3 },
      ]),
    );
    expect(characterCost(heavy!, contextOf("a"), symbolOf("b"))).toBeLessThan(
      characterCost(light!, contextOf("a"), symbolOf("b")),
    );
  });

  it("falls back on shorter contexts where a longer one was never seen", () => {
    expect(characterCost(table, contextOf("xq "), symbolOf("t"))).toBe(
      characterCost(table, contextOf(" "), symbolOf("t")),
    );
  });
});

describe.each(["running", "spelling"] as const)("the model's table of %s text", (name) => {
  it.each(["", " ", "th", "ing", "qu"])("gives probabilities that sum to one after %j", (context) => {
    expect(Math.abs(totalAfter(model[name], contextOf(context)) - 1)).toBeLessThan(ROUNDING);
  });
});
