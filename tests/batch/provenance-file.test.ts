import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ownerOf, provenancePieces, writeProvenance } from "../../src/batch/provenance-file.js";
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

describe("who wrote what stands in the place of a provenance file", () => {
  const file = join(folder, "owner.json");
  const written = { ...provenance(3000), output: { sha256: "12" } };
  const json = `${JSON.stringify(written, null, 2)}\n`;

  it.each([
    ["as it is written", json],
    ["written by hand", JSON.stringify(written)],
    [
      "with longer encodings than are looked at",
      json.replace('"encodings": []', `"encodings": [${" ".repeat(1e5)}]`),
    ],
  ])("is told of ours %s", async (_, content) => {
    writeFileSync(file, content);
    expect(await ownerOf(file, "12")).toBe("ours");
    expect(await ownerOf(file, "34")).toBe("stale");
    expect(await ownerOf(file)).toBe("ours");
  });

  it.each([
    ["cut short", json.slice(0, -1000)],
    ["of another program", json.replace('"tool": "emend', '"tool": "other')],
    ["without a tool", json.replace('"tool"', '"toll"')],
    ["that is no JSON before the lists", json.replace('"schema": 1', '"schema": one')],
    ["that is empty", ""],
  ])("is told of a file %s", async (_, content) => {
    writeFileSync(file, content);
    expect(await ownerOf(file, "12")).toBe("foreign");
  });

  it("is told of no file", async () => {
    expect(await ownerOf(join(folder, "nothing.json"))).toBe("none");
  });
});
