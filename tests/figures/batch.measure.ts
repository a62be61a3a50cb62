/** `npm run figures:batch`: measures runs over many documents and writes BATCH.md. Takes some minutes. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { letter } from "../faults/folders.js";
import { killLoop } from "../faults/kill-loop.js";
import { CLI, startEmend } from "../faults/program.js";
import { cleanProse } from "../support/prose.js";
import { DEFAULT_DAMAGE, simulate } from "../support/simulator.js";
import { markdownTable } from "./table.js";

const TARGET = fileURLToPath(new URL("BATCH.md", import.meta.url));
/** Share of the sizes that are named in the rows; smaller for a quick look. */
const SCALE = Number(process.env["EMEND_SCALE"] ?? 1);
/** Megabytes of the stream. */
const STREAM = Number(process.env["EMEND_STREAM"] ?? 1000 * SCALE);

const folder = mkdtempSync(join(tmpdir(), "emend-figures-"));
const rows: string[][] = [];

const scaled = (count: number): number => Math.round(count * SCALE);
const grouped = (count: number): string => count.toLocaleString("en");

/** Seconds that a run takes; what it leaves behind goes. */
async function secondsOf(...parameters: string[]): Promise<number> {
  const out = join(folder, "timed");
  const start = performance.now();
  const { code, err } = await startEmend(["clean", ...parameters, "-o", out]).ended;
  expect(code, err).toBe(0);
  rmSync(out, { recursive: true });
  return (performance.now() - start) / 1000;
}

test("many small healthy files", async () => {
  const files = scaled(100_000);
  const input = join(folder, "small");
  mkdirSync(input);
  for (let index = 0; index < files; index += 1)
    writeFileSync(join(input, `${index}.md`), letter(index + 1, files + 2));
  const out = join(folder, "small-out");
  for (const what of ["cleaned", "left as they are in a second run"]) {
    const start = performance.now();
    expect((await startEmend(["clean", input, "-o", out]).ended).code).toBe(0);
    const seconds = (performance.now() - start) / 1000;
    rows.push([
      `${grouped(files)} small healthy files in one folder, ${what}`,
      `${grouped(Math.round(files / seconds))} files/s`,
    ]);
  }
  for (const used of [input, out]) rmSync(used, { recursive: true });
});

test("threads", async () => {
  const input = join(folder, "threads");
  const documents = scaled(1800);
  mkdirSync(input);
  const prose = cleanProse();
  for (let index = 0; index < documents; index += 1) {
    const { text } = prose[index % prose.length]!;
    const { damaged } = simulate(text, { ...DEFAULT_DAMAGE, noise: 0.01 }, index + 1);
    writeFileSync(join(input, `${index}.md`), damaged);
  }
  const one = await secondsOf(input, "--jobs", "1");
  const two = await secondsOf(input, "--jobs", "2");
  rows.push([
    `${grouped(documents)} texts of some pages, each damaged in ten places: two threads against one`,
    `${(one / two).toFixed(2)} times`,
  ]);
});

test("a long stream of JSON Lines", async () => {
  const bytes = STREAM * 1e6;
  const block = Buffer.from(
    Array.from(
      { length: 4000 },
      (_, index) => `${JSON.stringify({ id: index, text: letter(index, 2000) })}\n`,
    ).join(""),
  );
  const child = spawn(process.execPath, [CLI, "clean", "-", "--format", "jsonl"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let printed = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.length;
  });
  const closed = new Promise((resolve) => child.on("close", resolve));
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid!));
  }, 100);
  const start = performance.now();
  for (let sent = 0; sent < bytes; sent += block.length) {
    if (!child.stdin.write(block)) await new Promise((resolve) => child.stdin.once("drain", resolve));
  }
  child.stdin.end();
  expect(await closed).toBe(0);
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  expect(printed).toBeGreaterThan(bytes);
  const megabytes = `${grouped(Math.round(bytes / 1e6))} MB of short JSON Lines, one in 2,000 damaged`;
  rows.push([`${megabytes}: most memory`, `${Math.round(peak / 1e6)} MB`]);
  rows.push([`${megabytes}: one thread`, `${(bytes / 1e6 / seconds).toFixed(1)} MB/s`]);
});

/** The most memory that a process has had, in bytes; 0 where it cannot be asked. */
function peakOf(pid: number): number {
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kibibytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

test("kills", async () => {
  const documents = scaled(10_000);
  const { kills, partial, expected, found } = await killLoop({
    folder: join(folder, "kills"),
    documents,
    between: documents / 12,
    seed: 11,
    damagedEvery: 20,
  });
  expect(found).toEqual(expected);
  const what = `${grouped(documents)} documents, one in 20 damaged, \`kill -9\` after every 0 to ${grouped(Math.round(documents / 6))}`;
  rows.push([`${what}: kills`, String(kills)]);
  rows.push(["outputs that were not whole after a kill", String(partial)]);
  rows.push(["files that differ in the end from those of one undisturbed run, or are left over", "0"]);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  const text = `# Figures of batches

Made by \`npm run figures:batch\` on ${availableParallelism()} cores; do not edit.${SCALE === 1 ? "" : ` Sizes are scaled by ${SCALE}.`}
What else the machine does weighs on all speeds: its load average in the last quarter of an hour was ${loadavg()[2]!.toFixed(1)}.

${markdownTable(["What", "Measured"], rows)}
`;
  writeFileSync(TARGET, text);
});
