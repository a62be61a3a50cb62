import { lineAround } from "../lines.js";
import type { Range } from "../range.js";
import { type Cells, DIGIT_CELL, LETTER, PLAIN_BLANK, PUNCTUATION, SHIFTED_BLANK } from "./cells.js";

/** The mark of emphasis, which a converter lays over whole garbled lines. */
export const EMPHASIS = "*";

/** UTF-16 units of a line looked at on both sides of a stretch. */
const LONGEST_LINE = 2000;
const OPENING_BRACKET = 0x28;
const CLOSING_BRACKET = 0x29;
const codesOf = (signs: string): ReadonlySet<number> =>
  new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));
const IN_WORDS = codesOf("-'");
const IN_NUMBERS = codesOf(".,");

/**
 * Leaves marks of emphasis as they stand, unless they decode to letters or to brackets that pair up, each with the nearest.
 * One opens emphasis before what is no blank, another closes it behind what is none; what has no counterpart in its line is
 * no mark.
 *
 * @param from first cell of the stretch
 * @param to end of its cells
 */
export function keepMarks(text: string, stretch: Range, cells: Cells, from: number, to: number): void {
  const { raw, kinds, codes } = cells;
  const line = lineAround(text, stretch, LONGEST_LINE);
  // A stretch may begin among several marks in a row, which are one.
  let before = stretch.start;
  if (raw[from] === EMPHASIS) while (before > line.start && text[before - 1] === EMPHASIS) before -= 1;
  let isOpen = runsIn(text.slice(line.start, before)) % 2 === 1;
  const closesAfter = runsIn(text.slice(stretch.end, line.end)) > 0;
  const isBlank = (at: number): boolean => kinds[at] === SHIFTED_BLANK || kinds[at] === PLAIN_BLANK;
  const isMark = (at: number): boolean =>
    raw[at] === EMPHASIS && kinds[at] === PUNCTUATION && codes[at] !== raw.charCodeAt(at);
  const runEnd = (at: number): number => {
    let end = at;
    while (end < to && raw[end] === EMPHASIS) end += 1;
    return end;
  };
  // Garble, and the emphasis laid over it, may begin inside a word.
  const opens = (end: number): boolean => end < to && !isBlank(end);
  const closes = (start: number, end: number): boolean =>
    start > from && !isBlank(start - 1) && (end === to || kinds[end] !== LETTER);
  let lastClosing = to - 1;
  while (lastClosing >= from && !(isMark(lastClosing) && closes(lastClosing, runEnd(lastClosing))))
    lastClosing -= 1;
  const isClosedLater = (end: number): boolean => lastClosing >= end || closesAfter;
  const brackets = new Set<number>();
  const waiting: number[] = [];
  for (let at = from; at < to; at += 1) {
    if (codes[at] === CLOSING_BRACKET && waiting.length > 0) brackets.add(waiting.pop()!);
    else if (isMark(at) && codes[at] === OPENING_BRACKET && opens(at + 1)) waiting.push(at);
  }
  for (let at = from; at < to; at = Math.max(at + 1, runEnd(at))) {
    if (!isMark(at)) continue;
    const end = runEnd(at);
    // No emphasis begins or ends inside a word, where hyphens and apostrophes stand, nor inside a number.
    if (IN_WORDS.has(codes[at]!) && kinds[at - 1] === LETTER && kinds[end] === LETTER) continue;
    if (IN_NUMBERS.has(codes[at]!) && kinds[at - 1] === DIGIT_CELL && kinds[end] === DIGIT_CELL) continue;
    if (brackets.has(at)) continue;
    const isKept: boolean = isOpen ? closes(at, end) : opens(end) && isClosedLater(end);
    if (!isKept) continue;
    // The blank outside came with the mark.
    const outside = isOpen ? end : at - 1;
    if (outside >= from && outside < to && kinds[outside] === PLAIN_BLANK) kinds[outside] = SHIFTED_BLANK;
    isOpen = !isOpen;
    for (let mark = at; mark < end; mark += 1) codes[mark] = raw.charCodeAt(mark);
  }
}

/** Runs of marks in a part of a line. */
function runsIn(part: string): number {
  let runs = 0;
  for (let at = 0; at < part.length; at += 1)
    if (part[at] === EMPHASIS && part[at - 1] !== EMPHASIS) runs += 1;
  return runs;
}
