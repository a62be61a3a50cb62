import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../batch/temporary-folder.js";
import { run } from "./run.js";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** Runs the built program, in a shell where `script` says how; `$EMEND` is the program. */
function shell(script: string) {
  const env = { ...process.env, EMEND: `"${process.execPath}" "${CLI}"` };
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["-o", "pipefail", "-c", script.replaceAll("$EMEND", env.EMEND)],
    {
      env,
      encoding: "utf8",
    },
  );
  return { code: status, out: stdout, err: stderr };
}

describe.runIf(existsSync(CLI))("the built program", () => {
  test("prints its version and ends with its exit code", () => {
    expect(shell("$EMEND --version")).toMatchObject({ code: 0, out: expect.stringMatching(/^\d/), err: "" });
    expect(shell("$EMEND polish")).toMatchObject({ code: 2, out: "" });
    expect(shell("$EMEND restore /nowhere/x.md")).toEqual({
      code: 3,
      out: "",
      err: "emend: /nowhere/x.md: there is no such file or folder; check the path\n",
    });
  });

  test("prints a document exactly, dies quietly with a broken pipe, and tells of a full disk", async () => {
    const text = "all is well\r\n".repeat(100_000);
    const folder = await temporaryFolder({ "in/x.md": text });
    await run(["clean", join(folder, "in"), "-o", join(folder, "out")]);
    const restore = `$EMEND restore "${join(folder, "out/x.md")}"`;
    expect(shell(`${restore} | cmp - "${join(folder, "in/x.md")}"`)).toEqual({ code: 0, out: "", err: "" });
    expect(shell(`${restore} | head -c 3`)).toEqual({ code: 0, out: "all", err: "" });
    expect(shell(`${restore} >/dev/full`)).toEqual({
      code: 3,
      out: "",
      err: "emend: standard output: no space is left on the device; make room and run again\n",
    });
  });

  test("cleans in threads as without them", async () => {
    const garbled = 'Vjg"mggrgt"ytqvg"vq"vjg"dqctf"cdqwv"vjg"jctdqwt"ncoru0\n';
    const folder = await temporaryFolder({ "in/a.md": garbled, "in/b.md": "All is well.\n" });
    const clean = (jobs: number) =>
      shell(`$EMEND clean "${folder}/in" -o "${folder}/out-${jobs}" --jobs ${jobs}`);
    expect(clean(2).code).toBe(0);
    expect(clean(1).code).toBe(0);
    expect(shell(`cmp "${folder}/out-1/a.md" "${folder}/out-2/a.md"`)).toEqual({ code: 0, out: "", err: "" });
    expect(shell(`grep -c harbour "${folder}/out-2/a.md"`)).toMatchObject({ code: 0 });
  });
});
