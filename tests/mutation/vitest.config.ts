import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Only what imports from `src`: in `dist` there are no mutants.
    include: ["tests/{encodings,markdown,provenance,recovery,score,source}/**/*.test.ts"],
    setupFiles: ["tests/mutation/setup.ts"],
    // The slower properties try so few cases here that a run of hundreds of mutants ends; what only a rarer case would
    // notice then counts as survived.
    env: { FUZZ_RUNS: "40" },
    testTimeout: 60_000,
  },
});
