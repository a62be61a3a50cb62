import { describe, expect, it } from "vitest";
import { emend } from "../../../src/index.js";
import { model } from "../../support/model.js";

/** What is emended in a text. */
const emended = (text: string): string[] =>
  emend(text, { model, notes: "none" }).record.spans.flatMap(({ action, raw }) =>
    action === "emended" ? [raw] : [],
  );

describe("words in parts", () => {
  it.each([
    ["in a list", "pock et, mir ror, ap ple, um brel la, gar den, win dow"],
    ["in a hymn", "our fa ther of our fes ti val, the gar den and the lan tern"],
    ["that begin apart", "sh ake, str ange, kn ock, th ink, sm all"],
    ["as notes", "sol fi re do, ti le sol fa, fi re ti re, do re mi fa sol"],
  ])("stay %s, where most long words are in parts", (_, text) => {
    expect(emended(text)).toEqual([]);
  });

  it("are joined where most long words are whole", () => {
    const text =
      "The keeper of the harbour wrote a careful let ter about the broken lan tern, and nobody in the village doubted that the gar den behind the museum had been sold before the winter.";
    expect(emended(text)).toEqual(["let ter", "lan tern", "gar den"]);
  });

  it("are joined where they fall apart anywhere", () => {
    const text = "The offi cers agr eed that the contra ct and the mem oranda should be pub lished at once.";
    expect(emended(text).length).toBeGreaterThan(1);
  });
});
