import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { damagedSamples } from "./damage-corpus.js";
import { sampleTruth } from "./prose.js";

const RAW_FOLDER = fileURLToPath(new URL("../../corpus-raw", import.meta.url));

/** Run with UPDATE_CORPUS=1 to write the samples anew. */
const { UPDATE_CORPUS } = process.env;

describe("corpus-raw", () => {
  const samples = damagedSamples();

  it.each(samples)("holds $name as its recipe makes it", ({ name, damaged, truth }) => {
    expect(truth).toBe(sampleTruth(name));
    const path = join(RAW_FOLDER, `${name}.md`);
    if (UPDATE_CORPUS === "1") writeFileSync(path, damaged);
    expect(readFileSync(path, "utf8")).toBe(damaged);
  });

  it("holds nothing else", () => {
    const names = readdirSync(RAW_FOLDER).filter((file) => !file.startsWith("."));
    expect(names.sort()).toEqual(samples.map(({ name }) => `${name}.md`).sort());
  });

  it("has one healthy document", () => {
    expect(samples.filter(({ regions }) => regions.length === 0).map(({ name }) => name)).toEqual([
      "lighthouse-journal",
    ]);
  });
});
