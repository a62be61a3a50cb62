import { appendFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Journal, readJournals } from "../../src/batch/journal.js";
import type { ManifestLine } from "../../src/batch/manifest-line.js";
import { temporaryFolder } from "./temporary-folder.js";

const LINE: ManifestLine = {
  path: "a.md",
  output: { path: "a.md" },
  verdict: "healthy",
  counts: { emended: 0, flagged: 0, doubtful: 0, expectedErrors: 0, kinds: {} },
  tool: "emend 0.0.0",
  model: "sha256:0",
  options: { notes: "none", minConfidence: 0.95, minReading: 0 },
};
/** More than one call of a function takes as parameters. */
const MANY = 200_000;

test("a journal of many documents is read, but for what was cut short", async () => {
  const folder = await temporaryFolder();
  const journal = new Journal(folder);
  journal.add(LINE);
  journal.close();
  const [file = ""] = await readdir(folder);
  await appendFile(join(folder, file), `${`\n${JSON.stringify(LINE)}`.repeat(MANY)}\n{"path":"cut`);
  expect(readJournals(folder).lines).toHaveLength(MANY + 1);
});
