import { describe, expect, it } from "vitest";
import { type FixtureKind, fixtureCases } from "./fixtures.js";

const KINDS: readonly FixtureKind[] = ["in-the-wild", "synthetic", "negative", "known-failures"];

describe("fixtures", () => {
  it.each(KINDS)("names every case of %s once", (kind) => {
    const names = fixtureCases(kind).map(({ family, label }) => `${family}: ${label}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it("asks for a repair everywhere but among the negative cases", () => {
    for (const kind of KINDS) {
      for (const { label, original, fixed } of fixtureCases(kind)) {
        expect(original === fixed, label).toBe(kind === "negative");
      }
    }
  });
});
