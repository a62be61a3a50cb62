import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Only what imports from `src`: in `dist` there are no mutants.
    include: ["tests/{encodings,markdown,provenance,recovery,score,source}/*.test.ts"],
    setupFiles: ["tests/mutation/setup.ts"],
    testTimeout: 60_000,
  },
});
