/**
 * A light line scanner: cuts a document into chunks that mean the same parsed alone as they do in place,
 * so that only the chunks that matter need a parser. One pass; the parser is asked only where a block or
 * a list seems to begin right below a line that begins with a tag.
 */

import { parseChunk } from "./parse.js";

/** The kinds of block that hold blank lines and know only their own end. */
type LeafKind = "code" | "math" | "html";

/** A fenced block, math block or HTML block at the top level, whole lines. */
export interface Leaf {
  readonly kind: LeafKind;
  readonly start: number;
  readonly end: number;
  /** False where the document ends before the block does. */
  readonly closed: boolean;
}

/** Whole lines, up to the start of the next chunk. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly frontMatter: boolean;
}

interface Layout {
  readonly chunks: readonly Chunk[];
  readonly leaves: readonly Leaf[];
}

/** What opens a leaf, and a test for the line that closes it. */
interface Opening {
  readonly kind: LeafKind;
  readonly closes: (line: string) => boolean;
  /** HTML may end on the line it began on. */
  readonly closedAtOnce: boolean;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const TAB_STOP = 4;
/** Four columns of indentation are code, or belong to a list item. */
const INDENTED = 4;
const MARK = "\uFEFF";

const FENCE = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/;
const MATH_FENCE = /^[ \t]*(\${2,})[^$]*$/;
const CLOSING = /^[ \t]*([`~$]+)[ \t]*$/;
const BULLET = /^([ \t]*)([-+*]|\d{1,9}[.)])([ \t]+|$)/;
const QUOTED_BULLET = /^(?:[ \t]*>)*[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
const FOOTNOTE_DEFINITION = /^ {0,3}\[\^[^\]]+\]:/;
const THEMATIC_BREAK = /^[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}$/;

/** May begin an HTML block that ends at a blank line; whether it does depends on the paragraph before it. */
const TAG = /^[ \t]*<\/?[A-Za-z]/;
/** UTF-16 units that one document may have parsed to tell such blocks from paragraphs. */
const MOST_PARSED = 200_000;

/** HTML blocks that may hold blank lines; `skip` leaves room for ends such as `<!-->`. */
const HTML: readonly { readonly opens: RegExp; readonly ends: RegExp; readonly skip: number }[] = [
  {
    opens: /^[ \t]*<(?:script|pre|style|textarea)(?=[\s>]|$)/i,
    ends: /<\/(?:script|pre|style|textarea)>/i,
    skip: 1,
  },
  { opens: /^[ \t]*<!--/, ends: /-->/, skip: 2 },
  { opens: /^[ \t]*<\?/, ends: /\?>/, skip: 1 },
  { opens: /^[ \t]*<![A-Za-z]/, ends: />/, skip: 2 },
  { opens: /^[ \t]*<!\[CDATA\[/, ends: /\]\]>/, skip: 9 },
];

/** Cuts a document into chunks and finds its top-level code, math and HTML blocks. */
export function scan(text: string): Layout {
  const chunks: Chunk[] = [];
  const leaves: Leaf[] = [];
  const body = frontMatterEnd(text);
  if (body > 0) chunks.push({ start: 0, end: body, frontMatter: true });
  let chunkStart = body;
  let open: (Opening & { start: number }) | undefined;
  let afterBlank = false;
  let afterIndented = false;
  // Column of the content of the outermost list item or footnote; a line indented as far belongs to it.
  let contentColumn = 0;
  let html: "no" | "perhaps" | "yes" = "no";
  let parsed = 0;
  const isHtml = (here: number): boolean => {
    if (html === "perhaps") {
      parsed += here - chunkStart;
      html =
        parsed <= MOST_PARSED && endsInHtml(text.slice(chunkStart, here), chunkStart === 0) ? "yes" : "no";
    }
    return html === "yes";
  };

  // A byte order mark is no part of the first line to the parser.
  for (let start = body > 0 ? body : markLength(text); start < text.length; ) {
    const end = lineEnd(text, start);
    const next = afterLineEnd(text, end);
    const here = start;
    start = next;
    if (open) {
      if (open.closes(text.slice(here, end))) {
        leaves.push({ kind: open.kind, start: open.start, end: next, closed: true });
        open = undefined;
      }
      continue;
    }
    const { first, column } = indentation(text, here, end);
    if (first === end) {
      afterBlank = true;
      html = "no";
      continue;
    }
    // The parser takes some list items behind indented code for paragraphs: those two stay together.
    const stays = afterIndented && QUOTED_BULLET.test(text.slice(here, end));
    afterIndented = column >= INDENTED;
    // An indented line belongs to no block before it where no list item or footnote is open.
    const isOutside = column === 0 || (column < INDENTED && contentColumn === 0);
    if (afterBlank && isOutside && here > chunkStart && !stays) {
      chunks.push({ start: chunkStart, end: here, frontMatter: false });
      chunkStart = here;
      contentColumn = 0;
    }
    const wasBlank = afterBlank;
    afterBlank = false;
    if (contentColumn > 0 && column >= contentColumn) continue;
    if (!mayOpen(text.charCodeAt(first))) {
      if (wasBlank) contentColumn = 0;
      continue;
    }
    const line = text.slice(here, end);
    const content = THEMATIC_BREAK.test(line) ? 0 : contentColumnOf(line);
    if (content > 0) {
      if (!isHtml(here)) contentColumn = content;
      continue;
    }
    if (wasBlank) contentColumn = 0;
    if (column >= INDENTED) continue;
    const opening = openingOf(line);
    if (!opening) {
      if (html === "no" && TAG.test(line)) html = "perhaps";
      continue;
    }
    if (isHtml(here)) continue;
    contentColumn = 0;
    if (opening.closedAtOnce) leaves.push({ kind: opening.kind, start: here, end: next, closed: true });
    else open = { ...opening, start: here };
  }
  if (open) leaves.push({ kind: open.kind, start: open.start, end: text.length, closed: false });
  if (chunkStart < text.length) chunks.push({ start: chunkStart, end: text.length, frontMatter: false });
  return { chunks, leaves };
}

/** Whether the next line, unless it is blank, would belong to an HTML block. */
function endsInHtml(text: string, atStart: boolean): boolean {
  const nodes = parseChunk(text, { atStart, frontMatter: false, extensions: true, labels: [] });
  const last = nodes?.findLast(({ parent }) => parent < 0);
  return last?.type === "html" && afterLineEnd(text, last.end) === text.length;
}

/** Only these can open a leaf or a list; everything else needs no closer look. */
function mayOpen(code: number): boolean {
  return (code >= 48 && code <= 57) || "`~$<-+*[".includes(String.fromCharCode(code));
}

const markLength = (text: string): number => (text.startsWith(MARK) ? MARK.length : 0);

/** Where front matter ends, 0 where there is none. */
function frontMatterEnd(text: string): number {
  const begin = markLength(text);
  const firstEnd = lineEnd(text, begin);
  const fence = text.slice(begin, Math.min(firstEnd, begin + 3));
  if (fence !== "---" && fence !== "+++") return 0;
  const isFence = (start: number, end: number) =>
    text.startsWith(fence, start) && indentation(text, start + fence.length, end).first === end;
  if (!isFence(begin, firstEnd)) return 0;
  for (let start = afterLineEnd(text, firstEnd); start < text.length; ) {
    const end = lineEnd(text, start);
    const next = afterLineEnd(text, end);
    if (isFence(start, end)) return next;
    start = next;
  }
  return 0;
}

/** A test for the line that ends the code, math or HTML which a line begins; undefined where it begins none. */
export const closingOf = (line: string): ((line: string) => boolean) | undefined => openingOf(line)?.closes;

function openingOf(line: string): Opening | undefined {
  const fence = FENCE.exec(line)?.[1];
  if (fence) return { kind: "code", closes: closesFence(fence), closedAtOnce: false };
  const dollars = MATH_FENCE.exec(line)?.[1];
  if (dollars) return { kind: "math", closes: closesFence(dollars), closedAtOnce: false };
  for (const { opens, ends, skip } of HTML) {
    if (!opens.test(line)) continue;
    const rest = line.slice(line.indexOf("<") + skip);
    return { kind: "html", closes: (later) => ends.test(later), closedAtOnce: ends.test(rest) };
  }
  return undefined;
}

const closesFence =
  (fence: string) =>
  (line: string): boolean => {
    const run = CLOSING.exec(line)?.[1];
    if (!run || run.length < fence.length || indentation(line, 0, line.length).column >= INDENTED)
      return false;
    return run === fence[0]!.repeat(run.length);
  };

/** The column at which the content of a list item or footnote definition begins, 0 for other lines. */
function contentColumnOf(line: string): number {
  if (FOOTNOTE_DEFINITION.test(line)) return INDENTED;
  const bullet = BULLET.exec(line);
  if (!bullet) return 0;
  const [whole, indent, marker] = bullet;
  const column = indentation(indent!, 0, indent!.length).column;
  if (column >= INDENTED) return 0;
  const markerEnd = column + marker!.length;
  const content = indentation(line, indent!.length + marker!.length, line.length, markerEnd).column;
  // Five blanks and more are one blank and indented code; so is an empty item.
  const wide = content - markerEnd > INDENTED || whole!.length === line.length;
  return wide ? markerEnd + 1 : content;
}

/** The first character that is no blank, and its column with tabs expanded. */
function indentation(text: string, start: number, end: number, from = 0): { first: number; column: number } {
  let column = from;
  for (let first = start; first < end; first++) {
    const character = text[first];
    if (character === "\t") column += TAB_STOP - (column % TAB_STOP);
    else if (character === " ") column++;
    else return { first, column };
  }
  return { first: end, column };
}

/** The offset at which a line's text ends. */
export function lineEnd(text: string, start: number): number {
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) break;
  }
  return end;
}

/** The start of the next line; CRLF is one line end. */
export function afterLineEnd(text: string, end: number): number {
  const crlf = text.charCodeAt(end) === CARRIAGE_RETURN && text.charCodeAt(end + 1) === LINE_FEED;
  return Math.min(end + (crlf ? 2 : 1), text.length);
}
