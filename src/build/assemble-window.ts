/** Compiles the loops over all characters for WebAssembly, and writes what becomes of them as a constant: `npm run wasm`. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";

const PIECES = new URL("../../src/recovery/pieces/", import.meta.url);
/** The memory is as large as the tables in it, and never grows. */
const PAGES = "18";

/** The compiled module as a constant of TypeScript. */
export async function windowCode(): Promise<string> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await main(
    [
      "window.ts",
      ...["--baseDir", fileURLToPath(new URL("assembly", PIECES)), "--outFile", "window.wasm"],
      ...["-O3", "--noAssert", "--enable", "simd", "--runtime", "stub"],
      ...["--initialMemory", PAGES, "--maximumMemory", PAGES],
    ],
    {
      writeFile: (_name: string, contents: string | Uint8Array) => {
        if (typeof contents !== "string") binary = contents;
      },
    },
  );
  if (error || binary === undefined) throw new Error(`asc failed: ${stderr.toString()}`, { cause: error });
  return `/** Made from \`assembly/window.ts\` by \`npm run wasm\`; do not edit. */
export const WINDOW_CODE =
  "${Buffer.from(binary).toString("base64")}";
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL("window-code.ts", PIECES), await windowCode());
