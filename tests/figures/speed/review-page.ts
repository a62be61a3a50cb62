import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";

/** Milliseconds until a page of the disk shows its first content, in a browser that has not seen it. */
export async function firstPaint(browser: Browser, file: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    const times = await page.waitForFunction(() => {
      const [paint] = performance.getEntriesByName("first-contentful-paint");
      return paint === undefined ? undefined : { start: paint.startTime };
    });
    const found = await times.jsonValue();
    if (found === undefined) throw new Error(`${file} shows nothing`);
    return found.start;
  } finally {
    await context.close();
  }
}
