import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn, temporaryFolder } from "../batch/temporary-folder.js";
import { letterLines } from "./folders.js";
import { CLI, start, startEmend, until } from "./program.js";

const hasParallel = spawnSync("parallel", ["--version"]).status === 0;
if (!hasParallel) console.warn("skipped: GNU parallel is not installed");

/** The program as a part of a shell command. */
const EMEND = `'${process.execPath}' '${CLI}'`;

const shell = (command: string, cwd: string) => start("bash", ["-o", "pipefail", "-c", command], { cwd });

async function lines(count: number): Promise<{ folder: string; expected: string }> {
  const folder = await temporaryFolder({ "in.jsonl": letterLines(0, count) });
  const { out } = await startEmend(["clean", join(folder, "in.jsonl"), "--format", "jsonl"]).ended;
  expect(out.split("\n")).toHaveLength(count + 1);
  return { folder, expected: out };
}

describe.runIf(existsSync(CLI))("a stream of JSON Lines", () => {
  test("gives the same in several threads", async () => {
    const { folder, expected } = await lines(30);
    const { out } = await startEmend(["clean", join(folder, "in.jsonl"), "--format", "jsonl", "--jobs", "2"])
      .ended;
    expect(out).toBe(expected);
  });

  test("ends quietly when nobody reads on", async () => {
    const { folder } = await lines(30);
    const { code, err } = await shell(
      `yes "$(tail -n 1 in.jsonl)" | { ${EMEND} clean - --format jsonl; echo "ended with $?" >&2; } | head -n 3 >first`,
      folder,
    ).ended;
    expect(readFileSync(join(folder, "first"), "utf8").split("\n")).toHaveLength(4);
    expect(err).toBe("ended with 0\n");
    expect(code).not.toBe(0);
  });

  test("leaves nothing behind when it is interrupted on its way into a file", async () => {
    const { folder } = await lines(30);
    const { process: program, ended } = shell(
      `(yes "$(tail -n 1 in.jsonl)" || true) | head -n 200000 >long.jsonl || true; exec ${EMEND} clean long.jsonl --format jsonl -o out`,
      folder,
    );
    await until(
      async () => existsSync(join(folder, "out")) && (await filesIn(join(folder, "out"))).length > 0,
    );
    program.kill("SIGTERM");
    const { signal, err } = await ended;
    expect(signal).toBe("SIGTERM");
    expect(err).toContain("long.jsonl: was not done: interrupted; clean it by its name");
    expect(await filesIn(join(folder, "out"))).toEqual([]);
  });
});

describe.runIf(hasParallel && existsSync(CLI))("GNU parallel", () => {
  test("gives the same with --pipe", async () => {
    const { folder, expected } = await lines(30);
    const command = `parallel --pipe --keep-order --block 2k ${EMEND} clean - --format jsonl`;
    const { code, out, err } = await shell(`${command} <in.jsonl`, folder).ended;
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(expected);
  });

  test("goes on with --resume after it was killed", async () => {
    const folder = await temporaryFolder();
    mkdirSync(join(folder, "parts"));
    const parts = ["1", "2", "3", "4", "5", "6"];
    for (const part of parts)
      writeFileSync(join(folder, `parts/${part}.jsonl`), letterLines(Number(part), 6));
    const command = (out: string, how = "") =>
      `exec parallel --jobs 1 ${how} ${EMEND} clean {} --format jsonl -o ${out} ::: parts/*.jsonl`;
    expect((await shell(command("whole"), folder).ended).code).toBe(0);
    const resumed = command("resumed", "--joblog log --resume");
    const { process: killed, ended } = shell(resumed, folder);
    await until(() => existsSync(join(folder, "resumed/2.jsonl")));
    killed.kill("SIGKILL");
    await ended;
    const done = readFileSync(join(folder, "log"), "utf8").split("\n").length - 2;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(parts.length);
    const { err } = await shell(resumed, folder).ended;
    // What was finished but not logged when it was killed is there already, and told of.
    expect(err.replace(/^emend: resumed\/\d\.jsonl: is there already; .*\n/m, "")).toBe("");
    for (const part of parts) {
      const of = (out: string) => readFileSync(join(folder, out, `${part}.jsonl`), "utf8");
      expect(of("resumed")).toBe(of("whole"));
    }
    expect(await filesIn(join(folder, "resumed"))).toEqual(parts.map((part) => `${part}.jsonl`));
  });
});
