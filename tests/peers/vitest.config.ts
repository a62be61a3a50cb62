import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["tests/peers/*.run.ts"], testTimeout: 900_000, disableConsoleIntercept: true },
});
