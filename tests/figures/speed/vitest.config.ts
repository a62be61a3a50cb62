import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/figures/speed/*.run.ts"],
    testTimeout: 900_000,
    // The built program is measured as it is shipped, not as a test runner would rewrite it.
    server: { deps: { external: [/\/dist\//] } },
  },
});
