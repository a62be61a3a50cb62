import type { Span } from "./record.js";

/** A place as an editor shows it; both count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Places of sorted offsets. Only LF, CR and CRLF end a line; an offset between CR and LF is still on the line they end.
 *
 * @throws RangeError if the offsets are not sorted or lie outside the text
 */
export function placesOf(text: string, offsets: readonly number[]): Place[] {
  const places: Place[] = [];
  let line = 1;
  let lineStart = 0;
  let at = 0;
  for (const offset of offsets) {
    if (!(offset >= at && offset <= text.length))
      throw new RangeError(`offset ${offset} is out of order or range`);
    for (; at < offset; at++) {
      const code = text.charCodeAt(at);
      if (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) continue;
      if (code === LINE_FEED || code === CARRIAGE_RETURN) {
        line++;
        lineStart = at + 1;
      }
    }
    places.push({ line, column: offset - lineStart + 1 });
  }
  return places;
}

/** Where a part of a document begins in it: UTF-16 units before it, lines that have ended, and units of the line that has not. */
export interface PartStart {
  readonly offset: number;
  readonly lines: number;
  readonly column: number;
}

/** A span of a part with its place in the source of the whole document. */
export const inWhole = (span: Span, { offset, lines, column }: PartStart): Span => ({
  ...span,
  start: span.start + offset,
  end: span.end + offset,
  line: span.line + lines,
  column: span.line === 1 ? span.column + column : span.column,
  doubtful: span.doubtful.map((word) => ({ ...word, start: word.start + offset, end: word.end + offset })),
  gaps: span.gaps.map((gap) => ({ ...gap, at: gap.at + offset })),
});
