import { MarkdownDocument } from "./document.js";
import type { OutlineNode } from "./parse.js";
import { plainParagraph } from "./plain.js";
import { afterLineEnd, type Chunk, type Leaf, lineEnd } from "./scan.js";
import type { Range } from "./words.js";

export type ProtectedKind =
  | "code"
  | "inline-code"
  | "math"
  | "html"
  | "link-target"
  | "autolink"
  | "definition"
  | "front-matter"
  | "uncertain";

/** A range of the source that belongs to the markup and not to the prose. */
export interface ProtectedRange extends Range {
  /** `uncertain` where a block is too large or too costly to parse and the range only may be markup. */
  readonly kind: ProtectedKind;
}

/** Nodes that are protected as a whole. */
const WHOLE: Readonly<Partial<Record<OutlineNode["type"], ProtectedKind>>> = {
  code: "code",
  inlineCode: "inline-code",
  math: "math",
  inlineMath: "math",
  html: "html",
  definition: "definition",
  footnoteReference: "link-target",
  imageReference: "link-target",
};

/**
 * The ranges that markup makes untouchable, in order and disjoint, in those blocks of the source that hold
 * or touch one of the ranges asked for; other blocks are not looked at.
 */
export function protectedRanges(
  text: string,
  around: readonly Range[],
  document = new MarkdownDocument(text),
): ProtectedRange[] {
  const ranges: ProtectedRange[] = [];
  for (const index of chunksAround(document, around)) {
    const chunk = document.chunks[index]!;
    for (const range of rangesIn(document, chunk)) ranges.push(range);
  }
  return ranges;
}

function chunksAround(document: MarkdownDocument, around: readonly Range[]): number[] {
  const sorted = [...around].sort((one, other) => one.start - other.start);
  const indices: number[] = [];
  let next = 0;
  for (const { start, end } of sorted) {
    next = Math.max(next, document.chunkAt(start));
    for (; next < document.chunks.length && document.chunks[next]!.start <= end; next++) indices.push(next);
  }
  return indices;
}

function rangesIn(document: MarkdownDocument, chunk: Chunk): ProtectedRange[] {
  if (chunk.frontMatter) return [{ start: chunk.start, end: chunk.end, kind: "front-matter" }];
  const text = document.textOf(chunk);
  if (plainParagraph(text) !== undefined) return [];
  const outline = document.outlineOf(chunk);
  if (!outline) return uncertainRanges(document, chunk);
  const ranges = outline
    .flatMap((node) => rangesOf(node, text))
    .sort((one, other) => one.start - other.start)
    .map(({ start, end, kind }) => ({ start: start + chunk.start, end: end + chunk.start, kind }));
  return disjoint(ranges);
}

/** What lies in a protected range needs no range of its own. */
function disjoint(sorted: readonly ProtectedRange[]): ProtectedRange[] {
  const ranges: ProtectedRange[] = [];
  let covered = 0;
  for (const { start, end, kind } of sorted) {
    if (end > Math.max(start, covered)) ranges.push({ start: Math.max(start, covered), end, kind });
    covered = Math.max(covered, end);
  }
  return ranges;
}

function rangesOf(node: OutlineNode, text: string): ProtectedRange[] {
  const { start, end, contentStart, contentEnd } = node;
  if (start < 0) return [];
  const kind = WHOLE[node.type];
  if (kind) return [{ start, end, kind }];
  switch (node.type) {
    case "link":
      if (text[start] !== "[") return [{ start, end, kind: "autolink" }];
      return [{ start: contentEnd === contentStart ? start : contentEnd, end, kind: "link-target" }];
    case "linkReference":
      return isFullReference(text, end, contentEnd)
        ? [{ start: contentEnd, end, kind: "link-target" }]
        : [{ start, end, kind: "link-target" }];
    case "image":
      return [{ start: imageTarget(text, start, end), end, kind: "link-target" }];
    case "footnoteDefinition":
      return [{ start, end: Math.min(end, text.indexOf("]:", start) + 2), kind: "definition" }];
    default:
      return [];
  }
}

/** `[text][label]`, and not `[label]` or `[label][]`, whose text is the label. */
const isFullReference = (text: string, end: number, contentEnd: number): boolean =>
  text.startsWith("][", contentEnd) && end > contentEnd + 3;

/** The offset behind an image's description: at the bracket that closes the one it begins with. */
function imageTarget(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start + 1; at < end; at++) {
    const character = text[at];
    if (character === "\\") at++;
    else if (character === "[") depth++;
    else if (character === "]" && --depth === 0) return at;
  }
  return start;
}

/** On each line, from the first mark of a kind to the last: rather too much than too little. */
const UNCERTAIN: readonly (readonly [opening: string, closing: string])[] = [
  ["`", "`"],
  ["$", "$"],
  ["<", ">"],
  ["](", ")"],
  ["][", "]"],
];
const ADDRESS = /https?:\/\/\S*|www\.\S*/gi;
const INDENTED_CODE = /^(?: {4}| {0,3}\t)/;
const DEFINITION = /^[ \t>]*\[[^\]]*\]:/;

/** What may be protected in a chunk that is not parsed; one pass over its lines. */
function uncertainRanges(document: MarkdownDocument, chunk: Chunk): ProtectedRange[] {
  const { text } = document;
  const ranges: ProtectedRange[] = leavesIn(document.leaves, chunk).map(({ start, end, kind }) => ({
    start,
    end,
    kind,
  }));
  for (let start = chunk.start; start < chunk.end; ) {
    const end = lineEnd(text, start);
    const line = text.slice(start, end);
    if (INDENTED_CODE.test(line) || DEFINITION.test(line)) ranges.push({ start, end, kind: "uncertain" });
    for (const [opening, closing] of UNCERTAIN) {
      const first = line.indexOf(opening);
      const last = line.lastIndexOf(closing);
      if (first >= 0 && last > first) {
        ranges.push({ start: start + first, end: start + last + closing.length, kind: "uncertain" });
      }
    }
    for (const { index, 0: address } of line.matchAll(ADDRESS)) {
      ranges.push({ start: start + index, end: start + index + address.length, kind: "autolink" });
    }
    start = afterLineEnd(text, end);
  }
  return disjoint(ranges.sort((one, other) => one.start - other.start));
}

/** The leaves that overlap a chunk; the list is sorted, and only its part around the chunk is looked at. */
function leavesIn(leaves: readonly Leaf[], chunk: Chunk): Leaf[] {
  let low = 0;
  let high = leaves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (leaves[middle]!.end > chunk.start) high = middle;
    else low = middle + 1;
  }
  let last = low;
  while (last < leaves.length && leaves[last]!.start < chunk.end) last++;
  return leaves.slice(low, last);
}
