import { describe, expect, it } from "vitest";
import { emend } from "../src/index.js";
import { compareFigures, type DocumentFigures, documentFigures, type Figures } from "../src/score/figures.js";
import { readFigures, writeFigures } from "../src/score/figures-file.js";
import { scoreDocument } from "../src/score/score.js";
import {
  FIXTURES_FOLDER,
  type FixtureCase,
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
  const cases = fixtureCases("known-failures");

  it.each(cases)("does not yet restore $family: $label", ({ original, fixed }) => {
    expect(emended(original), "passes now: run the tests with UPDATE_FIXTURES=1 to file it anew").not.toBe(
      fixed,
    );
  });

  it("come no further from the truth than when their figures were recorded", async () => {
    const now: Figures = { schema: 1, documents: Object.fromEntries(cases.map(figuresOf)) };
    if (UPDATE_FIXTURES === "1") await writeFigures(FIXTURES_FOLDER, now);
    const { regressions, changes } = compareFigures((await readFigures(FIXTURES_FOLDER))!, now);
    expect(regressions, `${JSON.stringify(changes)}; UPDATE_FIXTURES=1 records anew`).toEqual([]);
  });
});

function figuresOf({ family, label, original, fixed }: FixtureCase): [string, DocumentFigures] {
  const texts = { raw: original, truth: fixed, output: emended(original), spans: [] };
  return [`${family}: ${label}`, documentFigures(texts, scoreDocument(texts.output, fixed, original))];
}
