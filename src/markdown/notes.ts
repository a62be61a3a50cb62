import type { NoteStyle } from "../options.js";
import { inWhole, type PartStart } from "../provenance/lines.js";
import type { EncodingRecord, Insertion, Span } from "../provenance/record.js";
import { commentFor } from "./comments.js";
import type { Replacement } from "./compare.js";
import { MarkdownDocument } from "./document.js";
import { markerFor } from "./marker.js";
import type { Outline, OutlineNode } from "./parse.js";
import { plainParagraph } from "./plain.js";
import { type Chunk, lineEnd } from "./scan.js";
import { replaced, settle } from "./settle.js";
import type { DecidedSpan } from "./spans.js";
import { footnoteText } from "./wording.js";
import { wordEnds } from "./words.js";

/** A text with its changes made and noted. */
export interface Annotated {
  readonly text: string;
  readonly spans: readonly Span[];
  /** What only notes added; sorted and disjoint. */
  readonly insertions: readonly Insertion[];
}

/** A place in the text and what notes add there. */
interface Addition {
  readonly at: number;
  readonly text: string;
}

/** What a note wants to place behind a word, and the kind of node that it must become. */
interface Mark extends Addition {
  readonly index: number;
  readonly type: "footnoteReference" | "html";
  /** The definition that makes it live. */
  readonly label?: string;
}

/** A definition that nobody refers to, to see whether one would be live. */
const PROBE = "^emend-probe";
/** Where a reference would be part of something else, or not be shown. */
const NO_REFERENCE: ReadonlySet<string> = new Set([
  "heading",
  "link",
  "linkReference",
  "image",
  "imageReference",
]);

/**
 * Puts the decided texts into the source and writes the notes about them.
 *
 * @param spans sorted and disjoint; flagged ones leave no trace in the text
 */
export function annotate(
  source: string,
  spans: readonly DecidedSpan[],
  style: NoteStyle,
  encodings: readonly EncodingRecord[] = [],
): Annotated {
  const isNoted = style !== "none" && spans.some(({ action }) => action === "emended");
  if (!isNoted) return { ...place(source, spans), insertions: [] };
  const layout = {
    style,
    // Labels of what is read count as well.
    prefix: labelPrefix([source, replaced(source, spans)]),
    newline: commonestLineEnd(countLineEnds(source)),
    encodings,
  };
  return annotatePart(source, spans, layout, { notes: [], marker: markerFor });
}

/** What notes look like in all parts of a document. */
export interface NoteLayout {
  readonly style: Exclude<NoteStyle, "none">;
  /** Of labels, as `labelPrefix` finds it. */
  readonly prefix: string;
  readonly newline: string;
  readonly encodings: readonly EncodingRecord[];
  /** Labels that other parts define. */
  readonly labels?: readonly string[];
  /** Where the part begins; absent at the beginning. */
  readonly from?: PartStart;
}

/** What ends a document with notes. */
export interface Closing {
  /** Notes of the parts before that stand at the end. */
  readonly notes: readonly string[];
  /** The marker comment for the part as it stands before it. */
  readonly marker: (part: string) => string;
}

export interface AnnotatedPart extends Annotated {
  /** What is to stand at the end of the document; empty where it does. */
  readonly notes: readonly string[];
}

/**
 * The same for one of the parts that a document is cut into between its blocks.
 *
 * @param closing for the last part
 */
export function annotatePart(
  source: string,
  spans: readonly DecidedSpan[],
  layout: NoteLayout,
  closing?: Closing,
): AnnotatedPart {
  const placed = place(source, spans);
  const isEmended = placed.spans.map(({ action }) => action === "emended");
  const emended = placed.spans.filter((_, index) => isEmended[index]);
  const document = new MarkdownDocument(placed.text, layout.labels);
  // Flagged spans count as well: nothing is put into them either.
  const ranges = placed.spans.map(({ outStart, outEnd }) => ({ start: outStart, end: outEnd }));
  const ends = wordEnds(placed.text, ranges).filter((_, index) => isEmended[index]);
  const told = layout.from === undefined ? emended : emended.map((span) => inWhole(span, layout.from!));
  const { marks, notes } =
    layout.style === "footnotes" ? footnotes(document, told, ends, layout) : comments(document, told, ends);
  if (closing === undefined) return { ...insert(placed, { marks, lines: [], at: 0 }, layout.newline), notes };
  const lines = linesOf(layout.style, [...closing.notes, ...notes]);
  const additions = { marks, lines, at: lines.length > 0 ? definitionPlace(document) : 0 };
  return { ...insert(placed, additions, layout.newline, closing.marker), notes: [] };
}

