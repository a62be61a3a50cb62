import type { NoteStyle } from "../options.js";
import { inWhole, type PartStart } from "../provenance/lines.js";
import type { EncodingRecord, Span } from "../provenance/record.js";
import { commentFor } from "./comments.js";
import { MarkdownDocument } from "./document.js";
import { type Addition, type Annotated, insert } from "./insert.js";
import { commonestLineEnd, countLineEnds, lineStart } from "./line-ends.js";
import { liveMarks, type Mark } from "./live-marks.js";
import { markerFor } from "./marker.js";
import { replaced } from "./settle.js";
import type { DecidedSpan } from "./spans.js";
import { footnoteText } from "./wording.js";
import { wordEnds } from "./words.js";

/** A definition that nobody refers to, to see whether one would be live. */
const PROBE = "^emend-probe";

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
