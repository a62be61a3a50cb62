import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LARGE_BYTES } from "../../src/batch/read.js";
import { emend, inspect } from "../../src/index.js";
import { read, temporaryFolder } from "../batch/temporary-folder.js";
import { model } from "../support/model.js";
import { run } from "./run.js";

const shifted = (text: string): string =>
  [...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 2)).join("");
const LONG = `${shifted("The keeper had lit the lamp before the storm came up from the south.")}\n`;
const SHORT = `She wrote that ${shifted("weather")} went home.\n`;
const READ = "She wrote that weather went home.\n";

async function pages(files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder(files);
  const clean = (...more: string[]) =>
    run(["clean", join(folder, "in"), "-o", join(folder, "out"), "--notes", "none", ...more], engine);
  return { folder, clean };
}

const engine = { loadEngine: async () => ({ emend, inspect, model }) };

describe("emend clean --evidence folder", () => {
  test.each([
    ["before", { "in/1.md": SHORT, "in/2.md": LONG }, "out/1.md"],
    ["after", { "in/1.md": LONG, "in/2.md": SHORT }, "out/2.md"],
  ])("reads in a page %s the one that proves it what is too short alone", async (_, files, short) => {
    const { folder, clean } = await pages(files);
    await clean();
    expect(await read(folder, short)).toBe(SHORT);
    await clean("--evidence", "folder");
    expect(await read(folder, short)).toBe(READ);
  });

  test("reads by what a text proves that is too large to be held whole", async () => {
    const large = `${"All is well here.\n\n".repeat(30_000)}${LONG}`;
    expect(large.length).toBeGreaterThan(LARGE_BYTES);
    const { folder, clean } = await pages({ "in/1.md": SHORT, "in/2.md": large });
    await clean("--evidence", "folder");
    expect(await read(folder, "out/1.md")).toBe(READ);
  });

  test("does nothing again where nothing is new, and everything where more is proven", async () => {
    const { folder, clean } = await pages({ "in/1.md": SHORT, "in/2.md": LONG, "in/3.md": "All is well.\n" });
    const unchanged = async () =>
      JSON.parse((await clean("--evidence", "folder", "--json")).out).unchanged as number;
    expect(await unchanged()).toBe(0);
    expect(await unchanged()).toBe(3);
    await writeFile(join(folder, "in/2.md"), "All is well here, too.\n");
    expect(await unchanged()).toBe(0);
    expect(await read(folder, "out/1.md")).toBe(SHORT);
  });

  test("keeps a person's corrections", async () => {
    const { folder, clean } = await pages({ "in/1.md": SHORT, "in/2.md": LONG });
    await clean();
    await writeFile(join(folder, "out/1.md"), "She wrote that the weather went home.\n");
    const { code, err } = await clean("--evidence", "folder");
    expect(code).toBe(3);
    expect(err).toContain("1.md: has been edited since emend wrote it");
    expect(await read(folder, "out/1.md")).toBe("She wrote that the weather went home.\n");
  });

  test("is refused for standard input", async () => {
    const { code, err } = await run(["clean", "-", "--evidence", "folder"]);
    expect(code).toBe(2);
    expect(err).toContain("--evidence folder is for files and folders");
  });
});

describe("emend clean --encoding", () => {
  test("takes to one collection what inspect --encodings tells of another", async () => {
    const { folder, clean } = await pages({ "in/1.md": SHORT, "other/2.md": LONG });
    const { out } = await run(["inspect", join(folder, "other"), "--encodings"], engine);
    expect(JSON.parse(out)).toMatchObject({
      schema: 1,
      encodings: [{ family: "shift", params: { offset: 2 }, documents: 1 }],
    });
    const file = join(folder, "encodings.json");
    await writeFile(file, out);
    await clean("--encoding", file);
    expect(await read(folder, "out/1.md")).toBe(READ);
    const inspected = await run(["inspect", join(folder, "in"), "--encoding", file], engine);
    expect(inspected.out).toContain("1 to emend");
  });

  test.each([
    ["no JSON", "{"],
    ["another file", '{"schema":1}'],
    [
      "an encoding that there is not",
      '{"schema":1,"encodings":[{"family":"shift","params":{"offset":999}}]}',
    ],
  ])("refuses %s in one line", async (_, content) => {
    const { folder, clean } = await pages({ "in/1.md": SHORT, "bad.json": content });
    const { code, err } = await clean("--encoding", join(folder, "bad.json"));
    expect(code).toBe(2);
    expect(err).toMatch(/bad\.json: is no encodings file; write one with `emend inspect --encodings`\n$/);
  });
});
