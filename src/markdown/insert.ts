import type { Insertion, Span } from "../provenance/record.js";
import { lineStart } from "./line-ends.js";
import { replaced } from "./settle.js";

/** A text with its changes made and noted. */
export interface Annotated {
  readonly text: string;
  readonly spans: readonly Span[];
  /** What only notes added; sorted and disjoint. */
  readonly insertions: readonly Insertion[];
}

/** A place in the text and what notes add there. */
export interface Addition {
  readonly at: number;
  readonly text: string;
}

/** All that notes add to a text. */
export interface Additions {
  readonly marks: readonly Addition[];
  readonly lines: readonly string[];
  /** Where the lines belong. */
  readonly at: number;
}

/**
 * Puts marks, lines and the marker comment into the text, and counts everything anew.
 *
 * @param marker absent where the document goes on
 */
export function insert(
  placed: { text: string; spans: Span[] },
  additions: Additions,
  newline: string,
  marker?: (marked: string) => string,
): Annotated {
  const { text } = placed;
  const { marks, lines, at } = additions;
  const block = lines.length > 0 ? [{ at, text: blockOf(text, lines, at, newline) }] : [];
  const all: Addition[] = [...marks, ...block].sort((one, other) => one.at - other.at);
  const body = replaced(
    text,
    all.map((addition) => ({ start: addition.at, end: addition.at, text: addition.text })),
  );
  const insertions: Insertion[] = [];
  const spans: Span[] = [];
  let growth = 0;
  let next = 0;
  for (const span of placed.spans) {
    // An empty span stays in front of what is put in at its place, so that insertions may be joined.
    const before = span.text === "" ? span.outStart : span.outStart + 1;
    while (next < all.length && all[next]!.at < before) growth += record(insertions, all[next++]!, growth);
    spans.push({ ...span, outStart: span.outStart + growth, outEnd: span.outEnd + growth });
  }
  while (next < all.length) growth += record(insertions, all[next++]!, growth);
  if (marker === undefined) return { text: body, spans, insertions };
  const room = blankLine(body, body.length, newline);
  const marked = `${body}${room}`;
  const output = `${marked}${marker(marked)}${newline}`;
  record(insertions, { at: body.length, text: output.slice(body.length) }, 0);
  return { text: output, spans, insertions };
}

/** Notes an insertion, joined to the one before it where they touch; gives its length. */
function record(insertions: Insertion[], { at, text }: Addition, growth: number): number {
  const outStart = at + growth;
  const last = insertions.at(-1);
  if (last?.outEnd === outStart) insertions.pop();
  insertions.push({
    outStart: last?.outEnd === outStart ? last.outStart : outStart,
    outEnd: outStart + text.length,
  });
  return text.length;
}

/** Lines as a block of their own, with the blank lines around it that it needs. */
function blockOf(text: string, lines: readonly string[], at: number, newline: string): string {
  const block = lines.map((line) => line + newline).join("");
  return blankLine(text, at, newline) + block + (at < text.length ? newline : "");
}

/** The line ends that are missing for a blank line before a place. */
function blankLine(text: string, at: number, newline: string): string {
  const start = lineStart(text, at);
  if (at === 0) return "";
  if (start < at) return isBlank(text, start, at) ? newline : newline + newline;
  // LF after CR would complete a CRLF instead of ending a line.
  const before = text[at - 1] === "\n" && text[at - 2] === "\r" ? at - 2 : at - 1;
  if (isBlank(text, lineStart(text, before), before)) return "";
  return text[at - 1] === "\r" && newline === "\n" ? newline + newline : newline;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (text[at] !== " " && text[at] !== "\t") return false;
  }
  return true;
}
