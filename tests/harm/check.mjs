// `npm run harm -- [--dist FOLDER] [--quiet] [--table FILE] PATH…`: cleans texts that are known to be healthy, on all
// cores, and prints every change and, without --quiet, every flagged span. Exits with 1 if anything would be changed. Runs
// the built program.
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: "string", default: fileURLToPath(new URL("../../dist", import.meta.url)) },
    quiet: { type: "boolean", default: false },
    table: { type: "string" },
  },
});
const missing = [...paths, options.dist].filter((path) => !existsSync(path));
for (const path of missing) console.error(`harm: ${path}: there is no such file or folder`);
if (paths.length === 0)
  console.error("usage: npm run harm -- [--dist FOLDER] [--quiet] [--table FILE] PATH…");
if (paths.length === 0 || missing.length > 0) process.exit(2);

const tasks = paths.flatMap(tasksIn);
const byKind = new Map();
await runAll(tasks);
const all = emptyTotals();
for (const [kind, totals] of byKind) {
  print(kind, totals);
  add(all, totals);
}
if (byKind.size > 1) print("all", all);
if (options.table !== undefined) writeFileSync(options.table, tableOf([...byKind, ["all", all]]));
process.exitCode = all.changed > 0 ? 1 : 0;

/** The files below a path; their kind is the first folder below it. */
function tasksIn(path) {
  if (!statSync(path).isDirectory()) return [{ file: path, kind: path }];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ file, kind: relative(path, file).split(sep).slice(0, -1)[0] ?? path }));
}

/** Runs the tasks on all cores and reports their results in order, each as soon as those before it are there. */
async function runAll(queue) {
  const waiting = new Map();
  let next = 0;
  let reported = 0;
  const runOne = () =>
    new Promise((done, fail) => {
      const worker = new Worker(new URL("worker.mjs", import.meta.url), {
        workerData: { dist: resolve(options.dist) },
      });
      const step = () => {
        if (next >= queue.length) return worker.postMessage(null);
        worker.postMessage({ index: next, file: queue[next].file });
        next += 1;
      };
      worker.on("message", ({ index, result }) => {
        waiting.set(index, result);
        for (; waiting.has(reported); reported += 1) {
          report(queue[reported], waiting.get(reported));
          waiting.delete(reported);
        }
        step();
      });
      worker.on("error", fail);
      worker.on("exit", done);
      step();
    });
  await Promise.all(Array.from({ length: availableParallelism() }, runOne));
}

function report({ file, kind }, result) {
  const totals = byKind.get(kind) ?? emptyTotals();
  byKind.set(kind, totals);
  add(totals, result);
  for (const { action, at, line } of result.lines) {
    if (action === "emended") console.log(`CHANGED ${file}:${at}  ${line}`);
    else if (!options.quiet) console.log(`flagged ${file}:${at}  ${line}`);
  }
}

function emptyTotals() {
  return { files: 0, documents: 0, bytes: 0, seconds: 0, changed: 0, characters: 0, flagged: 0 };
}

function add(totals, more) {
  for (const key of Object.keys(totals)) totals[key] += more[key];
}

function print(kind, { files, documents, bytes, seconds, changed, characters, flagged }) {
  const speed = seconds > 0 ? bytes / 1e6 / seconds : 0;
  console.log(
    `${kind}: ${files} files in ${documents} documents, ${(bytes / 1e6).toFixed(2)} MB, ${speed.toFixed(2)} MB/s a core: ` +
      `${changed} spans of ${characters} characters changed, ${flagged} flagged`,
  );
}

/** What is kept of a run, as a page. */
function tableOf(kinds) {
  const rows = kinds.map(([kind, { files, bytes, changed, characters, flagged }]) => [
    kind,
    files,
    (bytes / 1e6).toFixed(2),
    changed,
    characters,
    flagged,
  ]);
  const head = ["Kind", "files", "MB", "spans changed", "characters changed", "spans flagged"];
  const lines = [head, ["---", ...Array(5).fill("---:")], ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `# Harm to healthy texts

Made by \`npm run harm:all\` on ${new Date().toISOString().slice(0, 10)}; do not edit. The texts are what packages hold, and
are taken to be healthy; the command prints what it would change.

${lines.join("\n")}
`;
}
