import { describe, expect, it } from "vitest";
import { emend } from "../src/index.js";
import { compareFigures, type DocumentFigures, documentFigures, type Figures } from "../src/score/figures.js";
import { readFigures, writeFigures } from "../src/score/figures-file.js";
import { scoreDocument } from "../src/score/score.js";
import {
  type FamilyTexts,
  FIXTURES_FOLDER,
  familyTexts,
  fixtureCases,
  REPAIRED_KINDS,
  refileCases,
} from "./support/fixtures.js";
import { model } from "./support/model.js";

/** What became of a case; every test is about the same ones. */
const results = new Map<string, string>();

function emended(original: string): string {
  const result = results.get(original) ?? emend(original, { model, notes: "none" }).text;
  results.set(original, result);
  return result;
}

/**
 * Run with UPDATE_FIXTURES=1 after the engine has changed: cases that fail now move to `known-failures`, known failures
 * that pass now move back. Negative cases never move: the engine has to leave them alone.
 */
const { UPDATE_FIXTURES } = process.env;
if (UPDATE_FIXTURES === "1") refileCases(({ original, fixed }) => emended(original) === fixed);

describe.each(REPAIRED_KINDS)("%s", (kind) => {
  it.each(fixtureCases(kind))("restores $family: $label", ({ original, fixed }) => {
    expect(emended(original)).toBe(fixed);
  });
});

describe("negative", () => {
  it.each(fixtureCases("negative"))("leaves $family: $label", ({ original }) => {
    expect(emended(original)).toBe(original);
  });
});

describe("known-failures", () => {
  it.each(fixtureCases("known-failures"))("does not yet restore $family: $label", ({ original, fixed }) => {
    expect(emended(original), "passes now: run the tests with UPDATE_FIXTURES=1 to file it anew").not.toBe(
      fixed,
    );
  });
});

describe("all cases of a family together", () => {
  it("are read no worse than when their figures were recorded", async () => {
    const now: Figures = { schema: 1, documents: Object.fromEntries(familyTexts(emended).map(figuresOf)) };
    if (UPDATE_FIXTURES === "1") await writeFigures(FIXTURES_FOLDER, now);
    const { regressions, notCompared, changes } = compareFigures((await readFigures(FIXTURES_FOLDER))!, now);
    expect(regressions, JSON.stringify(changes)).toEqual([]);
    expect(notCompared, "have other cases now: record their figures with UPDATE_FIXTURES=1").toEqual([]);
  });
});

function figuresOf({ family, ...texts }: FamilyTexts): [string, DocumentFigures] {
  return [
    family,
    documentFigures({ ...texts, spans: [] }, scoreDocument(texts.output, texts.truth, texts.raw)),
  ];
}
