import { type Replacement, sameStructure } from "./compare.js";
import { definedLabels, mentionedLabels, normalized } from "./labels.js";
import { LONGEST_CHUNK, type Outline, parseChunk } from "./parse.js";
import { type Chunk, type Leaf, scan } from "./scan.js";
import type { Accepts } from "./settle.js";

/** What to leave out of the nodes before they are compared; nothing where the text is not to be had at all. */
type Filter = (nodes: Outline, replacements: readonly Replacement[]) => Outline | undefined;

const indentationOf = (text: string): string => /^[ \t]*/.exec(text)![0];
const EVERYTHING: Filter = (nodes) => nodes;

/** A document cut into chunks, each parsed when it is first asked for. */
export class MarkdownDocument {
  readonly text: string;
  readonly chunks: readonly Chunk[];
  readonly leaves: readonly Leaf[];
  readonly #labels: ReadonlySet<string>;
  readonly #outlines = new Map<Chunk, Outline | undefined>();

  /** @param labels that are defined beyond the text */
  constructor(text: string, labels: Iterable<string> = []) {
    const { chunks, leaves } = scan(text);
    this.text = text;
    this.chunks = chunks;
    this.leaves = leaves;
    this.#labels = new Set([...definedLabels(text), ...Array.from(labels, normalized)]);
  }

  textOf(chunk: Chunk): string {
    return this.text.slice(chunk.start, chunk.end);
  }

  /** The chunk's nodes, or nothing where it cannot be parsed at a bounded cost. */
  outlineOf(chunk: Chunk): Outline | undefined {
    if (chunk.end - chunk.start > LONGEST_CHUNK) return undefined;
    if (!this.#outlines.has(chunk)) this.#outlines.set(chunk, this.parseAs(chunk, this.textOf(chunk)));
    return this.#outlines.get(chunk);
  }

  /** The nodes that the chunk would have with another text in its place. */
  parseAs(
    chunk: Chunk,
    text: string,
    moreLabels: readonly string[] = [],
    extensions = true,
  ): Outline | undefined {
    const labels = [...mentionedLabels(text, this.#labels), ...moreLabels];
    return parseChunk(text, {
      atStart: chunk.start === 0,
      frontMatter: chunk.frontMatter,
      extensions,
      labels,
    });
  }

  /**
   * A test whether the chunk keeps its structure, for every kind of reader: where something that only some
   * of them know stands in the chunk or the texts put into it, both views have to agree.
   */
  keepsStructure(
    chunk: Chunk,
    additions: readonly string[],
    moreLabels: readonly string[] = [],
    filter = EVERYTHING,
  ): Accepts {
    const text = this.textOf(chunk);
    const mayDiffer =
      chunk.frontMatter || text.includes("$") || additions.some((added) => added.includes("$"));
    const views = (mayDiffer ? [true, false] : [true]).map((extensions) => ({
      extensions,
      before: extensions ? this.outlineOf(chunk) : this.parseAs(chunk, text, [], false),
    }));
    return (after, replacements) =>
      // A chunk that became indented, or more so, might belong to a list item before it.
      (chunk.start === 0 || indentationOf(after).length <= indentationOf(text).length) &&
      views.every(({ extensions, before }) => {
        const parsed = before && this.parseAs(chunk, after, moreLabels, extensions);
        const nodes = parsed && filter(parsed, replacements);
        return nodes !== undefined && sameStructure(before!, nodes, replacements);
      });
  }

  /** Index of the chunk that holds an offset; the last one for the document's end. */
  chunkAt(offset: number): number {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.chunks[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
