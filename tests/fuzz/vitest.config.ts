import { defineConfig } from "vitest/config";

export default defineConfig({
  // Threads end with the process that is stopped where an input hangs.
  test: {
    include: ["tests/fuzz/*.run.ts"],
    pool: "threads",
    disableConsoleIntercept: true,
    reporters: ["dot"],
  },
});
