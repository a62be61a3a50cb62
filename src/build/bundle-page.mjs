// Bundles what the review page runs in the browser, and its style, into one file that the program reads as text.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const SOURCES = join(import.meta.dirname, "../report/review/browser");
const BUNDLE = join(import.meta.dirname, "../../dist/review-page.json");

const { outputFiles } = await build({
  entryPoints: [join(SOURCES, "main.ts"), join(SOURCES, "style.css")],
  bundle: true,
  minify: true,
  // Within an HTML document nothing else than its end may end a script or a style.
  supported: { "inline-script": false, "inline-style": false },
  charset: "ascii",
  format: "iife",
  target: ["chrome110", "firefox115", "safari16"],
  outdir: "/",
  write: false,
  logLevel: "warning",
});
const textOf = (extension) => outputFiles.find(({ path }) => path.endsWith(extension)).text.trim();
writeFileSync(BUNDLE, JSON.stringify({ script: textOf(".js"), style: textOf(".css") }));
