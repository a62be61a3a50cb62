import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Provenance } from "../../src/index.js";
import { filesIn, temporaryFolder } from "../batch/temporary-folder.js";
import { contentsOf, countOutputs, rejectFirst, writeLetters } from "./folders.js";
import { killLoop } from "./kill-loop.js";
import { CLI, startEmend, until } from "./program.js";

const isRoot = process.getuid?.() === 0;
/** The user `nobody`, whom permissions hold for. */
const NOBODY = { uid: 65534, gid: 65534 };

/** Letters that take longer than it takes to look whether some are done. */
const MANY = 150;

/** A folder that holds little, or undefined where none can be made. */
async function tinyDisk(size: string): Promise<string | undefined> {
  const folder = await temporaryFolder();
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
  if (status !== 0) return undefined;
  onTestFinished(() => {
    spawnSync("umount", [folder]);
  });
  return folder;
}

async function provenanceIn(folder: string): Promise<Provenance[]> {
  const names = (await filesIn(folder)).filter((name) => name.endsWith(".provenance.json"));
  return names.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
}

describe.runIf(existsSync(CLI))("cleaning a folder", () => {
  test("comes to the same however often it is killed", async () => {
    const folder = await temporaryFolder();
    const { kills, partial, expected, found } = await killLoop({
      folder,
      documents: 80,
      between: 20,
      seed: 7,
    });
    expect(kills).toBeGreaterThan(1);
    expect(partial).toBe(0);
    expect(found).toEqual(expected);
  });

  test("ends cleanly when it is told to, and goes on where it stopped", async () => {
    const folder = await temporaryFolder();
    const [input, out] = [join(folder, "in"), join(folder, "out")];
    writeLetters(input, MANY);
    const { process: program, ended } = startEmend(["clean", input, "-o", out, "--jobs", "2"]);
    await until(() => countOutputs(out) > 10);
    program.kill("SIGTERM");
    const interrupted = await ended;
    expect(interrupted).toMatchObject({ code: null, signal: "SIGTERM" });
    expect(interrupted.err).toMatch(
      /emend: interrupted: \d+ documents are not done; run the same again to go on/,
    );
    const done = countOutputs(out);
    expect(done).toBeLessThan(MANY);
    const { err } = await startEmend(["clean", input, "-o", out]).ended;
    expect(err).toContain(`(${done} unchanged since an earlier run)`);
    expect((await filesIn(out)).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("leaves only what is whole on a disk that is full, and goes on when there is room", async ({
    skip,
  }) => {
    const disk = await tinyDisk("256k");
    if (disk === undefined) return skip("no tmpfs can be mounted here");
    const folder = await temporaryFolder();
    const [input, out] = [join(folder, "in"), join(disk, "out")];
    writeLetters(input, 120);
    const undisturbed = join(folder, "undisturbed");
    await startEmend(["clean", input, "-o", undisturbed]).ended;
    const expected = contentsOf(undisturbed);
    const full = await startEmend(["clean", input, "-o", out]).ended;
    expect(full.code).toBe(3);
    expect(full.err).toContain("no space is left on the device; make room and run again");
    expect(full.err).not.toContain("    at ");
    const left = Object.entries(contentsOf(out)).filter(([name]) => name.endsWith(".md"));
    expect(left.length).toBeGreaterThan(0);
    expect(left).toEqual(left.map(([name]) => [name, expected[name]]));
    expect((await filesIn(out)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    spawnSync("mount", ["-o", "remount,size=16m", disk]);
    expect((await startEmend(["clean", input, "-o", out]).ended).code).toBe(0);
    expect(contentsOf(out)).toEqual(expected);
  });

  test("tells of what may not be read or written, and does the rest", async ({ skip }) => {
    const folder = await temporaryFolder({ "in/a.md": "well", "in/b.md": "well", "in/sub/c.md": "well" });
    mkdirSync(join(folder, "out/sub"), { recursive: true });
    for (const path of ["", "out"]) chmodSync(join(folder, path), 0o777);
    chmodSync(join(folder, "in/a.md"), 0o000);
    chmodSync(join(folder, "out/sub"), 0o555);
    const program = startEmend(["clean", "in", "-o", "out"], { cwd: folder, ...(isRoot && NOBODY) });
    const { code, err } = await program.ended;
    if (err.includes("Cannot find module")) return skip("another user may not run the program here");
    expect(code).toBe(3);
    expect(err).toContain(
      "emend: in/a.md: permission denied; change its permissions or choose another path\n",
    );
    expect(err).toContain(
      "emend: out/sub/c.md: permission denied; change its permissions or choose another path\n",
    );
    expect(await filesIn(join(folder, "out"))).toEqual(["b.md", "manifest.jsonl"]);
  });

  test("tells of inputs that vanish, and does the rest", async () => {
    const folder = await temporaryFolder();
    const [input, out] = [join(folder, "in"), join(folder, "out")];
    writeLetters(input, 60);
    const last = join(input, "z.md");
    writeFileSync(last, "All is well.");
    const { ended } = startEmend(["clean", input, "-o", out, "--jobs", "2"]);
    await until(() => countOutputs(out) > 0);
    rmSync(last);
    const { code, err } = await ended;
    expect(code).toBe(3);
    expect(err).toContain(`emend: ${last}: there is no such file or folder; check the path\n`);
    expect(countOutputs(out)).toBe(60);
    expect(readdirSync(out)).not.toContain("z.md");
  });

  test("gives the same in one thread and in several, with all that may be asked for", async () => {
    const folder = await temporaryFolder();
    writeLetters(join(folder, "in"), 30);
    const clean = async (out: string, ...more: string[]) => {
      const { code, err } = await startEmend(["clean", join(folder, "in"), "-o", join(folder, out), ...more])
        .ended;
      expect(code, err).toBe(0);
      return err;
    };
    const { path, content } = rejectFirst();
    writeFileSync(join(folder, "decisions.json"), content);
    const more = [
      "--decisions",
      join(folder, "decisions.json"),
      "--format",
      "tei",
      "--evidence",
      "folder",
      "--fsync",
    ];
    const told = await clean("1", "--jobs", "1", ...more);
    expect(told).toContain("1 of 2 decisions are about other documents");
    expect(told).not.toContain("finds no place");
    expect(await clean("3", "--jobs", "3", ...more)).toBe(told);
    const found = contentsOf(join(folder, "1"));
    expect(Object.keys(found).filter((name) => name.endsWith(".tei.xml"))).toHaveLength(30);
    expect(contentsOf(join(folder, "3"))).toEqual(found);
    const rejected = (await provenanceIn(join(folder, "3"))).filter(({ spans }) => spans[0]?.by === "reader");
    expect(rejected.map(({ source }) => source.path)).toEqual([path]);
  });

  test("may be done by several programs at once", async () => {
    const folder = await temporaryFolder();
    const [input, out] = [join(folder, "in"), join(folder, "out")];
    writeLetters(input, 60);
    const parts = [
      ["--exclude", "1998"],
      ["--include", "1998/**"],
    ];
    const runs = parts.map((part) => startEmend(["clean", input, "-o", out, ...part]).ended);
    expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0]);
    const { err } = await startEmend(["clean", input, "-o", out]).ended;
    expect(err).toContain("(60 unchanged since an earlier run)");
    expect((await filesIn(out)).filter((name) => name.startsWith("."))).toEqual([]);
  });
});
