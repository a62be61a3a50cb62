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

/** Puts marks into the text, and counts everything anew. */
export function insertMarks(
  { text, spans: placed }: { readonly text: string; readonly spans: readonly Span[] },
  marks: readonly Addition[],
): Annotated {
  const all = [...marks].sort((one, other) => one.at - other.at);
  const insertions: Insertion[] = [];
  const spans: Span[] = [];
  let growth = 0;
  let next = 0;
  for (const span of placed) {
    // An empty span stays in front of what is put in at its place, so that insertions may be joined.
    const before = span.text === "" ? span.outStart : span.outStart + 1;
    while (next < all.length && all[next]!.at < before) growth += record(insertions, all[next++]!, growth);
    spans.push({ ...span, outStart: span.outStart + growth, outEnd: span.outEnd + growth });
  }
  while (next < all.length) growth += record(insertions, all[next++]!, growth);
  const edits = all.map(({ at, text }) => ({ start: at, end: at, text }));
  return { text: replaced(text, edits), spans, insertions };
}

/** Notes an insertion; gives its length. */
function record(insertions: Insertion[], { at, text }: Addition, growth: number): number {
  const outStart = at + growth;
  addInsertion(insertions, { outStart, outEnd: outStart + text.length });
  return text.length;
}

/** Adds an insertion, joined to the one before it where they touch. */
export function addInsertion(insertions: Insertion[], { outStart, outEnd }: Insertion): void {
  const last = insertions.at(-1);
  if (last?.outEnd !== outStart) insertions.push({ outStart, outEnd });
  else insertions[insertions.length - 1] = { outStart: last.outStart, outEnd };
}

/** A text that follows another, as one. */
export function joined(one: Annotated, other: Annotated): Annotated {
  const growth = one.text.length;
  const insertions = [...one.insertions];
  for (const insertion of other.insertions) addInsertion(insertions, movedOut(insertion, growth));
  const spans = [...one.spans, ...other.spans.map((span) => movedOut(span, growth))];
  return { text: one.text + other.text, spans, insertions };
}

/** What stands farther on in an output by so many UTF-16 units. */
export const movedOut = <Item extends Insertion>(item: Item, by: number): Item => ({
  ...item,
  outStart: item.outStart + by,
  outEnd: item.outEnd + by,
});

/** The parts of a text before and behind a place, which is in no span. */
export function partedAt({ text, spans, insertions }: Annotated, at: number): [Annotated, Annotated] {
  const isBefore = ({ outEnd }: Insertion): boolean => outEnd <= at;
  const isBehind = (item: Insertion): boolean => !isBefore(item);
  const before = {
    text: text.slice(0, at),
    spans: spans.filter(isBefore),
    insertions: insertions.filter(isBefore),
  };
  const behind = {
    text: text.slice(at),
    spans: spans.filter(isBehind).map((span) => movedOut(span, -at)),
    insertions: insertions.filter(isBehind).map((insertion) => movedOut(insertion, -at)),
  };
  return [before, behind];
}

/** A text that only notes add. */
export const added = (text: string): Annotated => ({
  text,
  spans: [],
  insertions: text === "" ? [] : [{ outStart: 0, outEnd: text.length }],
});

/** The line ends that are missing for a blank line before a place. */
export function blankLine(text: string, at: number, newline: string): string {
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
