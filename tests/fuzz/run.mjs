// `npm run fuzz -- [--minutes N] [--target NAME]… [--seed N]`: looks for inputs that break a promise, crash or hang.
// What does is kept in `fixtures/fuzz`, where `npm test` tries it again. Exits with 1 if anything was found.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";

const ROOT = join(import.meta.dirname, "../..");
const VITEST = join(ROOT, "node_modules/vitest/vitest.mjs");
const FOLDER = join(ROOT, ".fuzz");
const TARGETS = ["document", "readers", "views", "bytes"];
/** Seconds after which an input counts as a hang. */
const SLOWEST = 60;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    seed: { type: "string", default: String(Date.now() % 0x7fffffff) },
    target: { type: "string", multiple: true, default: TARGETS },
  },
});
if (!(Number(values.minutes) > 0) || values.target.some((target) => !TARGETS.includes(target))) {
  console.error(`usage: npm run fuzz -- [--minutes N] [--seed N] [--target ${TARGETS.join("|")}]…`);
  process.exit(2);
}

mkdirSync(FOLDER, { recursive: true });
const seconds = (60 * Number(values.minutes)) / values.target.length;
for (const target of values.target) if (!(await fuzz(target))) process.exitCode = 1;

/** Whether nothing was found. */
async function fuzz(target) {
  const file = join(FOLDER, `${target}.input`);
  writeFileSync(file, "");
  const environment = { FUZZ_TARGET: target, FUZZ_SECONDS: seconds, FUZZ_SEED: values.seed, FUZZ_FILE: file };
  const child = spawn(process.execPath, [VITEST, "run", "--config", "tests/fuzz/vitest.config.ts"], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: "inherit",
  });
  const watch = setInterval(() => {
    if (Date.now() - statSync(file).mtimeMs > 1000 * SLOWEST) child.kill("SIGKILL");
  }, 5000);
  const [status, signal] = await new Promise((resolve) => {
    child.on("exit", (...end) => resolve(end));
  });
  clearInterval(watch);
  if (status === 0) return true;
  const found = join(ROOT, "fixtures/fuzz", target);
  mkdirSync(found, { recursive: true });
  const kept = join(found, createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16));
  copyFileSync(file, kept);
  console.error(`fuzz: ${relative(ROOT, kept)}: ${signal ? `stopped by ${signal}` : "breaks a promise"}`);
  return false;
}
