import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const FLAGS = join(import.meta.dirname, "../dist/flags.js");

/** Megabytes of the young generation once much has lived on for a while, in a Node.js of its own. */
function youngAfter(setUp: string): number {
  const script = `
    import { getHeapSpaceStatistics } from "node:v8";
    import { setFlags, settleYoungGeneration } from "${FLAGS}";
    ${setUp}
    let living = [];
    for (let round = 0; round < 40; round += 1) {
      living = [];
      for (let made = 0; made < 40_000; made += 1) living.push({ made: [made] });
    }
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
    process.stdout.write(String(young.space_size / 2 ** 20));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  return Number(stdout);
}

test.runIf(existsSync(FLAGS))("the young generation grows to what cleaning needs, and no further", () => {
  expect(youngAfter("setFlags(); settleYoungGeneration();")).toBe(8);
  expect(youngAfter("")).toBeGreaterThan(8);
});
