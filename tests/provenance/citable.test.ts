import { describe, expect, it } from "vitest";
import { toAnnotations } from "../../src/provenance/annotations.js";
import type { CitableRecord } from "../../src/provenance/citable.js";
import { toTei } from "../../src/provenance/tei.js";

const RECORD: CitableRecord = {
  tool: "emend 0.1.0",
  model: "sha256:0123",
  source: { path: "a.md" },
  encodings: [],
  spans: [],
};

describe.each([
  ["toTei", toTei],
  ["toAnnotations", toAnnotations],
])("%s", (_, write) => {
  it.each(["tool", "model", "source"] as const)("asks in words for %s", (name) => {
    const { [name]: _lacking, ...record } = RECORD;
    expect(() => write("text", record as CitableRecord)).toThrow(
      new TypeError(
        "the record does not say where it comes from: pass { ...record, tool, model: model.hash, source: { path } }",
      ),
    );
  });

  it("needs no more than these of a record", () => {
    expect(write("text", RECORD)).toContain("a.md");
  });
});
