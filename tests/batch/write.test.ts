import { existsSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, writeAtomically } from "../../src/batch/write.js";
import { filesIn, read, temporaryFolder } from "./temporary-folder.js";

describe("writeAtomically", () => {
  test("writes and replaces, and leaves nothing else behind", async () => {
    const folder = await temporaryFolder({ "x.md": "old" });
    await writeAtomically(join(folder, "x.md"), "new");
    expect(await read(folder, "x.md")).toBe("new");
    expect(await filesIn(folder)).toEqual(["x.md"]);
  });

  test("never takes the place of a folder, a link or a device", async () => {
    const folder = await temporaryFolder({ "target.md": "kept" });
    await mkdir(join(folder, "x.md"));
    await symlink("target.md", join(folder, "link.md"));
    await expect(writeAtomically(join(folder, "x.md"), "")).rejects.toThrow("is a folder");
    await expect(writeAtomically(join(folder, "link.md"), "")).rejects.toThrow("is a link");
    expect(await filesIn(folder)).toEqual(["link.md", "target.md"]);
    expect(await read(folder, "target.md")).toBe("kept");
  });

  test("leaves no temporary file where it fails", async () => {
    const folder = await temporaryFolder();
    const name = `${"x".repeat(255)}.md`;
    await expect(writeAtomically(join(folder, name), "")).rejects.toThrow("the name is too long");
    expect(await filesIn(folder)).toEqual([]);
  });
});

describe("makeFolder", () => {
  test("does not leave a folder through a link", async () => {
    const outside = await temporaryFolder();
    const folder = await temporaryFolder();
    await symlink(outside, join(folder, "link"));
    await expect(makeFolder(join(folder, "link", "sub"), folder)).rejects.toThrow("leads out of");
    expect(await filesIn(outside)).toEqual([]);
  });

  test("makes the folders above it, and takes those that are there", async () => {
    const folder = await temporaryFolder();
    const deep = join(folder, "a", "b", "c");
    await Promise.all([makeFolder(deep, folder), makeFolder(deep, folder)]);
    await writeAtomically(join(deep, "x.md"), "");
    expect(await filesIn(folder)).toEqual(["a/b/c/x.md"]);
  });

  test("fails where a file is in the way, or where no folder can be made", async () => {
    const folder = await temporaryFolder({ file: "" });
    await expect(makeFolder(join(folder, "file"), folder)).rejects.toThrow("a file is in the way");
    await expect(makeFolder(join(folder, "file", "sub"), folder)).rejects.toThrow();
  });

  test.runIf(existsSync("/proc/self"))("does not try for ever", async () => {
    await expect(makeFolder("/proc/no/such", "/proc/no")).rejects.toThrow("no such file or folder");
  });
});
