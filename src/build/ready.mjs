// Makes a clone ready to run: installs, compiles and builds the word model, each only where it is missing or was
// made from something else. `--no-install` leaves the packages as they are.
// Plain JavaScript, since it runs before anything is compiled.
// Speaks on standard error only: standard output belongs to the program that runs afterwards.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the compiled program was made from, besides the sources. */
const SETTINGS = ["tsconfig.json", "package-lock.json"];
/** What the word model is made from: its builder and tables, and the packages that it reads. */
const MODEL_SOURCES = ["src/build", "src/english"];
/** What runs in a browser: bundled, not compiled file by file. */
const PAGE_SOURCES = "src/report/review/browser";
const PAGE = "dist/review-page.json";
/** Matches what runs as WebAssembly, of which a source file holds what becomes of it. */
const ASSEMBLY = /^src\/recovery\/\w+\/assembly\//;
/** Names the files of the program and of what its threads run, which are bundled besides being compiled one by one. */
const PROGRAM = "dist/.program.json";
const BUNDLERS = ["src/build/bundle-page.mjs", "src/build/bundle-program.mjs"];
const MODEL = "dist/english.model";
/** What this version of V8 compiled of the program, and what makes it. */
const CODE = "dist/program.code";
const COMPILER = "dist/build/compile-program.js";
const MAN_PAGE = "dist/emend.1";
/** Hashes of what stands in `dist`. Times of change would lie: copying, unpacking and tsc leave old ones. */
const STAMP = "dist/.ready.json";

process.chdir(join(import.meta.dirname, "../.."));

if (
  !process.argv.includes("--no-install") &&
  changedAt("node_modules/.package-lock.json") < changedAt("package-lock.json")
) {
  run("installing packages", "npm", "ci", "--no-audit", "--no-fund");
}
const wanted = {
  program: hashOf([...sourcesIn("src"), ...filesIn(PAGE_SOURCES), ...BUNDLERS, ...SETTINGS]),
  model: hashOf([...MODEL_SOURCES.flatMap(sourcesIn), "package-lock.json"]),
  compiledFor: `${process.version} ${process.arch}`,
};
const { program, model, compiledFor } = readStamp();
if (program !== wanted.program || !outputsAreThere() || !existsSync(MAN_PAGE)) {
  // Until it is written again: what a failed run leaves was made from nothing that anybody wants.
  writeStamp({ model });
  clearOutputs();
  run("compiling", process.execPath, "node_modules/typescript/bin/tsc", "-p", "tsconfig.json");
  run("writing the manual page", process.execPath, "dist/build/build-man-page.js");
  for (const bundler of BUNDLERS) run("bundling", process.execPath, bundler);
  writeStamp({ program: wanted.program, model });
}
if (model !== wanted.model || !existsSync(MODEL)) {
  run("building the word model", process.execPath, "dist/build/build-model.js");
  writeStamp({ program: wanted.program, model: wanted.model });
}
if (program !== wanted.program || compiledFor !== wanted.compiledFor || !existsSync(CODE)) {
  run("keeping compiled code", process.execPath, COMPILER);
  writeStamp(wanted);
}

function run(what, command, ...parameters) {
  console.error(`emend: ${what}`);
  const { status, error } = spawnSync(command, parameters, { stdio: ["ignore", 2, 2] });
  if (status !== 0) {
    console.error(`emend: ${what} failed${error ? `: ${error.message}` : ""}`);
    process.exit(1);
  }
}

function changedAt(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

/** Sorted, so that a hash over them is the same everywhere. */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
    .sort();
}

function sourcesIn(folder) {
  return filesIn(folder).filter((file) => file.endsWith(".ts"));
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0${statSync(file).size}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, "utf8"));
  } catch {
    return {};
  }
}

function writeStamp(stamp) {
  mkdirSync("dist", { recursive: true });
  writeFileSync(STAMP, `${JSON.stringify(stamp)}\n`);
}

function expectedFiles() {
  const compiled = sourcesIn("src").filter((file) => !file.startsWith(PAGE_SOURCES) && !ASSEMBLY.test(file));
  const programs = compiled.flatMap((file) => {
    const base = file.replace(/^src/, "dist").replace(/\.ts$/, "");
    return [`${base}.js`, `${base}.d.ts`];
  });
  const bundled = existsSync(PROGRAM) ? JSON.parse(readFileSync(PROGRAM, "utf8")) : [PROGRAM];
  return [...programs, ...bundled, PAGE];
}

function outputsAreThere() {
  return expectedFiles().every((file) => existsSync(file));
}

/** Removes what sources that are gone have left, and tsc's memory where it would take a lost output for written. */
function clearOutputs() {
  const expected = new Set(expectedFiles());
  const compiled = filesIn("dist").filter((file) => /\.(js|d\.ts)$/.test(file));
  for (const file of compiled) if (!expected.has(file)) rmSync(file);
  if (!outputsAreThere()) rmSync("dist/.tsbuildinfo", { force: true });
}
