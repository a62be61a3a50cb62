import type { NoteStyle } from "../options.js";
import { inWhole, type PartStart } from "../provenance/lines.js";
import type { EncodingRecord, Sequence, Span } from "../provenance/record.js";
import { commentFor } from "./comments.js";
import { MarkdownDocument } from "./document.js";
import { type Addition, type Annotated, added, blankLine, insertMarks, joined, partedAt } from "./insert.js";
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
  const part = annotatePart(source, spans, layout);
  const closed = [...withNotes(part, part.notes, layout)].reduce(joined);
  return joined(
    closed,
    ending(closed.text, layout.newline, (room) => markerFor(closed.text + room)),
  );
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

/** A part of a document with references to notes, or with all comments that can stand in it. */
export interface AnnotatedPart extends Annotated {
  /** What is to stand at the end of the document. */
  readonly notes: readonly string[];
  /** Where that would be if the document ended with this part. */
  readonly place: () => NotesPlace;
}

/** Where notes stand in a text, and the line ends that part them from what stands there. */
interface NotesPlace {
  readonly at: number;
  readonly before: string;
  readonly behind: string;
}

/** The same for one of the parts that a document is cut into between its blocks. */
export function annotatePart(
  source: string,
  spans: readonly DecidedSpan[],
  layout: NoteLayout,
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
  return {
    ...insertMarks(placed, marks),
    notes,
    place: () => {
      const at = definitionPlace(document);
      const growth = marks.reduce((sum, mark) => sum + (mark.at <= at ? mark.text.length : 0), 0);
      return {
        at: at + growth,
        before: blankLine(placed.text, at, layout.newline),
        behind: at < placed.text.length ? layout.newline : "",
      };
    },
  };
}

/** UTF-16 units of notes that are written at once. */
const PIECE = 1 << 16;

/**
 * The last part of a document with the notes of all of them, in pieces, since these may be more than can be held at once.
 *
 * @param part less what ends the document
 */
export function* withNotes(
  part: AnnotatedPart,
  notes: Sequence<string>,
  { style, newline }: Pick<NoteLayout, "style" | "newline">,
): Generator<Annotated> {
  if (notes.length === 0) {
    yield part;
    return;
  }
  const { at, before, behind } = part.place();
  const [head, tail] = partedAt(part, at);
  yield head;
  let block = before;
  for (const line of linesOf(style, notes, newline)) {
    block += line;
    if (block.length < PIECE) continue;
    yield added(block);
    block = "";
  }
  yield added(block + behind);
  yield tail;
}

/**
 * What ends a document with notes.
 *
 * @param text what it ends with so far
 * @param marker the marker comment for the document with what parts the two
 */
export function ending(text: string, newline: string, marker: (parting: string) => string): Annotated {
  const parting = blankLine(text, text.length, newline);
  return added(`${parting}${marker(parting)}${newline}`);
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

/** The lines at the end, in pieces. No comment stands at a line's start: there it would be a block. */
function* linesOf(style: NoteLayout["style"], notes: Iterable<string>, newline: string): Generator<string> {
  if (style === "footnotes") {
    for (const note of notes) yield note + newline;
    return;
  }
  yield "<!-- emend: changes where no comment can stand -->";
  for (const note of notes) yield ` ${note}`;
  yield newline;
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
  // A document may end in any number of blank lines, each of which takes the parser some memory.
  const probe = `${last.trimEnd()}\n\n[${PROBE}]: x`;
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
