import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { windowCode } from "../../../src/build/assemble-window.js";

it("is what the source in AssemblyScript is compiled to", async () => {
  const file = join(import.meta.dirname, "../../../src/recovery/pieces/window-code.ts");
  expect(readFileSync(file, "utf8")).toBe(await windowCode());
});
