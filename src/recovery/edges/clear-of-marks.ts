import type { Range } from "../range.js";

/** Marks of emphasis. */
const EMPHASIS = /[*_~]/;
/** UTF-16 units before a mark in which the one that opens its emphasis is sought. */
const LONGEST_EMPHASIS = 600;
/** A footnote's marker, as numbers and single letters make it, and UTF-16 units of the longest that is looked for. */
const FOOTNOTE = /\[\^(?:\p{L}{0,4}-?\p{N}{1,4}|\p{L})\]/gu;
const LONGEST_FOOTNOTE = 24;

const isSpace = (sign: string | undefined): boolean => sign === undefined || /\s/.test(sign);

/**
 * A stretch without what a person set at its ends: marks that close an emphasis that begins before it, and the marker of a
 * footnote, be they codes that its encoding reads.
 */
export function clearOfMarks(text: string, { start, end }: Range): Range {
  let from = start;
  const opening = runAround(text, start);
  if (opening !== undefined && opening.end < end && isCloser(text, opening, start)) from = opening.end;
  let to = footnoteAround(text, end)?.start ?? end;
  const closing = runAround(text, to);
  if (closing !== undefined && closing.start > from && isCloser(text, closing, from)) to = closing.start;
  return to > from ? { start: from, end: to } : { start, end };
}

/** The run of equal marks that touches an offset, or holds it. */
function runAround(text: string, offset: number): Range | undefined {
  const mark = [text[offset], text[offset - 1]].find((sign) => sign !== undefined && EMPHASIS.test(sign));
  if (mark === undefined) return undefined;
  let [start, end] = [offset, offset];
  while (text[start - 1] === mark) start -= 1;
  while (text[end] === mark) end += 1;
  return { start, end };
}

/** Whether a run of marks closes what an equal run opens in its block, before another offset and before itself. */
const isCloser = (text: string, run: Range, before: number): boolean =>
  !isSpace(text[run.start - 1]) &&
  isEmphasisOpen(text, text.slice(run.start, run.end), Math.min(before, run.start));

/** Whether marks have opened an emphasis in the block of an offset that they have not closed before it. */
export function isEmphasisOpen(text: string, marks: string, before: number): boolean {
  const part = text.slice(Math.max(0, before - LONGEST_EMPHASIS), before);
  const block = part.slice(part.lastIndexOf("\n\n") + 1);
  let open = false;
  for (let at = block.indexOf(marks); at >= 0; at = block.indexOf(marks, at + marks.length)) {
    const [left, right] = [block[at - 1], block[at + marks.length] ?? text[before]];
    if (left === marks[0] || right === marks[0]) continue;
    if (!isSpace(right) && (isSpace(left) || /[("“‘[]/.test(left!))) open = true;
    else if (!isSpace(left)) open = false;
  }
  return open;
}

/** The marker of a footnote that an offset lies in. */
function footnoteAround(text: string, offset: number): Range | undefined {
  const from = Math.max(0, offset - LONGEST_FOOTNOTE);
  for (const { index, 0: marker } of text.slice(from, offset + LONGEST_FOOTNOTE).matchAll(FOOTNOTE)) {
    const range = { start: from + index, end: from + index + marker.length };
    if (range.start < offset && offset <= range.end) return range;
  }
  return undefined;
}
