import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/calibration/*.run.ts"],
    testTimeout: 1_800_000,
    // The table is the output: it goes to standard output as it is.
    disableConsoleIntercept: true,
  },
});
