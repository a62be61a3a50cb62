import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "./batch/temporary-folder.js";

const FLAGS = join(import.meta.dirname, "../dist/flags.js");

/** Megabytes of the young generation once much has lived on for a while, in a Node.js of its own, or in a thread of it. */
async function youngAfter(setUp: string, inThread = false): Promise<number> {
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
  const folder = await temporaryFolder({
    "own.mjs": script,
    "starts.mjs": `
      import { Worker } from "node:worker_threads";
      import { setFlags } from "${FLAGS}";
      setFlags();
      new Worker(new URL("own.mjs", import.meta.url));`,
  });
  const file = join(folder, inThread ? "starts.mjs" : "own.mjs");
  const { stdout } = spawnSync(process.execPath, [file], { encoding: "utf8" });
  return Number(stdout);
}

test.runIf(existsSync(FLAGS))(
  "the young generation grows to what cleaning needs, and no further",
  async () => {
    expect(await youngAfter("setFlags(); settleYoungGeneration();")).toBe(8);
    expect(await youngAfter("")).toBeGreaterThan(8);
  },
);

test.runIf(existsSync(FLAGS))("it does so in a thread, which begins with flags of its own", async () => {
  expect(await youngAfter("setFlags(); settleYoungGeneration();", true)).toBe(8);
  expect(await youngAfter("", true)).toBeGreaterThan(8);
});
