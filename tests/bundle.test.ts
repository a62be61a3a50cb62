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

  test("is not compiled again by its threads, of which one begins after the other", async () => {
    const flags = join(ROOT, "dist/flags.js");
    const folder = await temporaryFolder({
      "thread.mjs": `
        import { parentPort } from "node:worker_threads";
        import { collectAlone, setFlags, settleYoungGeneration } from "${flags}";
        import { compileBundle } from "${join(ROOT, "dist/bundle.js")}";
        setFlags();
        parentPort.postMessage(compileBundle().cachedDataRejected);
        settleYoungGeneration();
        collectAlone(Infinity);
        setInterval(() => {}, 60_000);`,
      "starts.mjs": `
        import { once } from "node:events";
        import { Worker } from "node:worker_threads";
        import { setFlags } from "${flags}";
        setFlags();
        const rejected = [];
        for (let begun = 0; begun < 2; begun += 1)
          rejected.push(...(await once(new Worker(new URL("thread.mjs", import.meta.url)), "message")));
        process.stdout.write(rejected.join(), () => process.exit());`,
    });
    expect(node(join(folder, "starts.mjs"))).toEqual({ code: 0, out: "false,false", err: "" });
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
