import type { Range } from "../range.js";

/** A token of a drawing: different signs that neither end a sentence nor, as one sign over and over, mark a heading. */
const DRAWN = /(?:^|\s)(?![.,;:!?"'“”‘’()[\]–—…-]+(?:\s|$))(?!(\S)\1*(?:\s|$))[^\p{L}\p{N}\s]{2,}(?=\s|$)/u;
const BLANKS = / +/g;

/** Blanks between words for each one between letters, and more of them. */
const MOST_OF_NARROWEST = 2;
const SPARE = 2;

/**
 * Whether letters that are set apart belong to a drawing, or to the columns of a layout: signs stand in their line that no
 * sentence holds, or their words are parted by blanks of any number. Where a reader set letters apart, words are as far
 * from each other everywhere: `P r o b l e m   L i s t`.
 */
export function isDrawn(text: string, { start, end }: Range): boolean {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).trim();
  if (DRAWN.test(line)) return true;
  const widths = (part: string): number[] => Array.from(part.matchAll(BLANKS), ([blanks]) => blanks.length);
  // A word's end adds a blank of its own, and the one behind it.
  const most = MOST_OF_NARROWEST * Math.min(...widths(text.slice(start, end))) + SPARE;
  return widths(line).some((width) => width > most);
}
