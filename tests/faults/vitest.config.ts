import { defineConfig } from "vitest/config";

export default defineConfig({
  // Most of the time programs are waited for.
  test: { include: ["tests/faults/*.run.ts"], testTimeout: 120_000, maxWorkers: 3 },
});
