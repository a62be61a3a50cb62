import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { codeFile, codeOf, LOOPS } from "../../src/build/assemble.js";

it.each(LOOPS)("keeps what the source of $name in AssemblyScript is compiled to", async (loops) => {
  expect(readFileSync(codeFile(loops), "utf8")).toBe(await codeOf(loops));
});
