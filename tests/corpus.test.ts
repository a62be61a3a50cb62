import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { cleanAll } from "../src/batch/clean-all.js";
import { TOOL } from "../src/batch/tool.js";
import { findInputs } from "../src/batch/walk.js";
import { emend } from "../src/index.js";
import { type Score, scoreDocument, totalScore } from "../src/score/score.js";
import { filesIn, read, temporaryFolder } from "./batch/temporary-folder.js";
import { run } from "./commands/run.js";
import { damagedSamples } from "./support/damage-corpus.js";
import { model } from "./support/model.js";

const RAW_FOLDER = fileURLToPath(new URL("../corpus-raw", import.meta.url));
const TRUTH_FOLDER = fileURLToPath(new URL("../fixtures/corpus/truth", import.meta.url));
const CLEAN_FOLDER = fileURLToPath(new URL("../corpus-clean", import.meta.url));

/** Share of the samples' character errors that must be gone, quotes folded. */
const LEAST_ERROR_REDUCTION = 0.8;

/** Does what `npm start` does, in a folder of its own. */
async function cleanedSamples(): Promise<string> {
  const out = await temporaryFolder();
  const { documents } = await findInputs([RAW_FOLDER]);
  await cleanAll({ inputs: documents, out, clean: emend, options: { model }, tool: TOOL });
  return out;
}

const published = (files: readonly string[]): string[] => files.filter((file) => !file.startsWith("."));

describe("corpus-clean", () => {
  // The manifest is among the files: it would not be the same twice if it knew dates or machines.
  it("holds what the program makes of corpus-raw; `npm start` writes it anew", async () => {
    const out = await cleanedSamples();
    const files = published(await filesIn(out));
    expect.soft(files).toEqual(published(await filesIn(CLEAN_FOLDER)));
    for (const file of files) {
      const stored = await read(CLEAN_FOLDER, file).catch(() => "");
      expect.soft(await read(out, file), file).toBe(stored);
    }
  });
});

describe("the figures recorded beside the true texts", () => {
  it("are reached; `npm run regression -- --record` records them anew", async () => {
    const { code, out } = await run(["score", CLEAN_FOLDER, "--against", TRUTH_FOLDER, "--raw", RAW_FOLDER]);
    expect(code, out).toBe(0);
    expect(out).not.toContain("not compared");
  });
});

describe("the samples", () => {
  const scores = new Map<string, Score>();

  beforeAll(() => {
    for (const { name, damaged, truth } of damagedSamples()) {
      const { text } = emend(damaged, { model, notes: "none" });
      scores.set(name, scoreDocument(text, truth, damaged));
    }
  }, 60_000);

  it("are not harmed", () => {
    const harm = Array.from(scores, ([name, { repair }]) => [name, repair?.harm.changed]);
    expect(harm).toEqual(Array.from(scores.keys(), (name) => [name, 0]));
  });

  it("lose most of their errors", () => {
    const { repair } = totalScore([...scores.values()]);
    expect(repair?.errorReduction.folded).toBeGreaterThan(LEAST_ERROR_REDUCTION);
  });
});
