import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Only what imports from `src`: in `dist` there are no mutants.
    include: ["tests/{encodings,markdown,provenance,recovery,score,source}/**/*.test.ts"],
    // Whole documents and long searches, for seconds each time.
    exclude: ["tests/encodings/solver/solve.test.ts", "tests/score/{command,score}.test.ts"],
    setupFiles: ["tests/mutation/setup.ts"],
    testTimeout: 60_000,
  },
});
