import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../commands/run.js";
import { filesIn, read, temporaryFolder } from "./temporary-folder.js";

const FILES = { "in/x/a.md": "vjg end", "in/b.txt": "well" };

async function cleaned(files: Readonly<Record<string, string>> = FILES) {
  const folder = await temporaryFolder(files);
  const clean = (...more: string[]) => run(["clean", join(folder, "in"), "-o", join(folder, "out"), ...more]);
  return { folder, clean };
}

describe("emend clean --format", () => {
  test.each([
    ["tei", ".tei.xml", "<sic>vjg</sic><corr"],
    ["annotations", ".annotations.jsonld", '"exact": "vjg"'],
  ])("writes %s beside every output", async (format, suffix, content) => {
    const { folder, clean } = await cleaned();
    expect((await clean("--format", format)).code).toBe(0);
    const files = (await filesIn(join(folder, "out"))).filter((file) => !file.startsWith("."));
    expect(files.sort()).toEqual(
      ["b.md", `b${suffix}`, "manifest.jsonl", "x/a.md", "x/a.provenance.json", `x/a${suffix}`].sort(),
    );
    expect(await read(folder, `out/x/a${suffix}`)).toContain(content);
  });

  test("leaves what is done, and writes anew what is missing or was not asked for before", async () => {
    const { folder, clean } = await cleaned();
    await clean();
    const unchanged = async (...more: string[]) => JSON.parse((await clean("--json", ...more)).out).unchanged;
    expect(await unchanged("--format", "tei")).toBe(0);
    expect(await unchanged("--format", "tei")).toBe(2);
    const tei = await read(folder, "out/x/a.tei.xml");
    await writeFile(join(folder, "in/x/a.md"), "vjg start");
    expect(await unchanged("--format", "tei")).toBe(1);
    expect(await read(folder, "out/x/a.tei.xml")).not.toBe(tei);
  });

  test("never overwrites an edited or a foreign export, unless it is forced to", async () => {
    const { folder, clean } = await cleaned({ ...FILES, "out/b.tei.xml": "mine" });
    const first = await clean("--format", "tei");
    expect(first.code).toBe(3);
    expect(first.err).toContain("b.tei.xml: was not written by emend; move it away");
    await writeFile(join(folder, "out/x/a.tei.xml"), "edited");
    const second = await clean("--format", "tei");
    expect(second.err).toContain("a.tei.xml: has been edited since emend wrote it; to lose your edits");
    expect(await read(folder, "out/x/a.tei.xml")).toBe("edited");
    expect((await clean("--format", "tei", "--force")).code).toBe(0);
    expect(await read(folder, "out/b.tei.xml")).toContain("<TEI ");
    expect(await read(folder, "out/x/a.tei.xml")).toContain("<TEI ");
  });

  test("prints the export of standard input, from which the raw text can be had back", async () => {
    const { out, err } = await run(["clean", "-", "--format", "tei"], { input: "vjg end" });
    expect(out).toContain("<sic>vjg</sic><corr");
    expect(err).toBe("");
  });
});
