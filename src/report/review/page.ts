import { createHash } from "node:crypto";
import type { ReviewData } from "./data.js";

/** The program and the style of the page, as the build bundled them. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** One self-contained page. Text of documents is only in its data, which no browser runs or parses as markup. */
export function reviewPage(data: ReviewData, { script, style }: PageAssets): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Review of repairs</title>
<style>${style}</style>
</head>
<body>
<noscript>This page needs JavaScript. It loads nothing and sends nothing.</noscript>
<script type="application/json" id="data">${inertJson(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** JSON in which nothing can end or open an element; `<` stands in it only inside strings. */
function inertJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

const hashOf = (content: string): string => `sha256-${createHash("sha256").update(content).digest("base64")}`;
