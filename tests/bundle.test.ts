import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "./batch/temporary-folder.js";

const ROOT = join(import.meta.dirname, "..");

/** Runs Node.js on its own: the flags that code was compiled with count, and the test runner has others. */
function node(...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

describe.runIf(existsSync(join(ROOT, "dist/program.cjs")))("the bundled program", () => {
  test("is not compiled again by the Node.js that it was built with", () => {
    const asked = `
      import { setFlags } from "${join(ROOT, "dist/flags.js")}";
      import { compileBundle } from "${join(ROOT, "dist/bundle.js")}";
      setFlags();
      process.stdout.write(String(compileBundle().cachedDataRejected));`;
    expect(node("--input-type=module", "-e", asked)).toEqual({ code: 0, out: "false", err: "" });
  });

  test.each([
    ["without what was compiled", undefined],
    ["with what another Node.js compiled", "none of its code"],
  ])("runs %s", async (_, code) => {
    const folder = await temporaryFolder({});
    mkdirSync(join(folder, "dist"));
    for (const file of ["package.json", "dist/cli.js", "dist/program.cjs", "dist/english.model"])
      cpSync(join(ROOT, file), join(folder, file));
    if (code !== undefined) writeFileSync(join(folder, "dist/program.code"), code);
    writeFileSync(join(folder, "letter.md"), "The letter came by the morning post.\n");
    const { code: exit, out, err } = node(join(folder, "dist/cli.js"), "inspect", join(folder, "letter.md"));
    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    expect(out).toContain("healthy");
  });
});
