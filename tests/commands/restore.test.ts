import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn, read, temporaryFolder, writeFiles } from "../batch/temporary-folder.js";
import { run } from "./run.js";

async function cleaned() {
  const folder = await temporaryFolder({ "in/x.md": "vjg end\r\n", "in/y.md": "well" });
  await run(["clean", join(folder, "in"), "-o", join(folder, "out")]);
  return folder;
}

describe("emend restore", () => {
  test("prints the raw bytes", async () => {
    const folder = await cleaned();
    expect(await run(["restore", join(folder, "out/x.md")])).toMatchObject({
      code: 0,
      out: "vjg end\r\n",
      err: "",
    });
    expect(await run(["restore", join(folder, "out/y.md")])).toMatchObject({ code: 0, out: "well", err: "" });
  });

  test("writes them to a file", async () => {
    const folder = await cleaned();
    const parameters = ["restore", join(folder, "out/x.md"), "-o", join(folder, "raw.md")];
    expect(await run(parameters)).toMatchObject({ code: 0, out: "", err: "" });
    expect(await read(folder, "raw.md")).toBe("vjg end\r\n");
  });

  test("makes raw text of what `clean -` printed, with the record beside it", async () => {
    const folder = await temporaryFolder();
    const record = join(folder, "x.provenance.json");
    const { outBytes } = await run(["clean", "-", "--provenance", record], { input: "vjg end" });
    await writeFiles(folder, { "x.md": outBytes });
    expect((await run(["restore", join(folder, "x.md")])).out).toBe("vjg end");
  });

  test("writes nothing where the cleaned file was edited", async () => {
    const folder = await cleaned();
    await writeFiles(folder, { "out/x.md": "the End" });
    const before = await filesIn(folder);
    const { code, out, err } = await run(["restore", join(folder, "out/x.md"), "-o", join(folder, "raw.md")]);
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toBe(
      `emend: ${folder}/out/x.md: has been changed since it was cleaned; undo the change or clean the source again\n`,
    );
    expect(await filesIn(folder)).toEqual(before);
  });

  test.each(["x.md", "x.provenance.json"])("does not write over %s, which it needs", async (name) => {
    const folder = await cleaned();
    const before = await read(folder, "out", name);
    const parameters = ["restore", join(folder, "out/x.md"), "-o", join(folder, "out", name)];
    expect((await run(parameters)).code).toBe(2);
    expect(await read(folder, "out", name)).toBe(before);
  });
});
