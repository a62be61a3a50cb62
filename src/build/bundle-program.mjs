// Bundles the program and what its threads run into one file, since loading some hundred modules takes longer than cleaning a
// letter, and since V8 keeps what it compiled only of what is no module. The library stays as it was compiled, for other
// bundlers to take apart.
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");
/** Packages that read files of their own, or that only some commands need. */
const APART = ["piscina", "@nats-io/*"];

/**
 * Packages that hardly a text asks for, with what the program takes from each: tables of four hundred languages, and the parser
 * of Markdown. The first call evaluates them.
 */
const SELDOM = {
  franc: "francAll",
  unified: "unified",
  "remark-parse": "default",
  "remark-gfm": "default",
  "remark-math": "default",
  "remark-frontmatter": "default",
};

const evaluatedWhenAsked = {
  name: "evaluated when asked",
  setup({ onResolve, onLoad }) {
    const namespace = "seldom";
    onResolve({ filter: /^[a-z-]+$/ }, ({ path, kind }) =>
      path in SELDOM && kind === "import-statement" ? { path, namespace } : undefined,
    );
    onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: standIn(path), resolveDir: ROOT }));
  },
};

/** What stands in the program for such a package. */
function standIn(name) {
  const taken = SELDOM[name];
  return `export ${taken === "default" ? "default function" : `function ${taken}`} (...parameters) {
    return Reflect.apply(require("${name}").${taken}, this, parameters);
  }`;
}

// What a bundle of before has left.
for (const file of readdirSync(join(ROOT, "dist")))
  if (/^program[-.].*(js|code)$/.test(file) && file !== "program.js") rmSync(join(ROOT, "dist", file));

/** What all files have in common. */
const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "node",
  // What some packages offer for `require` asks for files in ways that no bundler sees.
  mainFields: ["module", "main"],
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  logLevel: "warning",
};

const builds = await Promise.all([
  build({
    ...COMMON,
    entryPoints: ["src/program.ts"],
    format: "cjs",
    external: APART,
    plugins: [evaluatedWhenAsked],
    define: { "import.meta.url": "MODULE_URL" },
    // What is no module asks for packages by `require`, which it is given.
    supported: { "dynamic-import": false },
    outfile: "dist/program.cjs",
  }),
  // What Node.js starts: small modules, which load the bundle.
  build({
    ...COMMON,
    entryPoints: { cli: "src/cli.ts", thread: "src/batch/thread.ts" },
    format: "esm",
    outdir: "dist",
  }),
]);
const filesOf = (kind) => builds.flatMap(({ metafile }) => Object.keys(metafile[kind]));
chmodSync(join(ROOT, "dist/cli.js"), 0o755);
writeFileSync(join(ROOT, "dist/.program.json"), JSON.stringify(filesOf("outputs")));
writeFileSync(join(ROOT, "dist/LICENSES.txt"), licencesOf(filesOf("inputs")));

/** The licences of the packages that files belong to. */
function licencesOf(files) {
  const folders = files.flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  return [...new Set(folders)]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
      const file = readdirSync(join(ROOT, folder)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? readFileSync(join(ROOT, folder, file), "utf8").trim() : `Licence: ${license}`;
      return `${name} ${version}\n\n${text}\n`;
    })
    .join(`\n${"-".repeat(72)}\n\n`);
}
