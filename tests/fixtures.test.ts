import { describe, expect, it } from "vitest";
import { emend } from "../src/index.js";
import { fixtureCases, REPAIRED_KINDS, refileCases } from "./support/fixtures.js";
import { model } from "./support/model.js";

const emended = (original: string): string => emend(original, { model, notes: "none" }).text;

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
