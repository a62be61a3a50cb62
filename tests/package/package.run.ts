import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MEGABYTE = 1e6;
const MOST_PACKED = 8 * MEGABYTE;
const MOST_INSTALLED = 40 * MEGABYTE;
/** Names of packages that speak to databases, which `natural` brings in whole. */
const DATABASE =
  /(?:^|[-/])(?:pg|mongo|mongodb|mongoose|mysql2?|redis|ioredis|sqlite3?|memjs|knex|typeorm)(?:$|[-/])/;

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

let folder: string;
let packed: Packed;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "emend-package-"));
  [packed] = JSON.parse(call(ROOT, "npm", "pack", "--json", "--pack-destination", folder)) as [Packed];
  write("package.json", '{ "name": "user", "version": "1.0.0", "private": true }');
  call(
    folder,
    "npm",
    "install",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    join(folder, packed.filename),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function call(cwd: string, command: string, ...parameters: string[]): string {
  return execFileSync(command, parameters, { cwd, encoding: "utf8", maxBuffer: 64 * MEGABYTE });
}

function write(name: string, content: string): void {
  writeFileSync(join(folder, name), content);
}

/** Runs a program that stands in the folder, as its user would. */
function runs(name: string, program: string): string {
  write(name, program);
  return call(folder, process.execPath, name);
}

function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe("the tarball", () => {
  it("is small, and holds what it should and nothing else", () => {
    expect(packed.size).toBeLessThanOrEqual(MOST_PACKED);
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "README.md",
        "LICENSE",
        "NOTICE",
        "CHANGELOG.md",
        "dist/english.model",
        "dist/program.code",
        "dist/emend.1",
        "dist/review-page.json",
      ]),
    );
    const others = paths.filter(
      (path) =>
        !/^(?:dist\/.*\.(?:c?js|d\.ts|model|code|1)|dist\/review-page\.json|dist\/LICENSES\.txt|src\/provenance\/schemas\/.*\.json|[A-Z]+(?:\.md)?|package\.json)$/.test(
          path,
        ),
    );
    expect(others).toEqual([]);
    expect(paths.filter((path) => path.startsWith("dist/build"))).toEqual([]);
  });

  it("is what publint expects of a package", async () => {
    const { messages, pkg } = await publint({ pkgDir: ROOT, level: "warning", strict: true });
    expect(messages.map((message) => formatMessage(message, pkg!))).toEqual([]);
  });
});

describe("what installing brings", () => {
  it("is small, and holds no database driver", () => {
    const files = filesIn(join(folder, "node_modules"));
    const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(size).toBeLessThanOrEqual(MOST_INSTALLED);
    const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as { packages: object };
    const names = Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, ""));
    expect(names).toContain("unified");
    expect(names.filter((name) => DATABASE.test(name) || name === "natural")).toEqual([]);
    console.log(`packed ${packed.size} bytes; installed ${size} bytes in ${names.length - 1} packages`);
  });
});

const GARBLED = 'She wrote that vjg"jctdqwt"ycu"htq|gp and went home.';
const READ = "She wrote that the harbour was frozen and went home.";
const TEXT = JSON.stringify(GARBLED);

describe("in an empty project it works", () => {
  it("as a command", () => {
    write("a.md", GARBLED);
    call(folder, "npx", "emend", "clean", "a.md", "-o", "out", "--notes", "none", "--format", "tei");
    expect(readFileSync(join(folder, "out/a.md"), "utf8")).toBe(READ);
    expect(readFileSync(join(folder, "out/a.tei.xml"), "utf8")).toContain("<corr ");
    expect(call(folder, "npx", "emend", "restore", "out/a.md")).toBe(GARBLED);
  });

  it("as a library, from ECMAScript modules", () => {
    const program = `
import { emend, restore } from "emend";
import { loadModel } from "emend/node";
const { text, record } = emend(${TEXT}, { model: loadModel(), notes: "none" });
console.log(text, restore(text, record) === ${TEXT});`;
    expect(runs("a.mjs", program)).toBe(`${READ} true\n`);
  });

  it("as a library, from CommonJS", () => {
    const program = `
Promise.all([import("emend"), import("emend/node")]).then(([{ emend }, { loadModel }]) => {
  console.log(emend(${TEXT}, { model: loadModel(), notes: "none" }).text);
});`;
    expect(runs("a.cjs", program)).toBe(`${READ}\n`);
  });

  it("as a plugin", () => {
    const program = `
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFile } from "vfile";
import { loadModel } from "emend/node";
import emendUnified from "emend/unified";
const file = new VFile(${TEXT});
const processor = unified().use(remarkParse).use(emendUnified, { model: loadModel(), fix: true });
const tree = await processor.run(processor.parse(file), file);
console.log(tree.children[0].children[0].value, file.messages.length);`;
    expect(runs("b.mjs", program)).toBe(`${READ} 1\n`);
  });

  it("with its model and its schemas to be found by name", () => {
    const program = `
import { readFileSync } from "node:fs";
import { readModel } from "emend";
import schema from "emend/schemas/provenance.json" with { type: "json" };
console.log(readModel(readFileSync(new URL(import.meta.resolve("emend/english.model")))).hash.slice(0, 7), schema.title);`;
    expect(runs("c.mjs", program)).toBe("sha256: Provenance of a cleaned text\n");
  });
});

describe("its types", () => {
  const USE = `
const raw: string = "a";
export async function use(): Promise<string> {
  const { emend, inspect, emendStream, toTei } = await import("emend");
  const { loadModel } = await import("emend/node");
  const { default: emendUnified } = await import("emend/unified");
  const { unified } = await import("unified");
  const model = loadModel();
  unified().use(emendUnified, { model, fix: true });
  emendStream({ model, onRecord: ({ spans }) => spans.length });
  const { text, record } = emend(raw, { model, notes: "comments" });
  // @ts-expect-error: there is no such style
  inspect(raw, { model, notes: "endnotes" });
  return text + toTei(raw, { ...record, tool: "user", model: model.hash, source: { path: "a.md" } });
}`;

  it.each([
    ["nodenext", ["use.mts", "use.cts"]],
    ["bundler", ["use.mts"]],
  ])("serve users of %s", (resolution, files) => {
    for (const file of files) write(file, USE);
    write(
      "tsconfig.json",
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          target: "es2023",
          lib: ["es2023"],
          module: resolution === "bundler" ? "esnext" : resolution,
          moduleResolution: resolution,
          types: ["node"],
          typeRoots: [join(ROOT, "node_modules/@types")],
        },
        files,
      }),
    );
    const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
    expect(call(folder, process.execPath, compiler, "-p", ".")).toBe("");
  });

  it("know no any", () => {
    const declarations = filesIn(join(folder, "node_modules/emend/dist")).filter((file) =>
      file.endsWith(".d.ts"),
    );
    expect(declarations.length).toBeGreaterThan(10);
    const withAny = declarations.filter((file) => {
      const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      return /[:<|,(]\s*any\b/.test(code);
    });
    expect(withAny).toEqual([]);
  });
});
