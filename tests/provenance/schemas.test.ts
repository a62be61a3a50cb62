import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { readProvenance } from "../../src/provenance/validate.js";
import { temporaryFolder } from "../batch/temporary-folder.js";
import { run } from "../commands/run.js";
import { exportCases } from "./export-cases.js";

const FOLDER = new URL("../../src/provenance/schemas/", import.meta.url);
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
const schemaOf = (name: string) =>
  ajv.compile(JSON.parse(readFileSync(new URL(`${name}.schema.json`, FOLDER), "utf8")));

/** Every place in a value, as keys from the outside in. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  const inner = [...keys].flatMap((key) =>
    placesIn((value as Record<string | number, unknown>)[key], [...path, key]),
  );
  return [path, ...inner];
}

/** A copy with another value at a place; without it where the value is undefined. */
function changed(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  const copy = structuredClone({ value });
  let at = copy as Record<string | number, unknown>;
  const keys = ["value", ...path];
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  if (by === undefined) delete at[keys.at(-1)!];
  else at[keys.at(-1)!] = by;
  return copy.value;
}

const reads = (value: unknown): boolean => {
  try {
    readProvenance(value);
    return true;
  } catch {
    return false;
  }
};

describe("the schema of the provenance file", () => {
  const valid = schemaOf("provenance");
  const hash = "0".repeat(64);
  const provenances = exportCases.map(({ name, record }) => ({
    schema: 1,
    insertions: [{ outStart: 0, outEnd: 0 }],
    output: { sha256: hash },
    ...record,
    source: { path: name, sha256: hash, bytes: 1, encoding: "utf-8", bom: false },
  }));

  it.each(provenances)("takes the record of $source.path", (provenance) => {
    valid(provenance);
    expect(valid.errors ?? []).toEqual([]);
  });

  it("refuses whatever the program refuses, and nothing else", () => {
    const [handmade] = provenances;
    const disagreements: unknown[] = [];
    let refused = 0;
    for (const path of placesIn(handmade)) {
      for (const by of [undefined, null, "", "shift", "rejected", hash, -1, 0.5, 2, true, [], {}, [7]]) {
        // Deleting an entry of a list leaves a hole, which no JSON has.
        if (by === undefined && typeof path.at(-1) === "number") continue;
        const value = changed(handmade, path, by);
        if (!reads(value)) refused += 1;
        if (valid(value) !== reads(value)) disagreements.push([path.join("."), by]);
      }
    }
    expect(disagreements).toEqual([]);
    expect(refused).toBeGreaterThan(500);
  });
});

describe("the schema of the run's summary", () => {
  it("takes what `emend clean --json` prints", async () => {
    const valid = schemaOf("summary");
    const folder = await temporaryFolder({ "in/a.md": "vjg end", "in/b.md": "@@@", "in/c.md": "%PDF-" });
    const { out } = await run(["clean", join(folder, "in"), "-o", join(folder, "out"), "--json"]);
    valid(JSON.parse(out));
    expect(valid.errors ?? []).toEqual([]);
    expect(JSON.parse(out)).toMatchObject({ emended: 1, flagged: 1, failed: 1 });
    expect(valid({ ...JSON.parse(out), failures: ["c.md"] })).toBe(false);
  });
});

describe("the schema of decisions", () => {
  const valid = schemaOf("decisions");
  const decision = {
    source: { path: "a.md", sha256: "0".repeat(64) },
    start: 0,
    end: 3,
    raw: "vjg",
    before: "",
    after: " end",
    action: "correct",
    reading: "the",
    name: "A. Reader",
    date: "2026-03-31",
  };
  const file = (changes: object) => ({
    schema: 1,
    tool: "emend 0.1.0",
    decisions: [{ ...decision, ...changes }],
  });

  it.each([{}, { action: "accept" }, { action: "reject", reading: undefined }, { note: "kept" }])(
    "takes one with %j",
    (changes) => {
      valid(JSON.parse(JSON.stringify(file(changes))));
      expect(valid.errors ?? []).toEqual([]);
    },
  );

  it.each([{ reading: undefined }, { action: "undo" }, { raw: "a\nb" }, { start: -1 }, { source: "a.md" }])(
    "refuses one with %j",
    (changes) => {
      expect(valid(JSON.parse(JSON.stringify(file(changes))))).toBe(false);
    },
  );
});
