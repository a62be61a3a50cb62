import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { describe, expect, it } from "vitest";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const MODEL = fileURLToPath(new URL("../dist/english.model", import.meta.url));
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Bundles a module for browsers, where nothing of Node.js can be imported. */
async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "browser",
    minify: true,
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}

const PAGE = `
import { emend, readModel, restore, toAnnotations, toTei } from "./src/index.js";
const bytes = new Uint8Array(await (await fetch("/english.model")).arrayBuffer());
const model = readModel(bytes);
const raw = "She wrote that vjg\\"jctdqwt\\"ycu\\"htq|gp and went home.";
const { text, record } = emend(raw, { model, notes: "none" });
const cited = { ...record, tool: "emend", model: model.hash, source: { path: "a.md" } };
document.title = JSON.stringify({
  text,
  restored: restore(text, record) === raw,
  tei: toTei(raw, cited).includes("<corr "),
  annotations: JSON.parse(toAnnotations(raw, cited)).total,
});
`;

const isThere = existsSync(CHROMIUM);
if (!isThere)
  console.warn(`skipped: nothing runs in a browser, since there is no ${CHROMIUM} (Debian package chromium)`);

describe("the library", () => {
  it.runIf(isThere)("runs in a browser, with the model that the page fetched", async () => {
    const script = await bundled(PAGE);
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage();
      const errors: Error[] = [];
      page.on("pageerror", (error) => errors.push(error));
      await page.route("http://emend.test/**", async (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === "/english.model") return route.fulfill({ body: await readFile(MODEL) });
        if (pathname === "/page.js") return route.fulfill({ body: script, contentType: "text/javascript" });
        return route.fulfill({
          body: '<script type="module" src="/page.js"></script>',
          contentType: "text/html",
        });
      });
      await page.goto("http://emend.test/");
      await page.waitForFunction("document.title", undefined, {
        timeout: 20_000,
      });
      expect(errors).toEqual([]);
      expect(JSON.parse(await page.title())).toEqual({
        text: "She wrote that the harbour was frozen and went home.",
        restored: true,
        tei: true,
        annotations: 1,
      });
    } finally {
      await browser.close();
    }
  });

  it("leaves out of a bundle what is not used", async () => {
    const [whole, part] = await Promise.all([
      bundled('export * from "./src/index.js";'),
      bundled('export { restore, toTei } from "./src/index.js";'),
    ]);
    expect(part.length).toBeLessThan(12_000);
    expect(whole.length).toBeGreaterThan(20 * part.length);
  });
});
