import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LARGE_BYTES } from "../../src/batch/read.js";
import type { Span } from "../../src/index.js";
import { filesIn, temporaryFolder } from "../batch/temporary-folder.js";
import { run } from "./run.js";

const FILES = { "b.md": "one\nand vjg\u001B @@@", "a.txt": "well", "sub/c.md": "@@@" };

describe("emend inspect", () => {
  test("tells of every span and every document", async () => {
    const folder = await temporaryFolder(FILES);
    const { code, out, err } = await run(["inspect", folder]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.replaceAll(`${folder}/`, "")).toBe(`a.txt: healthy
b.md:2:5  damaged: vjg → the (>99 % damaged, 75 % exactly right)  shift
b.md:2:10  flagged (debris): @@@ → no reading (>99 % damaged)  shift
b.md: damaged: 1 to emend, 1 flagged (2 shift)
sub/c.md:1:1  flagged (debris): @@@ → no reading (>99 % damaged)  shift
sub/c.md: suspicious: 1 flagged (1 shift)
`);
    expect(await filesIn(folder)).toEqual(Object.keys(FILES).sort());
  });

  test("prints records without output as JSON, sorted by path, healthy ones with no spans", async () => {
    const folder = await temporaryFolder({ ...FILES, "0.md": "%PDF-" });
    const { code, out, err } = await run(["inspect", folder, "--json"]);
    expect(code).toBe(3);
    expect(err).toBe(
      `emend: ${folder}/0.md: is a PDF document, not text; extract its text or convert it to UTF-8\n`,
    );
    const records = JSON.parse(out);
    expect(records.map((record: { source: { path: string } }) => record.source.path)).toEqual([
      "a.txt",
      "b.md",
      "sub/c.md",
    ]);
    expect(records[0]).toMatchObject({ schema: 1, model: "sha256:stub", spans: [], insertions: [] });
    expect(records[1].spans).toHaveLength(2);
    expect(records.every((record: object) => !("output" in record))).toBe(true);
  });

  test("prints SARIF, with the paths that were given", async () => {
    const folder = await temporaryFolder(FILES);
    const { code, out } = await run(["inspect", folder, "--sarif", "--fail-on-damage"]);
    expect(code).toBe(1);
    const log = JSON.parse(out);
    expect(log.version).toBe("2.1.0");
    expect(log.runs[0].results).toHaveLength(3);
    expect((await run(["inspect", folder, "--sarif", "--json"])).code).toBe(2);
  });

  test("prints an empty array where nothing can be read", async () => {
    const folder = await temporaryFolder();
    expect(await run(["inspect", folder, "--json"])).toMatchObject({ code: 3, out: "[]\n" });
  });

  test.each([
    ["a.txt", [], 0],
    ["a.txt", ["--fail-on-damage", "--fail-on-flagged"], 0],
    ["b.md", [], 0],
    ["b.md", ["--fail-on-damage"], 1],
    ["b.md", ["--fail-on-flagged"], 1],
    ["sub/c.md", ["--fail-on-damage"], 0],
    ["sub/c.md", ["--fail-on-flagged"], 1],
    ["gone.md", ["--fail-on-damage"], 3],
  ])("%s with %j ends with %i", async (file, options, code) => {
    const folder = await temporaryFolder(FILES);
    expect((await run(["inspect", join(folder, file), ...options])).code).toBe(code);
  });

  test("reads standard input as Markdown", async () => {
    const input = "one\nand vjg";
    expect(await run(["inspect", "-", "--fail-on-damage"], { input })).toMatchObject({
      code: 1,
      out: "-:2:5  damaged: vjg → the (>99 % damaged, 75 % exactly right)  shift\n-: damaged: 1 to emend (1 shift)\n",
      err: "",
    });
    const [record] = JSON.parse((await run(["inspect", "-", "--json"], { input })).out);
    expect(record).toMatchObject({ source: { path: "-", bytes: 11 }, spans: [{ raw: "vjg" }] });
    expect(await run(["inspect", "-"], { input: "%PDF-" })).toMatchObject({ code: 3, out: "" });
  });

  test("tells of a text that is too large to be held whole what it tells of its damage anywhere", async () => {
    const input = `${"All is well here.\n\n".repeat(30_000)}and vjg\u001B @@@\n`;
    expect(Buffer.byteLength(input)).toBeGreaterThan(LARGE_BYTES);
    const folder = await temporaryFolder({ "a.md": "vjg", "large.md": input });
    const { code, out, err } = await run(["inspect", folder, "--fail-on-damage"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    const large = `large.md:60001:5  damaged: vjg → the (>99 % damaged, 75 % exactly right)  shift
large.md:60001:10  flagged (debris): @@@ → no reading (>99 % damaged)  shift
large.md: damaged: 1 to emend, 1 flagged (2 shift)
`;
    expect(out.replaceAll(`${folder}/`, "")).toContain(large);
    expect((await run(["inspect", "-"], { input })).out).toBe(large.replaceAll("large.md", "-"));
    const [small, record] = JSON.parse((await run(["inspect", folder, "--json"])).out);
    const [piped] = JSON.parse((await run(["inspect", "-", "--json"], { input })).out);
    expect(piped).toEqual({ ...record, source: { ...record.source, path: "-" } });
    expect(Object.keys(record)).toEqual(Object.keys(small));
    expect(record.source).toMatchObject({ path: "large.md", bytes: Buffer.byteLength(input) });
    expect(record.spans.map(({ raw, start }: Span) => input.slice(start, start + raw.length))).toEqual([
      "vjg",
      "@@@",
    ]);
    expect(await filesIn(folder)).toEqual(["a.md", "large.md"]);
    const binary = `%PDF-${input}`;
    expect(await run(["inspect", "-"], { input: binary })).toMatchObject({
      code: 3,
      err: "emend: standard input: is a PDF document, not text; extract its text or convert it to UTF-8\n",
    });
  });

  test("reads standard input alone", async () => {
    expect(await run(["inspect", "-", "a.md"])).toMatchObject({
      code: 2,
      err: "emend: - cannot be inspected together with paths; use two runs\n",
    });
  });

  test("prefers an input that failed to damage that was found", async () => {
    const folder = await temporaryFolder(FILES);
    const parameters = ["inspect", folder, join(folder, "gone.md"), "--fail-on-damage"];
    expect((await run(parameters)).code).toBe(3);
  });
});
