// `npm run test:properties [-- --runs N] [--seed N]`: the promises, each tried on many documents; 10,000 unless told otherwise.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";

const ROOT = join(import.meta.dirname, "../..");
const { values } = parseArgs({
  options: { runs: { type: "string", default: "10000" }, seed: { type: "string", default: "1" } },
});
const { status } = spawnSync(
  process.execPath,
  [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "tests/properties"],
  {
    cwd: ROOT,
    env: { ...process.env, PROPERTY_RUNS: values.runs, PROPERTY_SEED: values.seed },
    stdio: "inherit",
  },
);
process.exitCode = status ?? 1;
