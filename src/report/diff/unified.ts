import { visible } from "../visible.js";
import type { Edit } from "./edits.js";
import { type Hunk, hunksOf, type LineBlock } from "./hunks.js";

/** The names of both texts, as a patch tells them. */
export interface Labels {
  readonly raw: string;
  readonly cleaned: string;
}

/** A patch in the unified format that turns the raw text into the repaired one; empty where they are equal. */
export function unifiedDiff(raw: string, edits: readonly Edit[], labels: Labels, context: number): string {
  const hunks = hunksOf(raw, edits, context);
  if (hunks.length === 0) return "";
  return `--- ${visible(labels.raw)}\n+++ ${visible(labels.cleaned)}\n${hunks.map(hunkText).join("")}`;
}

function hunkText({ oldLine, newLine, blocks }: Hunk): string {
  const count = (side: "old" | "now"): number => blocks.reduce((sum, block) => sum + block[side].length, 0);
  // A side without lines is said to stand behind the line before.
  const range = (line: number, lines: number): string => `${lines === 0 ? line - 1 : line},${lines}`;
  const header = `@@ -${range(oldLine, count("old"))} +${range(newLine, count("now"))} @@\n`;
  return header + blocks.map(blockText).join("");
}

function blockText({ old, now, edits }: LineBlock): string {
  if (edits.length === 0) return old.map((line) => marked(" ", line)).join("");
  // An insertion that begins with a line leaves that line as it was.
  const most = Math.min(old.length, now.length);
  let first = 0;
  while (first < most && old[first] === now[first]) first++;
  let last = 0;
  while (last < most - first && old.at(-1 - last) === now.at(-1 - last)) last++;
  const middle = (lines: readonly string[]): readonly string[] => lines.slice(first, lines.length - last);
  return [
    ...old.slice(0, first).map((line) => marked(" ", line)),
    ...middle(old).map((line) => marked("-", line)),
    ...middle(now).map((line) => marked("+", line)),
    ...old.slice(old.length - last).map((line) => marked(" ", line)),
  ].join("");
}

const marked = (sign: string, line: string): string =>
  line.endsWith("\n") ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;
