import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cleanAll } from "../../../src/batch/clean-all.js";
import type { CleanTarget } from "../../../src/batch/clean-input.js";
import { DecisionBook } from "../../../src/batch/decision-book.js";
import { restoreFile } from "../../../src/batch/restore-file.js";
import { findInputs } from "../../../src/batch/walk.js";
import { emend } from "../../../src/index.js";
import { readProvenance } from "../../../src/provenance/validate.js";
import { model } from "../../support/model.js";
import { filesIn, temporaryFolder } from "../temporary-folder.js";

const PARAGRAPH = "The ferry left the northern harbour before the morning bell, and nobody said a word.\n\n";
const GARBLED = 'Vjg"hgttag"nghv"vjg"jctdqwt"dghqtg"vjg"oqtpkpi"dgnn0\n\n'.replace("hgttag", "hgtt{");
/** As threads have it where nobody has decided anything. */
const NONE = new DecisionBook([]);
/** More than is held whole. */
const TEXT = GARBLED + PARAGRAPH.repeat(100_000) + GARBLED;

test("a file that is too large to be held whole", async () => {
  const folder = await temporaryFolder({ "in/large.md": TEXT, "in/small.md": PARAGRAPH });
  const out = join(folder, "out");
  const { documents } = await findInputs([join(folder, "in")]);
  const run = (target: Partial<CleanTarget> = {}) =>
    cleanAll({
      clean: emend,
      options: { model },
      tool: "emend 0.0.0",
      inputs: documents,
      out,
      decisions: NONE,
      ...target,
    });

  expect((await run({ dryRun: true })).outcomes[0]!.line.verdict).toBe("emended");
  const { outcomes } = await run();
  expect(outcomes.map(({ line }) => [line.path, line.verdict, line.counts.emended])).toEqual([
    ["large.md", "emended", 2],
    ["small.md", "healthy", 0],
  ]);
  expect(await filesIn(out)).toEqual(["large.md", "large.provenance.json", "manifest.jsonl", "small.md"]);
  const cleaned = readFileSync(join(out, "large.md"), "utf8");
  expect(cleaned).toMatch(/^The ferry left the harbour before the morning bell\.\[\^e1\]\n/);
  expect(cleaned.slice(-600)).toContain("The ferry left the harbour before the morning bell.[^e2]");
  const json = readFileSync(join(out, "large.provenance.json"), "utf8");
  const provenance = readProvenance(JSON.parse(json));
  expect(provenance.spans.at(-1)!.line).toBe(TEXT.split("\n").length - 2);
  const raw = Buffer.concat(
    [...(await restoreFile(join(out, "large.md")))].map((piece) => Buffer.from(piece)),
  );
  expect(raw.toString() === TEXT).toBe(true);

  expect((await run()).outcomes.map(({ unchanged }) => unchanged)).toEqual([true, true]);
  writeFileSync(join(out, "large.md"), `${cleaned}edited\n`);
  expect((await run({ redo: true })).failures.map(({ message }) => message)).toEqual([
    expect.stringContaining("has been edited since emend wrote it"),
  ]);
  await expect(restoreFile(join(out, "large.md"))).rejects.toThrow("has been changed since it was cleaned");
  expect(await filesIn(out)).toEqual(["large.md", "large.provenance.json", "manifest.jsonl", "small.md"]);
}, 60_000);

test("what somebody writes into its output meanwhile stays, and an interrupted run leaves nothing", async () => {
  const folder = await temporaryFolder({ "in/large.md": TEXT });
  const out = join(folder, "out");
  const { documents } = await findInputs([join(folder, "in")]);
  const interruption = new AbortController();
  let parts = 0;
  const run = (onPart: () => void) =>
    cleanAll({
      clean: (text, options) => {
        parts += 1;
        if (parts % 10 === 0) onPart();
        return emend(text, options);
      },
      options: { model, notes: "none" },
      tool: "emend 0.0.0",
      inputs: documents,
      out,
      signal: interruption.signal,
    });
  const edit = await run(() => writeFileSync(join(out, "large.md"), "my edit"));
  expect(edit.failures.map(({ message }) => message)).toEqual([
    expect.stringContaining("was not written by emend"),
  ]);
  expect(readFileSync(join(out, "large.md"), "utf8")).toBe("my edit");
  const interrupted = await run(() => interruption.abort());
  expect(interrupted).toMatchObject({ outcomes: [], undone: 1 });
  expect(await filesIn(out)).toEqual(["large.md", "manifest.jsonl"]);
}, 60_000);
