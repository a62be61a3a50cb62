import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../batch/temporary-folder.js";
import { run } from "./run.js";

const RAW = "one\nand vjg end\n";

describe("emend diff", () => {
  test("repairs in memory where one text is given", async () => {
    const folder = await temporaryFolder({ "a.md": RAW });
    const { code, out } = await run(["diff", join(folder, "a.md")]);
    expect(code).toBe(0);
    expect(out).toContain("2  and [-vjg-]{+the+} end\n");
  });

  test("takes the record where there is one, and leaves notes out", async () => {
    const folder = await temporaryFolder({ "raw/a.md": RAW });
    const [raw, clean] = [join(folder, "raw/a.md"), join(folder, "clean/a.md")];
    await run(["clean", raw, "-o", join(folder, "clean")]);
    expect((await run(["diff", raw, clean])).out).not.toContain("emended");
    expect((await run(["diff", raw, clean, "--unified"])).out).toContain("+<!-- emended -->\n");
  });

  test.each([
    ["reaches beyond the text", { start: 1e9, end: 1e9 + 3 }],
    ["runs backwards", { start: 9, end: 3 }],
    ["tells another text", { text: "a\nb" }],
    ["leads beyond the output", { outStart: 1e9, outEnd: 1e9 + 3 }],
  ])("compares the texts themselves where a span of the record %s", async (_, lie) => {
    const folder = await temporaryFolder({ "raw/a.md": RAW });
    const [raw, clean] = [join(folder, "raw/a.md"), join(folder, "clean/a.md")];
    await run(["clean", raw, "-o", join(folder, "clean"), "--notes", "none"]);
    const file = join(folder, "clean/a.provenance.json");
    const record = JSON.parse(await readFile(file, "utf8"));
    Object.assign(record.spans[0], lie);
    await writeFile(file, JSON.stringify(record));
    for (const [options, shown] of [
      [[], "2  and [-vjg-]{+the+} end\n"],
      [["--unified"], "-and vjg end\n+and the end\n"],
    ] as const) {
      const { code, out, err } = await run(["diff", raw, clean, ...options]);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toContain(shown);
    }
  });

  test.each([
    ["keeps", "\ufeff", "\ufeff"],
    ["adds", "", "\ufeff"],
    ["takes away", "\ufeff", ""],
  ])("makes a patch that %s a byte order mark", async (_, before, after) => {
    const files = { "a.md": `${before}vjg end\n`, "b.md": `${after}the end\n` };
    const folder = await temporaryFolder(files);
    const { outBytes } = await run(["diff", "--unified", join(folder, "a.md"), join(folder, "b.md")]);
    const patch = outBytes.toString().replace(/^(---|\+\+\+) .*$/gm, "$1 a.md");
    await writeFile(join(folder, "x.patch"), patch);
    await promisify(execFile)("git", ["apply", "-p0", "x.patch"], { cwd: folder });
    expect(await readFile(join(folder, "a.md"), "utf8")).toBe(files["b.md"]);
  });

  test("makes a patch that git applies from the same folder", async () => {
    const folder = await temporaryFolder({ "a.md": "vjg end\n", "b.md": "the end\n" });
    const [raw, cleaned] = ["a.md", "b.md"].map((name) => relative(process.cwd(), join(folder, name)));
    const { out } = await run(["diff", "--unified", raw!, cleaned!]);
    expect(out).toMatch(/^--- a\/.*a\.md\n\+\+\+ b\/.*b\.md\n/);
    expect((await run(["diff", "--unified", join(folder, "a.md")])).out).not.toMatch(/^--- a\//);
  });

  test("makes no patch of UTF-16, which could not be applied", async () => {
    const folder = await temporaryFolder({ "a.md": Buffer.from(`\ufeff${RAW}`, "utf16le") });
    const { code, out, err } = await run(["diff", "--unified", join(folder, "a.md")]);
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toContain("a.md: is UTF-16, which patch tools cannot change; convert it to UTF-8");
    expect((await run(["diff", join(folder, "a.md")])).out).toContain("[-vjg-]{+the+}");
  });

  test("compares without a record, also standard input", async () => {
    const folder = await temporaryFolder({ "b.md": "one\nand the end\n" });
    const { out } = await run(["diff", "-", join(folder, "b.md")], { input: RAW });
    expect(out).toContain("[-vjg-]{+the+}");
  });

  test.each([
    [["--color=always"], false, true],
    [[], true, true],
    [[], false, false],
    [["--color=never"], true, false],
  ])("with %j, on a terminal %s, colours are %s", async (options, outputTakesColour, coloured) => {
    const folder = await temporaryFolder({ "a.md": RAW });
    const { out } = await run(["diff", join(folder, "a.md"), ...options], { outputTakesColour });
    expect(out.includes("\u001B[31;9m")).toBe(coloured);
  });

  test.each([
    [["-", "-"], "both texts are standard input"],
    [["a", "b", "c"], "diff compares one or two texts"],
    [["a", "--context", "x"], "Give a whole number"],
  ])("refuses %j", async (parameters, message) => {
    const { code, err } = await run(["diff", ...parameters]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test("serves git as a driver", async () => {
    const folder = await temporaryFolder({ "a.md": RAW, ".gitattributes": "*.md diff=emend\n" });
    const git = (...parameters: string[]) => promisify(execFile)("git", parameters, { cwd: folder });
    const program = join(import.meta.dirname, "../../dist/cli.js");
    await git("init", "-q");
    await git("add", ".");
    await git("config", "diff.emend.command", `'${process.execPath}' '${program}' diff`);
    await promisify(execFile)("sh", ["-c", "printf 'one\\nand the end\\n' > a.md"], { cwd: folder });
    const { stdout } = await git("diff");
    expect(stdout).toBe("--- a/a.md\n+++ b/a.md\n1  one\n2  and [-vjg-]{+the+} end\n");
  });
});

test.each([
  ["diff", "FILE", "/dev/zero"],
  ["diff", "FILE", "--lexicon", "/dev/zero"],
  ["diff", "FILE", "--encoding", "/dev/zero"],
  ["clean", "FILE", "--decisions", "/dev/zero"],
  ["restore", "/dev/zero"],
  ["score", "FILE", "/dev/zero"],
])("%s never reads a device that does not end: %j", async (...parameters) => {
  const folder = await temporaryFolder({ "a.md": RAW });
  const { code, out, err } = await run(
    parameters.map((value) => (value === "FILE" ? join(folder, "a.md") : value)),
  );
  expect(code).toBeGreaterThanOrEqual(2);
  expect(out).not.toContain("\0");
  expect(err).toContain("/dev/zero: is a device, not a file; name a file that holds the text\n");
});
