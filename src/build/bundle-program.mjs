// Bundles the program and what its threads run into few files, since loading some hundred modules takes longer than
// cleaning a letter. The library stays as it was compiled, for other bundlers to take apart.
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");
/** Packages that read files of their own, or that only some commands need. */
const APART = ["piscina", "@nats-io/*"];
/** Packages that are no modules ask for those of Node.js by `require`. */
const REQUIRE =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/**
 * Packages that hardly a text asks for, by file, with what the program takes from each: tables of four hundred languages,
 * and the parser of Markdown. The first call of anything in a file loads it.
 */
const SELDOM = {
  "program-languages.cjs": { franc: "francAll" },
  "program-markdown.cjs": {
    unified: "unified",
    "remark-parse": "default",
    "remark-gfm": "default",
    "remark-math": "default",
    "remark-frontmatter": "default",
  },
};

/** What stands in the program for a package of another file. */
const standIns = Object.fromEntries(
  Object.entries(SELDOM).flatMap(([file, packages]) =>
    Object.entries(packages).map(([name, taken], index) => [
      name,
      `export ${taken === "default" ? "default function" : `function ${taken}`} (...parameters) {
        return Reflect.apply(require("./${file}").package${index}.${taken}, this, parameters);
      }`,
    ]),
  ),
);

const loadedWhenAsked = {
  name: "loaded when asked",
  setup({ onResolve, onLoad }) {
    const namespace = "seldom";
    onResolve({ filter: /^[a-z-]+$/ }, ({ path }) => (path in standIns ? { path, namespace } : undefined));
    onResolve({ filter: /^\.\/program-/, namespace }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: standIns[path], resolveDir: ROOT }));
  },
};

for (const file of readdirSync(join(ROOT, "dist")))
  if (/^program-\w+\.c?js$/.test(file)) rmSync(join(ROOT, "dist", file));

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
    entryPoints: { cli: "src/cli.ts", thread: "src/batch/thread.ts" },
    splitting: true,
    chunkNames: "program-[hash]",
    format: "esm",
    external: APART,
    plugins: [loadedWhenAsked],
    banner: { js: REQUIRE },
    outdir: "dist",
  }),
  ...Object.entries(SELDOM).map(([file, packages]) => {
    const contents = Object.keys(packages).map(
      (name, index) => `export * as package${index} from "${name}";`,
    );
    const stdin = { contents: contents.join("\n"), resolveDir: ROOT };
    return build({ ...COMMON, stdin, format: "cjs", outfile: `dist/${file}` });
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
