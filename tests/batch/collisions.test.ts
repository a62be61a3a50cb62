import { describe, expect, test } from "vitest";
import { findCollisions } from "../../src/batch/collisions.js";
import { outputPathOf } from "../../src/batch/paths.js";

const inputs = (...paths: string[]) =>
  paths.map((path, index) => ({
    file: `${index}/${path}`,
    path,
    output: outputPathOf(path),
    plainText: false,
  }));

describe("findCollisions", () => {
  test.each([
    ["the same path in two roots", "x.md", "x.md"],
    ["two formats of one name", "x.md", "x.txt"],
    ["case", "Letter.md", "letter.md"],
    ["case in a folder", "A/x.md", "a/x.md"],
    ["composed and decomposed letters", "caf\u00E9.md", "cafe\u0301.md"],
    ["one provenance file", "x", "x.md"],
    ["a file where a folder is needed", "x.md", "x.md/y.md"],
    ["a folder where a file is needed", "X.MD/y.md", "x.md"],
  ])("finds %s", (_name, ...paths) => {
    const found = findCollisions(inputs(...paths));
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toMatch(/^\d\/.* would meet \d\/.* in the output /);
  });

  test("lets different outputs be", () => {
    expect(findCollisions(inputs("x.md", "y.md", "sub/x.md", "x/y.md", "x.ocr"))).toEqual([]);
  });
});
