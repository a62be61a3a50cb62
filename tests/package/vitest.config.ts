import { defineConfig } from "vitest/config";

/** What a user gets who installs the package; apart from the other tests, since it installs it from the registry. */
export default defineConfig({
  test: { include: ["tests/package/*.run.ts"], testTimeout: 120_000, hookTimeout: 120_000 },
});
