import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/figures/*.run.ts"],
    testTimeout: 900_000,
    // The tables are the output: they go to standard output as they are.
    disableConsoleIntercept: true,
  },
});
