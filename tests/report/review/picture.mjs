// Takes the README's picture of the review page anew: `npm run picture`. Needs Debian's package chromium.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const ROOT = join(import.meta.dirname, "../../..");
const PICTURE = join(import.meta.dirname, "review-page.jpg");

const folder = mkdtempSync(join(tmpdir(), "emend-picture-"));
const file = join(folder, "review.html");
const document = join(ROOT, "corpus-raw/waterworks-report.md");
execFileSync(process.execPath, [join(ROOT, "dist/cli.js"), "review", document, "-o", file]);
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(pathToFileURL(file).href);
for (const key of ["a", "a", "r", "a", "j", "j"]) await page.keyboard.press(key);
await page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
await page.screenshot({ path: PICTURE, type: "jpeg", quality: 70 });
await browser.close();
rmSync(folder, { recursive: true });
