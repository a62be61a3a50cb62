import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn, read, temporaryFolder } from "../batch/temporary-folder.js";
import { run } from "./run.js";

const FILES = { "in/a.md": "vjg end", "in/b.txt": "well", "in/c.md": "@@@", "in/d.png": "" };

describe("emend clean PATH…", () => {
  test("cleans, and sums up on standard error", async () => {
    const folder = await temporaryFolder(FILES);
    const { code, out, err } = await run(["clean", join(folder, "in"), "-o", join(folder, "out")]);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toBe(`3 documents: 1 healthy, 1 emended, 1 flagged (1 other file ignored)
1 span emended, 1 flagged: 2 shift
Least certain first:
  a.md: about 0.3 of 1 emended span not exactly right
  c.md: 1 flagged
`);
    expect(await read(folder, "out/b.md")).toBe("well");
  });

  test("prints the summary as JSON", async () => {
    const folder = await temporaryFolder({ ...FILES, "in/e.md": "%PDF-" });
    const parameters = ["clean", join(folder, "in"), "-o", join(folder, "out"), "--json"];
    const { code, out, err } = await run(parameters);
    expect(code).toBe(3);
    expect(err).toBe(
      `emend: ${folder}/in/e.md: is a PDF document, not text; extract its text or convert it to UTF-8\n`,
    );
    const expected = {
      documents: 4,
      healthy: 1,
      emended: 1,
      flagged: 1,
      failed: 1,
      unchanged: 0,
      ignored: 1,
      spans: { emended: 1, flagged: 1 },
      kinds: { shift: 2 },
      leastCertain: [
        { path: "a.md", emended: 1, flagged: 0, doubtful: 0, expectedErrors: 0.25 },
        { path: "c.md", emended: 0, flagged: 1, doubtful: 0, expectedErrors: 0 },
      ],
      failures: [{ path: `${folder}/in/e.md`, reason: "is a PDF document, not text" }],
    };
    expect(JSON.parse(out)).toEqual(expected);
    // Done already, but still told of.
    expect(JSON.parse((await run(parameters)).out)).toEqual({ ...expected, unchanged: 3 });
  });

  test("hands its options on", async () => {
    const folder = await temporaryFolder({ ...FILES, "names.txt": " Kim Il Sung \r\n\nPyongyang" });
    const parameters = ["--notes", "none", "--min-confidence", "0.5", "--min-reading", "1"];
    await run([
      "clean",
      join(folder, "in"),
      "-o",
      join(folder, "out"),
      ...parameters,
      "--lexicon",
      join(folder, "names.txt"),
    ]);
    expect(await read(folder, "out/a.md")).toBe("the end");
    const [line] = (await read(folder, "out/manifest.jsonl")).split("\n");
    expect(JSON.parse(line!).options).toEqual({
      notes: "none",
      minConfidence: 0.5,
      minReading: 1,
      lexicon: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("tells in a dry run what it would write", async () => {
    const folder = await temporaryFolder(FILES);
    const { code, out } = await run(["clean", join(folder, "in"), "-o", join(folder, "out"), "--dry-run"]);
    expect(code).toBe(0);
    expect(out.replaceAll(folder, "")).toBe(`emended    /out/a.md
healthy    /out/b.md
flagged    /out/c.md
`);
    expect(await filesIn(folder)).toEqual(Object.keys(FILES).sort());
  });

  test("does the others where some fail, one line each", async () => {
    const folder = await temporaryFolder({
      ...FILES,
      "in/\u001B]0;evil\u0007.md": "%PDF-",
      "empty/x.png": "",
    });
    const { code, err } = await run([
      "clean",
      join(folder, "gone.md"),
      join(folder, "empty"),
      join(folder, "in"),
      "-o",
      join(folder, "out"),
    ]);
    expect(code).toBe(3);
    const lines = err.split("\n").filter((line) => line.startsWith("emend: "));
    expect(lines.map((line) => line.replace(`${folder}/`, ""))).toEqual([
      "emend: gone.md: there is no such file or folder; check the path",
      "emend: empty: holds no .md, .markdown or .txt file (other files: 1); put texts there or name another folder",
      "emend: in/␛]0;evil␇.md: is a PDF document, not text; extract its text or convert it to UTF-8",
    ]);
    expect(await read(folder, "out/b.md")).toBe("well");
  });

  test.runIf(process.getuid?.() !== 0)("tells of a file that may not be read", async () => {
    const folder = await temporaryFolder(FILES);
    await chmod(join(folder, "in/a.md"), 0);
    const { code, err } = await run(["clean", join(folder, "in"), "-o", join(folder, "out")]);
    expect(code).toBe(3);
    expect(err).toContain("a.md: permission denied");
  });

  test("reads an output folder inside the input folder no second time", async () => {
    const folder = await temporaryFolder(FILES);
    const parameters = ["clean", join(folder, "in"), "-o", join(folder, "in", "out")];
    await run(parameters);
    expect((await run(parameters)).err).toContain("3 documents");
  });

  test.each([
    ["the input folder itself", ["in"], "in", "in: lies in the output folder in"],
    ["a folder above the input", ["in/a.md"], "in", "in/a.md: lies in the output folder in"],
    ["the input file", ["in/a.md"], "in/a.md", "in/a.md: lies in the output folder in/a.md"],
    ["another file", ["in"], "x.md", "x.md: is a file, not a folder"],
    ["one output for two inputs", ["in", "two"], "out", "a.txt: would meet in/a.md in the output a.md"],
  ])("refuses %s", async (_name, inputs, out, expected) => {
    const folder = await temporaryFolder({ ...FILES, "x.md": "", "two/a.txt": "" });
    const before = await filesIn(folder);
    const parameters = ["clean", ...inputs.map((path) => join(folder, path)), "-o", join(folder, out)];
    const { code, err } = await run(parameters);
    expect(code).toBe(2);
    expect(err.replaceAll(`${folder}/`, "")).toContain(expected);
    expect(await filesIn(folder)).toEqual(before);
  });

  test("shows progress on a terminal only, and clears it away", async () => {
    const folder = await temporaryFolder({ "in/a.md": "well" });
    const { err } = await run(["clean", join(folder, "in"), "-o", join(folder, "out")], {
      errorIsTerminal: true,
    });
    expect(err).toMatch(
      /^\r1 of 1 documents, .* MB\/s; 0 spans emended, 0 flagged\u001B\[K\r\u001B\[K1 document: 1 healthy\n$/,
    );
  });
});

describe("emend clean -", () => {
  test("cleans standard input, and says that it cannot be restored", async () => {
    const { code, out, err } = await run(["clean", "-", "--notes", "none"], { input: "vjg end" });
    expect({ code, out }).toEqual({ code: 0, out: "the end" });
    expect(err).toBe(
      "emend: standard input: the raw text cannot be restored from the output alone; keep it, or use --provenance FILE\n",
    );
  });

  test("copies healthy bytes through", async () => {
    const input = Buffer.from("\xef\xbb\xbfno more caf\xe9s\r", "latin1");
    const { code, outBytes, err } = await run(["clean", "-"], { input });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(outBytes).toEqual(input);
  });

  test("writes the record where it is told to", async () => {
    const folder = await temporaryFolder();
    const file = join(folder, "y.provenance.json");
    const { code, err } = await run(["clean", "-", "--provenance", file], { input: "vjg end" });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(await read(file))).toMatchObject({ source: { path: "-" }, spans: [{ raw: "vjg" }] });
    expect((await run(["clean", "-", "--provenance", file], { input: "vjg" })).code).toBe(0);
  });

  test("keeps another program's file", async () => {
    const folder = await temporaryFolder({ "notes.json": "{}" });
    const parameters = ["clean", "-", "--provenance", join(folder, "notes.json")];
    const { code, out } = await run(parameters, { input: "vjg" });
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(await read(folder, "notes.json")).toBe("{}");
    expect((await run([...parameters, "--force"], { input: "vjg" })).code).toBe(0);
  });

  test("takes nothing, and refuses what is no text", async () => {
    expect(await run(["clean", "-"])).toMatchObject({ code: 0, out: "", err: "" });
    expect(await run(["clean", "-"], { input: "%PDF-1.4" })).toMatchObject({
      code: 3,
      out: "",
      err: "emend: standard input: is a PDF document, not text; extract its text or convert it to UTF-8\n",
    });
  });

  test("shows control characters on a terminal", async () => {
    const { out } = await run(["clean", "-"], { input: "\u001B[31m well\r\n", outputIsTerminal: true });
    expect(out).toBe("␛[31m well\r\n");
  });
});