/** The source with the text of every span in place of its raw text. */
function place(source: string, spans: readonly DecidedSpan[]): { text: string; spans: Span[] } {
  let growth = 0;
  const placed = spans.map((span) => {
    const outStart = span.start + growth;
    growth += span.text.length - (span.end - span.start);
    return { ...span, outStart, outEnd: outStart + span.text.length };
  });
  return { text: replaced(source, spans), spans: placed };
}

/** References behind the words, and what is to be said at the end. */
interface Noted {
  readonly marks: readonly Addition[];
  readonly notes: readonly string[];
}

interface Additions {
  readonly marks: readonly Addition[];
  readonly lines: readonly string[];
  /** Where the lines belong. */
  readonly at: number;
}

function footnotes(
  document: MarkdownDocument,
  spans: readonly Span[],
  ends: readonly number[],
  { prefix, encodings }: NoteLayout,
): Noted {
  const byId = new Map(encodings.map((encoding) => [encoding.id, encoding]));
  const groups = groupEqual(spans);
  const labels: string[] = [];
  const notes: string[] = [];
  for (const group of groups) {
    const members = group.map((index) => spans[index]!);
    const label = `^${prefix}${members[0]!.id.replace(/^e/, "")}`;
    for (const index of group) labels[index] = label;
    notes.push(`[${label}]: ${footnoteText(members, byId)}`);
  }
  const wanted = ends.map((at, index): Mark => {
    const label = labels[index]!;
    return { at, index, text: `[${label}]`, type: "footnoteReference", label };
  });
  return { marks: liveMarks(document, wanted), notes };
}

function comments(document: MarkdownDocument, spans: readonly Span[], ends: readonly number[]): Noted {
  const wanted = ends.map((at, index): Mark => {
    return { at, index, text: commentFor(spans[index]!), type: "html" };
  });
  const marks = liveMarks(document, wanted);
  const live = new Set(marks.map(({ index }) => index));
  return { marks, notes: wanted.filter(({ index }) => !live.has(index)).map(({ text }) => text) };
}

/** The lines at the end. No comment stands at a line's start: there it would be a block. */
function linesOf(style: NoteLayout["style"], notes: readonly string[]): readonly string[] {
  if (style === "footnotes" || notes.length === 0) return notes;
  return [["<!-- emend: changes where no comment can stand -->", ...notes].join(" ")];
}

/** `e`, or what keeps clear of labels that the texts hold already. */
export function labelPrefix(texts: readonly string[]): string {
  const taken = (prefix: string) => {
    const label = new RegExp(`\\[\\^${prefix}\\d`, "i");
    return texts.some((text) => label.test(text));
  };
  let prefix = "e";
  for (let number = 1; taken(prefix); number++) prefix = number === 1 ? "emend-" : `emend-${number}-`;
  return prefix;
}

/** Indices of spans that share a note: equal repairs of one word; every other span is alone. */
function groupEqual(spans: readonly Span[]): number[][] {
  const groups = new Map<string, number[]>();
  spans.forEach((span, index) => {
    const { id, raw, reading, text, kinds, encoding, by, name, date } = span;
    const key = encoding === undefined ? JSON.stringify([raw, reading, text, kinds, by, name, date]) : id;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });
  return [...groups.values()];
}

/** Those marks that become what they should without changing anything else. */
function liveMarks(document: MarkdownDocument, marks: readonly Mark[]): Mark[] {
  const live: Mark[] = [];
  if (document.chunks.length === 0) return live;
  for (let first = 0; first < marks.length; ) {
    const chunkIndex = document.chunkAt(marks[first]!.at);
    const nextStart = document.chunks[chunkIndex + 1]?.start ?? Number.POSITIVE_INFINITY;
    let last = first + 1;
    while (last < marks.length && marks[last]!.at < nextStart) last++;
    const group = marks.slice(first, last).filter((mark) => mayFollow(document.text, mark));
    first = last;
    for (const mark of liveInChunk(document, document.chunks[chunkIndex]!, group)) live.push(mark);
  }
  return live;
}

function liveInChunk(document: MarkdownDocument, chunk: Chunk, marks: readonly Mark[]): readonly Mark[] {
  const text = document.textOf(chunk);
  if (takesMarks(text)) return marks;
  if (marks.length === 0 || !document.outlineOf(chunk)) return [];
  const places = byPlace(marks, chunk.start);
  const labels = [...new Set(marks.flatMap(({ label }) => label ?? []))];
  const filter = (nodes: Outline, replacements: readonly Replacement[]) =>
    withoutMarks(nodes, replacements, places);
  const candidates = [...places].map(([at, here]) => ({
    start: at,
    end: at,
    alternatives: [here.map((mark) => mark.text).join("")],
  }));
  const chosen = settle(text, candidates, document.keepsStructure(chunk, [], labels, filter));
  return [...places.values()].filter((_, index) => chosen[index] !== undefined).flat();
}

