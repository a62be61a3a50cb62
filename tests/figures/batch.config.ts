import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["tests/figures/*.measure.ts"], testTimeout: 900_000 } });
