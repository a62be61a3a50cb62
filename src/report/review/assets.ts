import { readFile } from "node:fs/promises";
import { REVIEW_PAGE } from "../../package-files.js";
import type { PageAssets } from "./page.js";

/**
 * Reads the program and the style of the review page.
 * @throws {Error} where they were not built
 */
export async function readPageAssets(): Promise<PageAssets> {
  return JSON.parse(await readFile(REVIEW_PAGE, "utf8")) as PageAssets;
}
