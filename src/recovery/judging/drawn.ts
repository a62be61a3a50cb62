import type { Range } from "../range.js";

/** A token of a drawing: different signs that neither end a sentence nor, as one sign over and over, mark a heading. */
const DRAWN = /(?:^|\s)(?![.,;:!?"'“”‘’()[\]–—…-]+(?:\s|$))(?!(\S)\1*(?:\s|$))[^\p{L}\p{N}\s]{2,}(?=\s|$)/u;
const BLANKS = / +/g;
/** The number of a page at the right margin: a table of contents is no drawing. */
const PAGE_NUMBER = / +(?:\d+|[ivxlc]+)$/;

/** Blanks between words for each one between letters, and more of them. */
const MOST_OF_NARROWEST = 2;
const SPARE = 2;

/**
 * Whether letters that are set apart belong to a drawing, or to the columns of a layout: signs stand in their line that no
 * sentence holds, or their words are parted by blanks of any number. Where a reader set letters apart, words are as far
 * from each other everywhere: `P r o b l e m   L i s t`.
 */
export function isDrawn(text: string, { start, end }: Range): boolean {
  const stretch = text.slice(start, end);
  const line = `${lineBefore(text, start)}${stretch}${lineAfter(text, end)}`.trim().replace(PAGE_NUMBER, "");
  if (DRAWN.test(line)) return true;
  const widths = (part: string): number[] => Array.from(part.matchAll(BLANKS), ([blanks]) => blanks.length);
  // A word's end adds a blank of its own, and the one behind it.
  const most = MOST_OF_NARROWEST * Math.min(...widths(stretch)) + SPARE;
  return widths(line).some((width) => width > most);
}

/** UTF-16 units of a line that are looked at on each side: lines may be as long as texts, and hold many stretches. */
const SEEN = 400;

function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - SEEN), at);
  return before.slice(before.lastIndexOf("\n") + 1);
}

function lineAfter(text: string, at: number): string {
  const after = text.slice(at, at + SEEN);
  const end = after.indexOf("\n");
  return end < 0 ? after : after.slice(0, end);
}

const SINGLE_SIGNS = /^\s*\S(?: \S)+\s*$/;

/** Whether letters that are set apart are a row of a grid: the row before or after has as many, one blank apart. */
export function isGridRow(text: string, { start, end }: Range): boolean {
  const stretch = text.slice(start, end);
  const row = `${lineBefore(text, start)}${stretch}${lineAfter(text, end)}`;
  if (!SINGLE_SIGNS.test(row)) return false;
  const previous = lineBefore(text, Math.max(0, start - lineBefore(text, start).length - 1));
  const next = lineAfter(text, end + lineAfter(text, end).length + 1);
  const length = row.trim().length;
  return [previous, next].some((other) => SINGLE_SIGNS.test(other) && other.trim().length === length);
}