/** Marks by their place in the chunk; those at one place live or fall together. */
function byPlace(marks: readonly Mark[], chunkStart: number): Map<number, Mark[]> {
  const places = new Map<number, Mark[]>();
  for (const mark of marks) {
    const here = places.get(mark.at - chunkStart);
    if (here) here.push(mark);
    else places.set(mark.at - chunkStart, [mark]);
  }
  return places;
}

/** A chunk in which every mark is live: plain text without anything that brackets could pair with. */
const takesMarks = (chunk: string): boolean =>
  plainParagraph(chunk) !== undefined && !/[[\]<>`|!]/.test(chunk);

/** Not at a line's start, where a mark would begin a block; and `[^e1](` is a link to some renderers. */
function mayFollow(text: string, { at, type }: Mark): boolean {
  const before = text[at - 1] ?? "\n";
  if (before === "\n" || before === "\r") return false;
  return type === "html" || text[at] !== "(";
}

/** The nodes without those that are marks, or nothing if a mark did not become the node it should. */
function withoutMarks(
  nodes: Outline,
  replacements: readonly Replacement[],
  places: ReadonlyMap<number, readonly Mark[]>,
): OutlineNode[] | undefined {
  const awaited = new Map<number, Mark>();
  let growth = 0;
  for (const { start } of replacements) {
    for (const mark of places.get(start)!) {
      awaited.set(start + growth, mark);
      growth += mark.text.length;
    }
  }
  const others: OutlineNode[] = [];
  const moved: number[] = [];
  for (const node of nodes) {
    const mark = awaited.get(node.start);
    const isMark = mark && node.type === mark.type && node.end - node.start === mark.text.length;
    if (!isMark) {
      moved.push(others.length);
      others.push({ ...node, parent: node.parent < 0 ? -1 : moved[node.parent]! });
      continue;
    }
    if (mark.type === "footnoteReference" && isInside(nodes, node, NO_REFERENCE)) return undefined;
    awaited.delete(node.start);
    moved.push(-1);
  }
  return awaited.size === 0 ? others : undefined;
}

function isInside(nodes: Outline, node: OutlineNode, types: ReadonlySet<string>): boolean {
  for (let parent = node.parent; parent >= 0; parent = nodes[parent]!.parent) {
    if (types.has(nodes[parent]!.type)) return true;
  }
  return false;
}

/** The end of the document, or the start of a last block that nothing ends, since it would swallow what follows. */
function definitionPlace(document: MarkdownDocument): number {
  const { text, chunks, leaves } = document;
  const chunk = chunks.at(-1);
  if (!chunk) return text.length;
  const last = document.textOf(chunk);
  const probe = `${last}\n\n[${PROBE}]: x`;
  const nodes = document.parseAs(chunk, probe);
  if (!nodes) {
    const leaf = leaves.at(-1);
    return leaf && !leaf.closed ? leaf.start : text.length;
  }
  const blocks = nodes.filter(({ parent }) => parent < 0);
  const block = blocks.at(-1);
  if (!block || block.type === "footnoteDefinition") return text.length;
  return chunk.start + lineStart(last, block.start);
}

/**
 * Puts marks, lines and the marker comment into the text, and counts everything anew.
 *
 * @param marker absent where the document goes on
 */
function insert(
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

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (text[at] !== " " && text[at] !== "\t") return false;
  }
  return true;
}

/** How often each line end stands in a text. */
export interface LineEnds {
  readonly "\n": number;
  readonly "\r\n": number;
  readonly "\r": number;
}

export function countLineEnds(text: string): LineEnds {
  const counts = { "\n": 0, "\r\n": 0, "\r": 0 };
  for (let at = lineEnd(text, 0); at < text.length; at = lineEnd(text, at)) {
    const crlf = text[at] === "\r" && text[at + 1] === "\n";
    if (crlf) counts["\r\n"]++;
    else counts[text[at] as "\n" | "\r"]++;
    at += crlf ? 2 : 1;
  }
  return counts;
}

/** The line end that is used most; LF if there is none. */
export function commonestLineEnd(counts: LineEnds): string {
  if (counts["\r\n"] > counts["\n"] && counts["\r\n"] >= counts["\r"]) return "\r\n";
  return counts["\r"] > counts["\n"] ? "\r" : "\n";
}
