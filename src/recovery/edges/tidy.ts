import { decodeCode, type Encoding, isKept } from "../../encodings/index.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";
import type { Stretch } from "../detection/segment.js";
import { lineAround } from "../lines.js";
import { showsStopAsBlank } from "../reading/blanks-for-glyphs.js";

/** What may stand between two stretches that make up one: blanks, digits, signs, but no letter and no line end. */
function isBetween(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d || code === BAR || isLetterSymbol(SYMBOL_OF_CODE[code]!)) return false;
  }
  return true;
}

const isPlainBlank = (code: number): boolean =>
  code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;

/** Whether a code at an end of a stretch belongs to the text around: a blank, or a sign that the encoding does not decode. */
function isPlain(code: number, encoding: Encoding | undefined): boolean {
  if (code === 0x09 && encoding !== undefined && decodeCode(encoding, code) > 0x20) return false;
  if (isPlainBlank(code)) return true;
  return (
    encoding !== undefined && code > 0x20 && code < 0x7f && code !== 0x60 && decodeCode(encoding, code) === 0
  );
}

const blankMayBeLetter = (encoding: Encoding | undefined): boolean =>
  encoding !== undefined &&
  isKept(encoding, 0x20) &&
  isLetterSymbol(SYMBOL_OF_CODE[decodeCode(encoding, 0x20)]!);

/** Marks that begin a heading, a quotation or a list item. */
const BLOCK_MARKS = /[ \t]*(?:(?:#{1,6}|>|[-+*]|\d{1,9}[.)])[ \t]+)*/y;

/** UTF-16 units that the marks of a block take up at most. */
const LONGEST_MARKS = 1000;

/** Where the text of a line begins after the marks of its block; anywhere before an offset far inside a line. */
export function afterBlockMarks(text: string, offset: number): number {
  BLOCK_MARKS.lastIndex = lineAround(text, { start: offset, end: offset }, LONGEST_MARKS).start;
  BLOCK_MARKS.test(text);
  return BLOCK_MARKS.lastIndex;
}

const BAR = 0x7c;
const CELL_BORDER = /(?<=\s)\|(?=\s|$)/g;

/** Tells where the line of an offset begins; asked of ever higher ones, it looks at each line once. */
function lineStarts(text: string): (offset: number) => number {
  let start = 0;
  let lineEnd = text.indexOf("\n");
  return (offset) => {
    while (lineEnd >= 0 && lineEnd < offset) {
      start = lineEnd + 1;
      lineEnd = text.indexOf("\n", start);
    }
    return start;
  };
}

/** In the row of a table no stretch goes on from one cell to the next. */
function splitAtCells(text: string, stretch: Stretch, lineStart: number): Stretch[] {
  if (!/^[ \t]*\|/.test(text.slice(lineStart, lineStart + 8))) return [stretch];
  const parts: Stretch[] = [];
  let start = stretch.start;
  for (const { index } of text.slice(stretch.start, stretch.end).matchAll(CELL_BORDER)) {
    parts.push({ ...stretch, start, end: stretch.start + index });
    start = stretch.start + index + 1;
  }
  parts.push({ ...stretch, start });
  return parts.filter((part) => part.start < part.end);
}

/**
 * Brings stretches into the form of spans: parted nowhere but where something else stands between, and without blanks at
 * their ends that belong to the text around.
 */
export function tidyStretches(text: string, stretches: readonly Stretch[]): Stretch[] {
  const tidied: Stretch[] = [];
  const lineStartOf = lineStarts(text);
  for (const stretch of stretches.flatMap((whole) => splitAtCells(text, whole, lineStartOf(whole.start)))) {
    let { end } = stretch;
    let start = Math.min(end, Math.max(stretch.start, afterBlockMarks(text, stretch.start)));
    while (start < end && isPlain(text.charCodeAt(end - 1), stretch.encoding)) end -= 1;
    while (start < end && isPlain(text.charCodeAt(start), stretch.encoding)) start += 1;
    // Of two blanks at an end, one may be a letter or a stop.
    if (stretch.encoding !== undefined && showsStopAsBlank(stretch.encoding)) {
      if (text.charCodeAt(end) === 0x20 && text.charCodeAt(end + 1) === 0x20) end += 1;
    }
    if (blankMayBeLetter(stretch.encoding)) {
      if (text.charCodeAt(end) === 0x20 && text.charCodeAt(end + 1) === 0x20) end += 1;
      if (text.charCodeAt(start - 1) === 0x20 && text.charCodeAt(start - 2) === 0x20) start -= 1;
    }
    if (start === end) continue;
    const last = tidied.at(-1);
    if (last !== undefined && last.encoding === stretch.encoding && isBetween(text, last.end, start)) {
      tidied[tidied.length - 1] = { ...last, end, evidence: last.evidence + stretch.evidence };
    } else {
      tidied.push({ ...stretch, start, end });
    }
  }
  return tidied;
}
