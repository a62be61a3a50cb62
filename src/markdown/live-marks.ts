import type { Replacement } from "./compare.js";
import type { MarkdownDocument } from "./document.js";
import type { Addition } from "./insert.js";
import type { Outline, OutlineNode } from "./parse.js";
import { plainParagraph } from "./plain.js";
import type { Chunk } from "./scan.js";
import { settle } from "./settle.js";

/** What a note wants to place behind a word, and the kind of node that it must become. */
export interface Mark extends Addition {
  readonly index: number;
  readonly type: "footnoteReference" | "html";
  /** The definition that makes it live. */
  readonly label?: string;
}

/** Where a reference would be part of something else, or not be shown. */
const NO_REFERENCE: ReadonlySet<string> = new Set([
  "heading",
  "link",
  "linkReference",
  "image",
  "imageReference",
]);

/** Those marks that become what they should without changing anything else. */
export function liveMarks(document: MarkdownDocument, marks: readonly Mark[]): Mark[] {
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
