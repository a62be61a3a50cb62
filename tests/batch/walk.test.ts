import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/batch/failure.js";
import { JSON_LINES } from "../../src/batch/paths.js";
import { findInputs } from "../../src/batch/walk.js";
import { temporaryFolder } from "./temporary-folder.js";

const paths = async (...parameters: Parameters<typeof findInputs>) =>
  (await findInputs(...parameters)).documents.map(({ path }) => path);

describe("a folder", () => {
  test("yields its texts, sorted, and counts the other files", async () => {
    const root = await temporaryFolder({
      "b.md": "",
      "a.txt": "",
      "B.MARKDOWN": "",
      "sub/deep/c.md": "",
      "picture.png": "",
      README: "",
    });
    const inputs = await findInputs([root]);
    expect(inputs.documents.map(({ path, output, plainText }) => [path, output, plainText])).toEqual([
      ["B.MARKDOWN", "B.md", false],
      ["a.txt", "a.md", true],
      ["b.md", "b.md", false],
      ["sub/deep/c.md", "sub/deep/c.md", false],
    ]);
    expect(inputs).toMatchObject({ ignored: 2, failures: [] });
  });

  test("leaves dotfiles, node_modules, emend's own files and the output folder alone", async () => {
    const root = await temporaryFolder({
      "a.md": "",
      ".hidden.md": "",
      ".git/b.md": "",
      "node_modules/c.md": "",
      "d.provenance.json": "",
      "manifest.jsonl": "",
      "out/e.md": "",
    });
    expect(await paths([root], join(root, "out"))).toEqual(["a.md"]);
  });

  test("without texts says so", async () => {
    const root = await temporaryFolder({ "picture.png": "" });
    const { failures } = await findInputs([root]);
    expect(failures.map(({ message }) => message)).toEqual([
      `${root}: holds no .md, .markdown or .txt file (other files: 1); put texts there or name another folder`,
    ]);
  });

  test("does not leave itself through links, nor follow them in circles", async () => {
    const outside = await temporaryFolder({ "secret.md": "" });
    const root = await temporaryFolder({ "a/a.md": "", "b/b.md": "", "out/o.md": "" });
    await symlink(join(outside, "secret.md"), join(root, "secret.md"));
    await symlink(outside, join(root, "elsewhere"));
    await symlink("..", join(root, "a", "up"));
    await symlink("../b", join(root, "a", "to-b"));
    await symlink("../a", join(root, "b", "to-a"));
    await symlink("a.md", join(root, "a", "same.md"));
    await symlink("out", join(root, "to-out"));
    const inputs = await findInputs([root], join(root, "out"));
    expect(inputs.documents.map(({ path }) => path)).toEqual([
      "a/a.md",
      "a/same.md",
      "a/to-b/b.md",
      "b/b.md",
      "b/to-a/a.md",
      "b/to-a/same.md",
    ]);
    expect(inputs.failures).toEqual([]);
  });

  test("tells of a link that leads nowhere", async () => {
    const root = await temporaryFolder({ "a.md": "" });
    await symlink("gone.md", join(root, "b.md"));
    const { failures } = await findInputs([root]);
    expect(failures).toMatchObject([{ path: join(root, "b.md") }]);
  });
});

describe("a file", () => {
  test("is read whatever its extension, under its own name", async () => {
    const root = await temporaryFolder({ "sub/README": "", "sub/x.TXT": "" });
    const { documents } = await findInputs([join(root, "sub/README"), join(root, "sub/x.TXT")]);
    expect(documents).toMatchObject([
      { path: "README", output: "README", plainText: false },
      { path: "x.TXT", output: "x.md", plainText: true },
    ]);
  });

  test("that emend wrote about documents is none itself", async () => {
    const root = await temporaryFolder({ "x.provenance.json": "", "manifest.jsonl": "" });
    const { documents, failures } = await findInputs([
      join(root, "x.provenance.json"),
      join(root, "manifest.jsonl"),
    ]);
    expect(documents).toEqual([]);
    expect(failures).toHaveLength(2);
  });

  test("of JSON Lines is no text, and is told how to clean it", async () => {
    const root = await temporaryFolder({ "a.jsonl": "{}", "b.NDJSON": "{}" });
    const files = [join(root, "a.jsonl"), join(root, "b.NDJSON")];
    const { documents, failures } = await findInputs(files);
    expect(documents).toEqual([]);
    expect(failures.map(({ message }) => message)).toEqual(
      files.map((file) => `${file}: is JSON Lines, not a text; clean it with \`emend clean --format jsonl\``),
    );
    expect((await findInputs(files, undefined, { kind: JSON_LINES })).documents).toHaveLength(2);
  });

  test("that its folder holds as well is done once, and the folder is not empty", async () => {
    const root = await temporaryFolder({ "a.md": "" });
    const { documents, failures } = await findInputs([join(root, "a.md"), root, root]);
    expect({ count: documents.length, failures }).toEqual({ count: 1, failures: [] });
  });

  test("that is named twice is done once", async () => {
    const root = await temporaryFolder({ "x.md": "" });
    expect(await paths([join(root, "x.md"), root, `${root}/./x.md`])).toEqual(["x.md"]);
  });

  test("that is missing does not stop the others", async () => {
    const root = await temporaryFolder({ "x.md": "" });
    const { documents, failures } = await findInputs([join(root, "gone.md"), root]);
    expect(documents).toHaveLength(1);
    expect(failures.map(({ message }) => message)).toEqual([
      `${join(root, "gone.md")}: there is no such file or folder; check the path`,
    ]);
  });
});

describe("refused is", () => {
  test.each([".", "out", "out/sub", "out/sub/x.md", "link/x.md"])(
    "%s inside the output folder",
    async (path) => {
      const root = await temporaryFolder({ "out/sub/x.md": "" });
      await symlink("out/sub", join(root, "link"));
      const out = path === "." ? root : join(root, "out");
      await expect(findInputs([join(root, path)], out)).rejects.toThrow(Refusal);
    },
  );

  test("an empty path, which would mean the working folder", async () => {
    await expect(findInputs([""])).rejects.toThrow(Refusal);
  });
});

test("a name that begins with two dots is an ordinary name", async () => {
  const root = await temporaryFolder({ "in/x.md": "" });
  await mkdir(join(root, "..out"));
  expect(await paths([join(root, "in")], join(root, "..out"))).toEqual(["x.md"]);
});
