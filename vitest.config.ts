import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Vitest leaves one core to its own process, which has little to do: on two cores, half of the machine.
  test: {
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/support/reproducible.ts"],
    testTimeout: 60_000,
    maxWorkers: availableParallelism(),
  },
});
