// `npm run mutants [-- FILE…]`: changes one thing after another in the core and looks whether a test notices. One file
// after the other, all of them unless told otherwise; what has not changed since the last run is not tried again.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CORE, testsOf } from "./core.mjs";
import { keepResult, writeTable } from "./table.mjs";

const ROOT = join(import.meta.dirname, "../..");
const STRYKER = join(ROOT, "node_modules/@stryker-mutator/core/bin/stryker.js");
const known = Object.values(CORE).flat();
const files = process.argv.length > 2 ? process.argv.slice(2) : known;
const strangers = files.filter((file) => !known.includes(file));
if (strangers.length > 0) {
  console.error(`mutants: ${strangers.join(", ")}: not in tests/mutation/core.mjs`);
  process.exit(2);
}
for (const file of files) {
  const report = join(ROOT, ".mutants/reports", `${file.replaceAll("/", "-")}.json`);
  const { status } = spawnSync(
    process.execPath,
    [
      ...[STRYKER, "run", "tests/mutation/stryker.config.mjs", "--incrementalFile", report],
      ...["--mutate", file, "--testFiles", testsOf(file).join(",")],
    ],
    { cwd: ROOT, stdio: "inherit" },
  );
  if (status !== 0) process.exit(1);
  // Written after each file: a run takes hours, and may be stopped.
  keepResult(file, JSON.parse(readFileSync(report, "utf8")));
  writeTable();
}
