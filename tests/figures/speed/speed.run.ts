/** `npm run bench`: measures speed, start-up and memory, and writes SPEED.md. Takes some minutes. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { isBrowserThere, launch } from "../../report/review/browser.js";
import { simulate } from "../../support/simulator.js";
import { markdownTable } from "../table.js";
import { cutPieces, emend, findOddPlaces, model } from "./built.js";
import { kindsThere, textsOf } from "./kinds.js";
import { peers } from "./peers.js";
import { leastOf, runEmend, runNode } from "./processes.js";
import { firstPaint } from "./review-page.js";
import { secondsOf } from "./rounds.js";
import { DOCUMENT, damagedText, healthyText, spacedText } from "./texts.js";

const TARGET = fileURLToPath(new URL("../SPEED.md", import.meta.url));
/** Share of the sizes that are named in the rows; smaller for a quick look. */
const SCALE = Number(process.env["EMEND_SCALE"] ?? 1);
const MEGABYTE = 1_000_000;
/** Rounds of whole processes. */
const ROUNDS = 3;
/** Milliseconds after which the engine is as warm as it is over 100 MB in such files, for nearly all of them. */
const MANY_FILES = 3000;

const folder = mkdtempSync(join(tmpdir(), "emend-speed-"));
/** The figures that have a bar, and those of other tools beside ours. */
const rows: string[][] = [];
const peerRows: string[][] = [];
const kindRows: string[][] = [];
const loadBefore = loadavg()[0]!;

const scaled = (count: number): number => Math.max(1, Math.round(count * SCALE));
const times = (ratio: number): string => `${ratio.toPrecision(2)} ×`;
const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toPrecision(3)} MB`;
const speed = (text: string, seconds: number): string =>
  `${(Buffer.byteLength(text) / seconds / MEGABYTE).toPrecision(2)} MB/s`;

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test("healthy files", () => {
  const text = healthyText(DOCUMENT);
  const input = write("healthy.md", text);
  const output = join(folder, "copy.md");
  const pieces = cutPieces(text, model.words);
  const seconds = secondsOf(
    {
      copy: () => writeFileSync(output, readFileSync(input, "utf8")),
      emend: () => writeFileSync(output, emend(readFileSync(input, "utf8"), { model }).text),
      screen: () => findOddPlaces(text, cutPieces(text, model.words), model),
      odd: () => findOddPlaces(text, pieces, model),
    },
    MANY_FILES,
  );
  expect(emend(text, { model }).text).toBe(text);
  const { copy, emend: all, screen, odd } = seconds;
  rows.push([
    "healthy file of 50 kB read, emended and written, warm, against read, decoded and written: speed",
    "≥ 0.4 ×",
    times(copy / all),
  ]);
  rows.push(["screen of healthy text: words looked up, odd places found", "≥ 100 MB/s", speed(text, screen)]);
  rows.push(["of it, odd places found", "", speed(text, odd)]);
});

test("a folder of healthy files, as whole processes", () => {
  const files = scaled(200);
  const input = join(folder, "healthy");
  mkdirSync(input);
  const text = healthyText(DOCUMENT);
  for (let index = 0; index < files; index += 1) writeFileSync(join(input, `${index}.md`), text);
  const script = write(
    "copy.mjs",
    `import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
const [, , from, to] = process.argv;
mkdirSync(to, { recursive: true });
for (const name of readdirSync(from)) writeFileSync(to + "/" + name, readFileSync(from + "/" + name, "utf8"));
`,
  );
  const [out, copied] = [join(folder, "out"), join(folder, "copied")];
  const { copy, clean } = leastOf(ROUNDS, {
    copy: () => runNode(script, input, copied).cpu,
    clean: () => {
      const { cpu } = runEmend("clean", input, "-o", out, "--jobs", "1");
      rmSync(out, { recursive: true });
      return cpu;
    },
  });
  rows.push([
    `${files} such files by \`emend clean --jobs 1\`, against a script that copies them: speed, with start-up`,
    "",
    times(copy / clean),
  ]);
});

test("damaged text", () => {
  for (const [what, bar, share, noise] of [
    ["a tenth of the lines garbled, 1 slip in 100 letters", "≥ 1 MB/s", 0.1, 0.01],
    ["all garbled, no slips", "≥ 1 MB/s", 1, 0],
    ["all garbled, 4 slips in 100 letters", "≥ 0.1 MB/s", 1, 0.04],
  ] as const) {
    const text = damagedText(DOCUMENT, share, noise);
    const { emend: seconds } = secondsOf({ emend: () => emend(text, { model }) });
    rows.push([`${what}: 50 kB`, bar, speed(text, seconds)]);
  }
});

