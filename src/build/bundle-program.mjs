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

/** franc makes tables of four hundred languages as soon as it is loaded; hardly a text asks for them. */
const lazyFranc = {
  name: "lazy franc",
  setup({ onResolve, onLoad }) {
    const namespace = "lazy";
    onResolve({ filter: /^franc$/ }, ({ path, kind }) =>
      kind === "import-statement" ? { path, namespace } : undefined,
    );
    onLoad({ filter: /.*/, namespace }, () => ({
      contents: 'export const francAll = (...parameters) => require("franc").francAll(...parameters);',
      resolveDir: ROOT,
    }));
  },
};

for (const file of readdirSync(join(ROOT, "dist")))
  if (/^program-\w+\.js$/.test(file)) rmSync(join(ROOT, "dist", file));

const { metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: { cli: "src/cli.ts", thread: "src/batch/thread.ts" },
  bundle: true,
  splitting: true,
  chunkNames: "program-[hash]",
  format: "esm",
  platform: "node",
  // What some packages offer for `require` asks for files in ways that no bundler sees.
  mainFields: ["module", "main"],
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  external: APART,
  plugins: [lazyFranc],
  banner: { js: REQUIRE },
  outdir: "dist",
  metafile: true,
  logLevel: "warning",
});
chmodSync(join(ROOT, "dist/cli.js"), 0o755);
writeFileSync(join(ROOT, "dist/.program.json"), JSON.stringify(Object.keys(metafile.outputs)));
writeFileSync(join(ROOT, "dist/LICENSES.txt"), licencesOf(Object.keys(metafile.inputs)));

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
