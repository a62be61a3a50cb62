/** Compiles the hottest loops for WebAssembly, and writes what becomes of each as a constant: `npm run wasm`. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";

const RECOVERY = new URL("../../src/recovery/", import.meta.url);

interface Loops {
  /** Where its source stands: `assembly/NAME.ts`; beside that goes what it becomes. */
  readonly room: string;
  readonly name: string;
  /** Pages of 64 KiB that its memory has, and that it may grow to. */
  readonly pages: number;
  readonly mostPages: number;
}

export const LOOPS: readonly Loops[] = [
  { room: "pieces", name: "window", pages: 18, mostPages: 18 },
  { room: "detection", name: "reach", pages: 4, mostPages: 128 },
];

/** Where the constant of a module belongs. */
export const codeFile = ({ room, name }: Loops): URL => new URL(`${room}/${name}-code.ts`, RECOVERY);

/** A compiled module as a constant of TypeScript. */
export async function codeOf({ room, name, pages, mostPages }: Loops): Promise<string> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await main(
    [
      `${name}.ts`,
      ...["--baseDir", fileURLToPath(new URL(`${room}/assembly`, RECOVERY)), "--outFile", `${name}.wasm`],
      ...["-O3", "--noAssert", "--enable", "simd", "--runtime", "stub"],
      ...["--initialMemory", `${pages}`, "--maximumMemory", `${mostPages}`],
    ],
    {
      writeFile: (_name: string, contents: string | Uint8Array) => {
        if (typeof contents !== "string") binary = contents;
      },
    },
  );
  if (error || binary === undefined) throw new Error(`asc failed: ${stderr.toString()}`, { cause: error });
  return `/** Made from \`assembly/${name}.ts\` by \`npm run wasm\`; do not edit. */
export const ${name.toUpperCase()}_CODE =
  "${Buffer.from(binary).toString("base64")}";
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const loops of LOOPS) writeFileSync(codeFile(loops), await codeOf(loops));