const kinds = kindsThere();
if (kinds.length === 0) console.error("bench: no healthy text of other kinds: npm run harm:all fetches it");

test.each(kinds)("healthy text: %s", (kind) => {
  // Half of the texts warm the engine up, the others are new to it and to what it remembers of words.
  const texts = textsOf(kind);
  for (const [index, text] of texts.entries()) if (index % 2 === 0) emend(text, { model });
  const measured = texts
    .filter((_, index) => index % 2 === 1)
    .map((text) => ({ text, seconds: cpuOf(text) }));
  const speeds = measured
    .map(({ text, seconds }) => Buffer.byteLength(text) / seconds)
    .sort((one, other) => one - other);
  const all = measured.reduce((sum, { text }) => sum + text, "");
  const seconds = measured.reduce((sum, one) => sum + one.seconds, 0);
  kindRows.push([
    kind,
    `${measured.length}`,
    speed(all, seconds),
    `${(speeds[speeds.length >> 1]! / MEGABYTE).toPrecision(2)} MB/s`,
  ]);
});

/** Seconds of CPU that a text takes. */
function cpuOf(text: string): number {
  const before = process.cpuUsage();
  emend(text, { model });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

test("growth", () => {
  const [short, long] = [scaled(MEGABYTE), scaled(10 * MEGABYTE)].map((length) =>
    write(`${length}.md`, damagedText(length, 0.1, 0.01)),
  ) as [string, string];
  const { one, ten } = leastOf(2, {
    one: () => runEmend("clean", short, "-o", join(folder, "growth"), "--force").cpu,
    ten: () => runEmend("clean", long, "-o", join(folder, "growth"), "--force").cpu,
  });
  rows.push([
    `${10 * SCALE} MB with a tenth of the lines garbled, against ${SCALE} MB: time`,
    "≤ 11 ×",
    times(ten / one),
  ]);
});

test("start-up", () => {
  const input = write("small.md", healthyText(2000));
  const { empty, inspect } = leastOf(10, {
    empty: () => runNode("-e", "0").elapsed,
    inspect: () => runEmend("inspect", input).elapsed,
  });
  rows.push([
    `\`emend inspect\` of 2 kB (${Math.round(inspect * 1000)} ms), against \`node -e 0\` (${Math.round(empty * 1000)} ms)`,
    "≤ 3 ×",
    times(inspect / empty),
  ]);
});

test("memory", () => {
  const input = write("long.md", healthyText(scaled(100 * MEGABYTE)));
  const { memory, cpu } = runEmend("clean", input, "-o", join(folder, "long"), "--jobs", "1");
  const { memory: empty } = runNode("-e", "0");
  rows.push([
    `most memory, one healthy file of ${megabytes(statSync(input).size)} (${Math.round(cpu)} s of CPU; \`node -e 0\` has ${megabytes(empty)})`,
    "≤ 200 MB",
    megabytes(memory),
  ]);
  rmSync(join(folder, "long"), { recursive: true });
  for (const [what, content] of [
    ["with a tenth of the lines garbled", damagedText(scaled(6 * MEGABYTE), 0.1, 0.01)],
    ["all garbled", damagedText(scaled(1.5 * MEGABYTE), 1, 0)],
    ["all garbled, 4 slips in 100 letters", damagedText(scaled(MEGABYTE), 1, 0.04)],
    ["set letter by letter", spacedText(scaled(3 * MEGABYTE))],
  ] as const) {
    const damaged = write("damaged.md", content);
    const run = runEmend("clean", damaged, "-o", join(folder, "damaged"), "--jobs", "1");
    const size = megabytes(statSync(damaged).size);
    rows.push([`most memory, one file of ${size}, ${what}`, "≤ 200 MB", megabytes(run.memory)]);
    rmSync(join(folder, "damaged"), { recursive: true });
  }
});

test("threads", () => {
  // People clean thousands: of a few hundred, the seconds in which each thread warms up for itself are a fifth.
  const documents = scaled(4000);
  const input = join(folder, "threads");
  mkdirSync(input);
  for (let index = 0; index < documents; index += 1)
    writeFileSync(join(input, `${index}.md`), damagedText(5000, 0.1, 0.01));
  const out = join(folder, "threads-out");
  let mostMemory = 0;
  const run = (jobs: string) => () => {
    const { elapsed, memory } = runEmend("clean", input, "-o", out, "--jobs", jobs);
    rmSync(out, { recursive: true });
    mostMemory = Math.max(mostMemory, memory);
    return elapsed;
  };
  const { one, two } = leastOf(2, { one: run("1"), two: run("2") });
  rows.push([
    `${documents} documents of 5 kB, a tenth of the lines garbled: two threads against one: speed`,
    "≥ 1.8 ×",
    times(one / two),
  ]);
  rows.push(["most memory of these runs, in all threads", "≤ 200 MB", megabytes(mostMemory)]);
});

test("difference", () => {
  const raw = write("raw.md", damagedText(scaled(MEGABYTE), 0.1, 0.01));
  const out = join(folder, "clean");
  runEmend("clean", raw, "-o", out, "--notes", "none");
  const { given, repaired } = leastOf(ROUNDS, {
    given: () => runEmend("diff", raw, join(out, "raw.md")).elapsed,
    repaired: () => runEmend("diff", raw).elapsed,
  });
  const what = `\`emend diff\` of ${SCALE} MB, a tenth of the lines garbled`;
  rows.push([`${what}, against its cleaned text`, "≤ 1 s", `${given.toPrecision(2)} s`]);
  rows.push([`${what}, repaired for it`, "", `${repaired.toPrecision(2)} s`]);
});

test.runIf(isBrowserThere)("the review page", async () => {
  const raw = simulate(healthyText(130_000), { regions: 150, lengths: ["printed"], noise: 0.01 }, 1).damaged;
  const spans = emend(raw, { model }).record.spans.length;
  const [input, page] = [write("review.md", raw), join(folder, "review.html")];
  runEmend("review", input, "-o", page);
  const browser = await launch();
  try {
    const paints: number[] = [];
    for (let round = 0; round < 2 * ROUNDS; round += 1) paints.push(await firstPaint(browser, page));
    const slowest = Math.max(...paints);
    rows.push([
      `first paint of the review page, 130 kB with ${spans} spans, the slowest of ${paints.length} in Chromium`,
      "≤ 1 s",
      `${(slowest / 1000).toPrecision(2)} s`,
    ]);
  } finally {
    await browser.close();
  }
  rows.push([
    "its size over that of the document",
    "≤ 1 MB",
    megabytes(statSync(page).size - statSync(input).size),
  ]);
});

test("other tools", () => {
  const texts = { healthy: healthyText(DOCUMENT), damaged: damagedText(DOCUMENT, 0.1, 0.01) };
  const input = write("peer.md", texts.healthy);
  const tasks = (text: string) => ({
    "read, decoded and written: the limit": () =>
      writeFileSync(join(folder, "copy.md"), readFileSync(input, "utf8")),
    "**emend**": () => emend(text, { model }),
    ...Object.fromEntries(Object.entries(peers()).map(([name, run]) => [name, () => run(text)])),
  });
  const healthy = secondsOf<string>(tasks(texts.healthy));
  const damaged = secondsOf<string>(tasks(texts.damaged));
  for (const [name, seconds] of Object.entries(healthy))
    peerRows.push([name, speed(texts.healthy, seconds), speed(texts.damaged, damaged[name]!)]);
});

/** Empty where no such texts are there. */
const kindTable = (): string =>
  kindRows.length === 0
    ? ""
    : `Healthy texts as \`npm run harm:all\` assembles them, each seen once by an engine that is warm:

${markdownTable(["Kind", "Texts", "All", "Median"], kindRows)}
`;

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), Node.js ${process.version}`;
  writeFileSync(
    TARGET,
    `# Figures of speed

Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}; do not edit.${SCALE === 1 ? "" : ` Sizes are scaled by ${SCALE}.`}
Machine: ${machine}. Its load average was ${loadBefore.toFixed(1)} when the run began, and ${loadavg()[0]!.toFixed(1)} when it ended:
where it is above 1 on one core at the start, others were at work, and times by the clock (start-up, threads, \`diff\`,
the page) are too long.

What is compared is measured in turns in one run; the least time counts, in seconds of CPU for all but those. The
texts are the prose of the samples, over and over.

${markdownTable(["What", "Bar", "Measured"], rows)}
${kindTable()}Other tools on one document of 50 kB, each asked what it is made for; none of them repairs anything here:

${markdownTable(["What", "Healthy", "A tenth garbled"], peerRows)}`,
  );
});
