import type { Nodes } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { once } from "../once.js";

/** One node of a chunk, in document order; offsets count from the chunk's start. */
export interface OutlineNode {
  /** The node's type with what belongs to its structure, for example `heading 2`. */
  readonly kind: string;
  readonly type: Nodes["type"];
  /** Negative where the parser gives no position (links that it finds in finished text). */
  readonly start: number;
  readonly end: number;
  /** Index of the parent in the outline, −1 for a block at the top level. */
  readonly parent: number;
  /** Where its children lie; empty at the node's end where it has none. */
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** A chunk's nodes without its text. */
export type Outline = readonly OutlineNode[];

/** Larger chunks are not parsed; what escapes and notes make of a chunk may be twice as long. */
export const LONGEST_CHUNK = 200_000;
/**
 * The parser compares delimiters of a paragraph pairwise: 2,000 take 0.1 s, 20,000 take 30 s.
 * This bounds the sum over paragraphs of the squared number of delimiters.
 */
const MOST_PAIRS = 2_000 ** 2;
/** GFM overflows the stack at 8,000 block quotes in each other; deep nesting is slow long before. */
const MOST_NESTED = 100;
const MOST_INDENTED = 1_000;

/** A parser of Markdown. */
interface Parser {
  parse(source: string): Nodes;
}

const gfm = () => unified().use(remarkParse).use(remarkGfm);
const withFrontMatter = () => unified().use(remarkParse).use(remarkFrontmatter, ["yaml", "toml"]);

/** Kinds of chunks with their parsers, which are made when they are first asked for: most texts ask for none. */
const PARSERS = {
  /** What GitHub and other renderers know. */
  gfm: once((): Parser => gfm().freeze()),
  body: once((): Parser => gfm().use(remarkMath).freeze()),
  head: once((): Parser => withFrontMatter().use(remarkGfm).use(remarkMath).freeze()),
};

const MARK = "\uFEFF";
/** No offset, whatever stands before the chunk. */
const UNPLACED = Number.NEGATIVE_INFINITY;
/** Takes the place of a byte order mark, which the parser would swallow: one unit, and a blank to it as well. */
const MARK_STAND_IN = "\u00A0";

/** What a chunk needs to know of the document around it. */
export interface Surroundings {
  /** The chunk stands at the start of the document, where the parser takes a byte order mark away. */
  readonly atStart: boolean;
  /** The chunk is front matter. */
  readonly frontMatter: boolean;
  /** Whether math and front matter are known, or GFM alone. */
  readonly extensions: boolean;
  /** Labels of definitions elsewhere, as they would be written between brackets. */
  readonly labels: readonly string[];
}

/** Chunks that are remembered, and their longest: the passes over a document parse most of them several times. */
const REMEMBERED = { most: 512, longest: 10_000 } as const;
const remembered = new Map<string, Outline | undefined>();

/** The nodes of a chunk except its text, or nothing where it is too large, too costly or beyond the parser. */
export function parseChunk(chunk: string, around: Surroundings): Outline | undefined {
  if (chunk.length > REMEMBERED.longest) return parse(chunk, around);
  const key = `${JSON.stringify(around)}${chunk}`;
  if (!remembered.has(key)) {
    if (remembered.size >= REMEMBERED.most) remembered.clear();
    remembered.set(key, parse(chunk, around));
  }
  return remembered.get(key);
}

function parse(chunk: string, around: Surroundings): Outline | undefined {
  if (chunk.length > 2 * LONGEST_CHUNK || isCostly(chunk)) return undefined;
  const swallowed = around.atStart && chunk.startsWith(MARK) ? MARK.length : 0;
  const definitions = around.frontMatter ? "" : definitionsOf(around.labels);
  const source = definitions + withoutMark(chunk.slice(swallowed));
  try {
    return outlineOf(parserFor(around).parse(source), chunk, swallowed - definitions.length);
  } catch (error) {
    // Nesting so deep that the stack overflows; anything else would be a defect of ours.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The text with a stand-in for the byte order mark that it begins with. */
const withoutMark = (text: string): string =>
  text.startsWith(MARK) ? MARK_STAND_IN + text.slice(MARK.length) : text;

/**
 * Definitions to stand before a chunk: behind it, a block that nothing ends would swallow them.
 * The comment keeps an indented first line from being taken for a part of the last footnote.
 */
function definitionsOf(labels: readonly string[]): string {
  if (labels.length === 0) return "";
  return `${labels.map((label) => `[${label}]: x\n\n`).join("")}<!-- -->\n`;
}

function parserFor({ extensions, frontMatter }: Surroundings): Parser {
  if (!extensions) return PARSERS.gfm();
  return frontMatter ? PARSERS.head() : PARSERS.body();
}

function outlineOf(tree: Nodes, chunk: string, shift: number): Outline {
  const outline: OutlineNode[] = [];
  const pending: { node: Nodes; parent: number }[] = [{ node: tree, parent: -1 }];
  for (let entry = pending.pop(); entry; entry = pending.pop()) {
    const { node, parent } = entry;
    let index = -1;
    if (node.type === "text") continue;
    if (node.type !== "root") {
      const start = node.position ? node.position.start.offset! + shift : UNPLACED;
      // What was put before the chunk for its labels is no part of it.
      if (start !== UNPLACED && start < 0) continue;
      index = outline.length;
      const end = node.position ? node.position.end.offset! + shift : UNPLACED;
      const { contentStart, contentEnd } = contentOf(node, end, shift);
      const kind = kindOf(node, chunk, start);
      outline.push({ kind, type: node.type, start, end, parent, contentStart, contentEnd });
    }
    if (!("children" in node)) continue;
    for (let child = node.children.length - 1; child >= 0; child--) {
      pending.push({ node: node.children[child]!, parent: index });
    }
  }
  return outline;
}

function contentOf(node: Nodes, end: number, shift: number) {
  const children = "children" in node ? node.children : [];
  const start = children[0]?.position?.start.offset;
  const last = children.at(-1)?.position?.end.offset;
  if (start === undefined || last === undefined) return { contentStart: end, contentEnd: end };
  return { contentStart: start + shift, contentEnd: last + shift };
}

function kindOf(node: Nodes, chunk: string, start: number): string {
  switch (node.type) {
    case "heading":
      return `heading ${node.depth}`;
    case "list":
      return `list ${node.ordered ? "ordered" : "bullet"}`;
    case "listItem": {
      // Another marker begins another list, which no chunk alone would show.
      const marker = /^(?:\d+)?([-+*.)])/.exec(chunk.slice(start, start + 12))?.[1];
      return `listItem ${marker} ${node.checked ?? "plain"}`;
    }
    case "definition":
    case "footnoteDefinition":
      // Another label would take the link from text elsewhere.
      return `${node.type} ${node.identifier}`;
    case "table":
      return `table ${(node.align ?? []).join()}`;
    default:
      return node.type;
  }
}

const QUADRATIC = new Set(Array.from("*_~[]`$<", (character) => character.charCodeAt(0)));
const LINE = /[^\r\n]*(?:\r\n?|\n|$)/g;
const MARKERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/;

/** Whether the parser would need more than a bounded time for each character. */
function isCostly(chunk: string): boolean {
  let pairs = 0;
  let inParagraph = 0;
  for (const [line] of chunk.matchAll(LINE)) {
    const markers = MARKERS.exec(line)![0];
    const nested = markers.replace(/[ \t\d.)]/g, "").length;
    if (nested > MOST_NESTED || markers.length > MOST_INDENTED) return true;
    // A new item or row is a new paragraph, and so is what follows an empty line.
    if (nested > 0 || markers.trim() !== "" || line[markers.length] === "|" || line.trim() === "") {
      pairs += inParagraph ** 2;
      inParagraph = 0;
    }
    for (let at = markers.length; at < line.length; at++) {
      if (QUADRATIC.has(line.charCodeAt(at))) inParagraph++;
    }
    if (pairs + inParagraph ** 2 > MOST_PAIRS) return true;
  }
  return false;
}
