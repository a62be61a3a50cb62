import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { emend, type Span } from "../../../src/index.js";
import { readPageAssets } from "../../../src/report/review/assets.js";
import type { ReviewData, ReviewDocument } from "../../../src/report/review/data.js";
import { reviewPage } from "../../../src/report/review/page.js";
import { temporaryFolder } from "../../batch/temporary-folder.js";
import { model } from "../../support/model.js";

/** Debian's package `chromium` puts it there; a browser that is named in the environment must be there. */
const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Without a browser these tests are skipped, except where one is named. */
export const isBrowserThere = process.env["CHROMIUM"] !== undefined || existsSync(CHROMIUM);

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
}

/** A document as `emend review` reads it. */
export function documentOf(path: string, text: string): ReviewDocument {
  const { encodings, spans } = emend(text, { model, notes: "none" }).record;
  return { path, sha256: "1".repeat(64), text, encodings, spans };
}

/** A document with as many spans as wanted, none of which any engine has seen. */
export function manySpans(count: number): ReviewDocument {
  let text = "";
  const spans: Span[] = [];
  for (let index = 0; index < count; index++) {
    text += `Line ${index + 1} tells of `;
    const raw = `vjg"ukip ${index % 50}`;
    const start = text.length;
    text += `${raw} at sea.\n`;
    spans.push(spanAt(index, start, raw, `the sign ${index % 50}`, text.lastIndexOf("Line")));
  }
  return { path: "many.md", sha256: "2".repeat(64), text, encodings: [], spans };
}

function spanAt(index: number, start: number, raw: string, reading: string, lineStart: number): Span {
  const exact = 0.5 + (index % 50) / 100;
  return {
    id: `e${index + 1}`,
    action: "emended",
    start,
    end: start + raw.length,
    line: index + 1,
    column: start - lineStart + 1,
    raw,
    text: reading,
    reading,
    outStart: start - index,
    outEnd: start - index + reading.length,
    kinds: ["shift"],
    steps: [{ stage: "decode", rule: "shift", start: 0, end: raw.length, from: raw, to: reading }],
    confidence: { damaged: 0.99, exact },
    doubtful: [],
    gaps: [],
  };
}

/** A page that is open, and everything it did that it must not do. */
export interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** How a page is seen. */
export interface Seen {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly media?: "screen" | "print";
}

/** Writes a review page to the disk and opens it there. One tab serves all: a new one takes half a second. */
export async function open(
  page: Page,
  documents: readonly ReviewDocument[],
  { width = 1440, colorScheme = "light", media = "screen" }: Seen = {},
): Promise<Opened> {
  const data: ReviewData = { tool: "emend test", key: randomUUID(), documents };
  const folder = await temporaryFolder({ "review.html": reviewPage(data, await readPageAssets()) });
  const url = pathToFileURL(join(folder, "review.html")).href;
  const complaints: string[] = [];
  for (const event of ["console", "pageerror", "dialog", "request"] as const) page.removeAllListeners(event);
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("blob:"))
      complaints.push(`asks for ${request.url()}`);
  });
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme, media });
  await page.goto(url);
  return { page, complaints };
}
