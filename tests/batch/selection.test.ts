import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Selection } from "../../src/batch/selection.js";
import { findInputs } from "../../src/batch/walk.js";
import { temporaryFolder } from "./temporary-folder.js";

const FILES = Object.fromEntries(
  ["a.md", "b.txt", "drafts/a.md", "letters/1/drafts/x.md", "letters/1/a.md", "letters/ñ [2].md"].map(
    (path) => [path, ""],
  ),
);

async function select(selection: Selection, pattern = "") {
  const folder = await temporaryFolder(FILES);
  const { documents, failures } = await findInputs([join(folder, pattern)], undefined, selection);
  return [...documents.map(({ path }) => path), ...failures.map(({ what }) => what)];
}

describe("of a folder", () => {
  test.each<[string, Selection, readonly string[]]>([
    ["names at any depth", { include: ["a.*"] }, ["a.md", "drafts/a.md", "letters/1/a.md"]],
    ["paths", { include: ["letters/*.md"] }, ["letters/ñ [2].md"]],
    ["one of several patterns", { include: ["*.txt", "letters/1/*"] }, ["b.txt", "letters/1/a.md"]],
    [
      "what is not left out",
      { exclude: ["drafts/", "*.txt"] },
      ["a.md", "letters/1/a.md", "letters/ñ [2].md"],
    ],
    ["what is not in a folder that is left out", { exclude: ["letters/**", "drafts/**"] }, ["a.md", "b.txt"]],
    ["both", { include: ["a.md"], exclude: ["drafts"] }, ["a.md", "letters/1/a.md"]],
    [
      "nothing",
      { include: ["*.doc"] },
      ["holds no .md, .markdown or .txt file that the patterns select (other files: 6)"],
    ],
  ])("%s can be selected", async (_name, selection, expected) => {
    expect(await select(selection)).toEqual(expected);
  });
});

describe("a glob as argument", () => {
  test("stands for the files that it matches, below the folder before its first wildcard", async () => {
    expect(await select({}, "letters/**/*.md")).toEqual(["1/a.md", "1/drafts/x.md", "ñ [2].md"]);
    expect(await select({ exclude: ["drafts"] }, "letters/**/?.md")).toEqual(["1/a.md"]);
    expect(await select({}, "*.doc")).toEqual(["matches no .md, .markdown or .txt file (other files: 6)"]);
  });

  test("stands for itself where there is a file of that name", async () => {
    expect(await select({}, "letters/ñ [2].md")).toEqual(["ñ [2].md"]);
  });
});

describe("a name with a line end in it", () => {
  const odd = { "a.md": "", "x\ny.md": "", "p\nq/b.md": "" };

  test.each(["**", "**/*.md", "*.md"])("is left out by %s", async (pattern) => {
    const folder = await temporaryFolder(odd);
    const { documents } = await findInputs([folder], undefined, { exclude: [pattern] });
    expect(documents).toEqual([]);
  });

  test.each(["**", "**/*.md"])("is found by the argument %s", async (pattern) => {
    const folder = await temporaryFolder(odd);
    const { documents } = await findInputs([join(folder, pattern)]);
    expect(documents.map(({ path }) => path)).toEqual(["a.md", "p\nq/b.md", "x\ny.md"]);
  });
});
