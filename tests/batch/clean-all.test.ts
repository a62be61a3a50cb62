import { appendFile, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CleanRun, cleanAll } from "../../src/batch/clean-all.js";
import { sha256 } from "../../src/batch/hash.js";
import type { ManifestLine } from "../../src/batch/manifest-line.js";
import { ownName } from "../../src/batch/own-name.js";
import { restoreFile } from "../../src/batch/restore-file.js";
import { findInputs } from "../../src/batch/walk.js";
import { stubEngine } from "./stub-engine.js";
import { filesIn, read, temporaryFolder, writeFiles } from "./temporary-folder.js";

const FILES = { "in/b.md": "vjg end", "in/a/a.txt": "all is well\r\n", "in/c.md": "@@@" };

async function run(folder: string, changes: Partial<CleanRun> = {}) {
  const out = changes.out ?? join(folder, "out");
  const { documents } = await findInputs([join(folder, "in")], out);
  const result = await cleanAll({
    inputs: documents,
    out,
    clean: stubEngine.emend,
    options: { model: stubEngine.model },
    tool: "emend 0.0.0",
    ...changes,
  });
  return {
    ...result,
    verdicts: result.outcomes.map(({ line, unchanged }) => (unchanged ? "unchanged" : line.verdict)),
    messages: result.failures.map(({ message }) => message.replaceAll(`${folder}/`, "")),
  };
}

