import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { provenancePieces, writeProvenance } from "../../src/batch/provenance-file.js";
import type { Provenance, Span } from "../../src/provenance/record.js";

const folder = mkdtempSync(join(tmpdir(), "emend-provenance-"));
afterAll(() => rmSync(folder, { recursive: true }));

const span = { id: "e1", raw: '"\n  vjg', steps: [{ from: "v", to: "t" }], doubtful: [] } as unknown as Span;

const provenance = (spans: number): Provenance => ({
  schema: 1,
  tool: "emend 0.1.0",
  model: "english:0",
  source: { path: "a.md", sha256: "0", bytes: 3, encoding: "utf-8", bom: false },
  encodings: [],
  spans: Array.from({ length: spans }, () => span),
  insertions: spans === 0 ? [] : [{ outStart: 0, outEnd: 3 }],
});

describe("a provenance file", () => {
  it.each([0, 1, 3000])("is written in pieces as if it were one string: %d spans", async (spans) => {
    const pieces = [...provenancePieces(provenance(spans))];
    expect(pieces.length > 6).toBe(spans > 1000);
    expect(pieces.join("")).toBe(JSON.stringify(provenance(spans), null, 2));
    const file = join(folder, `${spans}.json`);
    await writeProvenance(file, provenance(spans));
    expect(readFileSync(file, "utf8")).toBe(`${pieces.join("")}\n`);
  });
});
