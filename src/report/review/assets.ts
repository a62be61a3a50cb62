import { readFile } from "node:fs/promises";
import type { PageAssets } from "./page.js";

/** What the build bundled; the same place seen from `src` and from `dist`. */
const BUNDLE = new URL("../../../dist/review-page.json", import.meta.url);

/**
 * Reads the program and the style of the review page.
 * @throws {Error} where they were not built
 */
export async function readPageAssets(): Promise<PageAssets> {
  return JSON.parse(await readFile(BUNDLE, "utf8")) as PageAssets;
}