const manifestOf = async (folder: string): Promise<ManifestLine[]> =>
  (await read(folder, "out/manifest.jsonl"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("cleaning a folder", () => {
  test("writes outputs, provenance files and a sorted manifest", async () => {
    const folder = await temporaryFolder(FILES);
    expect((await run(folder)).verdicts).toEqual(["healthy", "emended", "flagged"]);
    expect(await filesIn(join(folder, "out"))).toEqual([
      "a/a.md",
      "b.md",
      "b.provenance.json",
      "c.md",
      "c.provenance.json",
      "manifest.jsonl",
    ]);
    expect(await read(folder, "out/b.md")).toBe("the end\n<!-- emended -->\n");
    expect(await read(folder, "out/a/a.md")).toBe("all is well\r\n");
    expect(await read(folder, "out/c.md")).toBe("@@@");
    expect(await manifestOf(folder)).toEqual([
      {
        path: "a/a.txt",
        source: { sha256: sha256("all is well\r\n"), bytes: 13 },
        output: { path: "a/a.md", sha256: sha256("all is well\r\n") },
        verdict: "healthy",
        counts: { emended: 0, flagged: 0, doubtful: 0, expectedErrors: 0, kinds: {} },
        tool: "emend 0.0.0",
        model: "sha256:stub",
        options: { notes: "footnotes", minConfidence: 0.95, minReading: 0 },
      },
      expect.objectContaining({
        path: "b.md",
        verdict: "emended",
        counts: { emended: 1, flagged: 0, doubtful: 0, expectedErrors: 0.25, kinds: { shift: 1 } },
      }),
      expect.objectContaining({ path: "c.md", verdict: "flagged" }),
    ]);
  });

  test("tells the source in the provenance file", async () => {
    const bytes = Buffer.from("\uFEFFvjg end", "utf16le");
    const folder = await temporaryFolder({ "in/x.md": bytes });
    await run(folder);
    const provenance = JSON.parse(await read(folder, "out/x.provenance.json"));
    expect(provenance).toMatchObject({
      schema: 1,
      tool: "emend 0.0.0",
      model: "sha256:stub",
      source: { path: "x.md", sha256: sha256(bytes), bytes: 16, encoding: "utf-16le", bom: true },
    });
  });

  test("copies undecodable bytes through, in healthy and in emended texts", async () => {
    const folder = await temporaryFolder({
      "in/healthy.md": Buffer.from("caf\xe9", "latin1"),
      "in/emended.md": Buffer.from("vjg caf\xe9", "latin1"),
    });
    await run(folder, { options: { model: stubEngine.model, notes: "none" } });
    const bytesOf = (name: string) => readFile(join(folder, "out", name), "latin1");
    expect(await bytesOf("healthy.md")).toBe("caf\xe9");
    expect(await bytesOf("emended.md")).toBe("the caf\xe9");
  });

  test("does not run without documents", async () => {
    const folder = await temporaryFolder();
    expect(await run(folder, { inputs: [] })).toMatchObject({ outcomes: [], failures: [] });
    expect(await filesIn(folder)).toEqual([]);
  });

  test("writes nothing in a dry run", async () => {
    const folder = await temporaryFolder(FILES);
    expect((await run(folder, { dryRun: true })).verdicts).toEqual(["healthy", "emended", "flagged"]);
    expect(await filesIn(folder)).toEqual(Object.keys(FILES).sort());
  });
});

describe("a second run", () => {
  test("does again only what has changed", async () => {
    const folder = await temporaryFolder(FILES);
    await run(folder);
    const before = await read(folder, "out/manifest.jsonl");
    expect((await run(folder)).verdicts).toEqual(["unchanged", "unchanged", "unchanged"]);
    expect(await read(folder, "out/manifest.jsonl")).toBe(before);

    await writeFiles(folder, { "in/b.md": "now well" });
    expect((await run(folder)).verdicts).toEqual(["unchanged", "healthy", "unchanged"]);
    expect(await filesIn(join(folder, "out"))).not.toContain("b.provenance.json");
  });

  test.each<[string, Partial<CleanRun>]>([
    ["the notes", { options: { model: stubEngine.model, notes: "none" } }],
    ["the lexicon", { options: { model: stubEngine.model, lexicon: ["Pyongyang"] } }],
    ["the model", { options: { model: { ...stubEngine.model, hash: "sha256:other" } } }],
    ["the version", { tool: "emend 0.0.1" }],
  ])("does everything again where %s changed", async (_name, changes) => {
    const folder = await temporaryFolder(FILES);
    await run(folder);
    expect((await run(folder, changes)).verdicts).toEqual(["healthy", "emended", "flagged"]);
  });

  test.each<[string, Partial<CleanRun>]>([
    ["--redo", { redo: true }],
    ["--force", { force: true }],
  ])("does everything again with %s", async (_name, changes) => {
    const folder = await temporaryFolder(FILES);
    await run(folder);
    const before = await read(folder, "out/manifest.jsonl");
    expect((await run(folder, changes)).verdicts).toEqual(["healthy", "emended", "flagged"]);
    expect(await read(folder, "out/manifest.jsonl")).toBe(before);
  });

  test("gives what the program gives now where it is done again", async () => {
    const folder = await temporaryFolder(FILES);
    await run(folder);
    // As if the program had been changed under the same version.
    const clean: CleanRun["clean"] = (text, options) => stubEngine.emend(text, { ...options, notes: "none" });
    expect((await run(folder, { clean })).verdicts[1]).toBe("unchanged");
    expect((await run(folder, { clean, redo: true })).verdicts[1]).toBe("emended");
    expect(await read(folder, "out/b.md")).toBe("the end");
  });

  test("makes what was deleted since", async () => {
    const folder = await temporaryFolder(FILES);
    await run(folder);
    await rm(join(folder, "out/a/a.md"));
    await rm(join(folder, "out/b.provenance.json"));
    expect((await run(folder)).verdicts).toEqual(["healthy", "emended", "unchanged"]);
  });

  test("keeps the lines of documents that it was not asked for", async () => {
    const folder = await temporaryFolder(FILES);
    await run(folder);
    await rm(join(folder, "in/c.md"));
    await run(folder);
    expect((await manifestOf(folder)).map(({ path }) => path)).toEqual(["a/a.txt", "b.md", "c.md"]);
  });
});

describe("somebody's work", () => {
  test("is kept where an output was edited since", async () => {
    const folder = await temporaryFolder(FILES);
    await run(folder);
    await writeFiles(folder, { "out/b.md": "my own words" });
    const edited = await run(folder);
    expect(edited.verdicts).toEqual(["unchanged", "failed", "unchanged"]);
    expect(edited.messages).toEqual([
      "out/b.md: has been edited since emend wrote it; to lose your edits, clean this document alone with --force",
    ]);
    expect(await read(folder, "out/b.md")).toBe("my own words");
    expect((await run(folder, { redo: true })).verdicts[1]).toBe("failed");
    // It stays kept in later runs, and undoing the edit makes everything well again.
    expect((await run(folder)).verdicts[1]).toBe("failed");
    await writeFiles(folder, { "out/b.md": "the end\n<!-- emended -->\n" });
    expect((await run(folder)).verdicts[1]).toBe("emended");
    expect((await run(folder)).verdicts[1]).toBe("unchanged");
  });

  test("is kept where emend did not write the output, unless it is what emend would write", async () => {
    const folder = await temporaryFolder({ ...FILES, "out/b.md": "mine", "out/a/a.md": "all is well\r\n" });
    const { verdicts, messages } = await run(folder);
    expect(verdicts).toEqual(["healthy", "failed", "flagged"]);
    expect(messages).toEqual([
      "out/b.md: was not written by emend; move it away, or use --force to overwrite it",
    ]);
    expect(await filesIn(join(folder, "out"))).not.toContain("b.provenance.json");
  });

  test("is kept where another program's file has the name of a provenance file", async () => {
    const folder = await temporaryFolder({ ...FILES, "out/b.provenance.json": '{"mine":1}' });
    expect((await run(folder)).messages).toEqual([
      "out/b.provenance.json: was not written by emend; move it away, or use --force to overwrite it",
    ]);
    expect(await read(folder, "out/b.provenance.json")).toBe('{"mine":1}');
  });

  test("is overwritten with force", async () => {
    const folder = await temporaryFolder({ ...FILES, "out/b.md": "mine", "out/manifest.jsonl": "mine" });
    await expect(run(folder)).rejects.toThrow("manifest.jsonl: was not written by emend");
    expect((await run(folder, { force: true })).verdicts).toEqual(["healthy", "emended", "flagged"]);
    expect(await read(folder, "out/b.md")).toContain("the end");
    await writeFiles(folder, { "out/b.md": "mine again" });
    expect((await run(folder, { force: true })).verdicts[1]).toBe("emended");
    expect(await read(folder, "out/b.md")).toContain("the end");
  });

  test("is out of reach through links in the output folder", async () => {
    const folder = await temporaryFolder({ ...FILES, "elsewhere/x.txt": "" });
    await writeFiles(folder, { "out/x": "" });
    await symlink("../elsewhere", join(folder, "out/a"));
    const { verdicts, messages } = await run(folder);
    expect(verdicts).toEqual(["failed", "emended", "flagged"]);
    expect(messages).toEqual(["out/a: leads out of out through a link; remove the link"]);
    expect(await filesIn(join(folder, "elsewhere"))).toEqual(["x.txt"]);
  });
});

test("an output that cannot be written leaves no provenance file behind", async () => {
  const folder = await temporaryFolder({ ...FILES, "mine.md": "mine", "out/x": "" });
  await symlink("../mine.md", join(folder, "out/b.md"));
  const { messages } = await run(folder, { force: true });
  expect(messages).toEqual(["out/b.md: is a link; name the file that it leads to"]);
  expect(await filesIn(join(folder, "out"))).not.toContain("b.provenance.json");
  expect(await read(folder, "mine.md")).toBe("mine");
});

describe("refused before anything is written", () => {
  test("are two inputs that would meet", async () => {
    const folder = await temporaryFolder({ ...FILES, "in/B.txt": "" });
    await expect(run(folder)).rejects.toThrow("would meet");
    expect(await filesIn(folder)).toEqual([...Object.keys(FILES), "in/B.txt"].sort());
  });

  test("is an output folder that is a file", async () => {
    const folder = await temporaryFolder({ ...FILES, out: "" });
    await expect(run(folder)).rejects.toThrow("is a file, not a folder");
  });
});

describe("a document that fails", () => {
  test("leaves the others alone and stands in the manifest", async () => {
    const folder = await temporaryFolder({ ...FILES, "in/0.md": "%PDF-1.7" });
    const { messages } = await run(folder);
    expect(messages).toEqual([
      "in/0.md: is a PDF document, not text; extract its text or convert it to UTF-8",
    ]);
    expect((await manifestOf(folder))[0]).toMatchObject({
      path: "0.md",
      output: { path: "0.md" },
      verdict: "failed",
      reason: "is a PDF document, not text",
    });
    expect(await filesIn(join(folder, "out"))).not.toContain("0.md");
  });

  test("may do so in the library", async () => {
    const folder = await temporaryFolder(FILES);
    const clean: CleanRun["clean"] = (text, options) => {
      if (text.includes("vjg")) throw new RangeError("Maximum call stack size exceeded");
      return stubEngine.emend(text, options);
    };
    const { verdicts, messages } = await run(folder, { clean });
    expect(verdicts).toEqual(["healthy", "failed", "flagged"]);
    expect(messages[0]).toContain("could not be worked on: Maximum call stack size exceeded");
  });

  test("does so where the source could not be had back", async () => {
    const folder = await temporaryFolder({ "in/x.md": "lost" });
    const record = { encodings: [], spans: [], insertions: [] };
    const { verdicts, messages } = await run(folder, { clean: () => ({ text: "found", record }) });
    expect(verdicts).toEqual(["failed"]);
    expect(messages[0]).toContain("cannot be had back exactly");
    expect(await filesIn(join(folder, "out"))).toEqual(["manifest.jsonl"]);
  });
});

describe("after a crash", () => {
  /** Of a process that has ended: there is none of this number. */
  const JOURNAL = `out/.manifest-${ownName().replace(/-\d+-/, "-999999999-")}.journal`;

  /** As if the run had ended before its manifest was written. */
  async function crash(folder: string) {
    await rename(join(folder, "out/manifest.jsonl"), join(folder, "lines"));
    const lines = await read(folder, "lines");
    await writeFile(join(folder, JOURNAL), `\n${lines.trim().replaceAll("\n", "\n\n")}`);
  }

  test("the journal counts, and is merged", async () => {
    const folder = await temporaryFolder(FILES);
    await run(folder);
    await crash(folder);
    await appendFile(join(folder, JOURNAL), '\n{"path":"cut sho');
    expect((await run(folder)).verdicts).toEqual(["unchanged", "unchanged", "unchanged"]);
    expect(await manifestOf(folder)).toHaveLength(3);
    expect(await filesIn(join(folder, "out"))).toEqual([
      "a/a.md",
      "b.md",
      "b.provenance.json",
      "c.md",
      "c.provenance.json",
      "manifest.jsonl",
    ]);
  });

  test("an output that was announced but not written is still emend's own", async () => {
    const folder = await temporaryFolder(FILES);
    await run(folder);
    const announced = {
      ...(await manifestOf(folder))[1]!,
      output: { path: "b.md", sha256: sha256("never") },
    };
    await writeFile(join(folder, JOURNAL), `\n${JSON.stringify(announced)}`);
    await writeFiles(folder, { "in/b.md": "vjg new end" });
    expect((await run(folder)).verdicts).toEqual(["unchanged", "emended", "unchanged"]);
  });

  test("an output that was written but not merged is emend's own, even if its source has changed", async () => {
    const folder = await temporaryFolder(FILES);
    await run(folder);
    await crash(folder);
    await writeFiles(folder, { "in/b.md": "vjg new end" });
    expect((await run(folder)).verdicts).toEqual(["unchanged", "emended", "unchanged"]);
  });
});

describe("a name to which the suffix of a file beside the output cannot be added", () => {
  const long = "x".repeat(250);
  const messageAbout = (suffix: string) =>
    `in/${long}.md: has too long a name for the file ending in ${suffix} that must stand beside its output; ` +
    "shorten its name and run again";

  test("fails a document that needs a record, and leaves nothing of it", async () => {
    const folder = await temporaryFolder({ [`in/${long}.md`]: "vjg end", "in/b.md": "vjg end" });
    for (const changes of [{}, { force: true }, { dryRun: true }]) {
      const { messages, verdicts } = await run(folder, changes);
      expect(messages).toEqual([messageAbout(".provenance.json")]);
      expect(verdicts).toContain("failed");
      expect(await filesIn(join(folder, "out"))).toEqual(["b.md", "b.provenance.json", "manifest.jsonl"]);
    }
  });

  test("is no matter for a healthy one, which can be restored", async () => {
    const folder = await temporaryFolder({ [`in/${long}.md`]: "all is well" });
    expect(await run(folder)).toMatchObject({ verdicts: ["healthy"], messages: [] });
    expect(await run(folder)).toMatchObject({ verdicts: ["unchanged"], messages: [] });
    expect(Buffer.concat([...(await restoreFile(join(folder, "out", `${long}.md`)))]).toString()).toBe(
      "all is well",
    );
  });

  test("fails a document of which an export is asked for", async () => {
    const folder = await temporaryFolder({ [`in/${long}.md`]: "all is well" });
    const { messages } = await run(folder, { format: "annotations" });
    expect(messages).toEqual([messageAbout(".annotations.jsonld")]);
    expect(await filesIn(join(folder, "out"))).toEqual(["manifest.jsonl"]);
  });
});
