import type { Outline, OutlineNode } from "./parse.js";

/** A range of a text and what takes its place. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const INLINE: ReadonlySet<string> = new Set([
  "emphasis",
  "strong",
  "delete",
  "inlineCode",
  "inlineMath",
  "break",
  "link",
  "linkReference",
  "image",
  "imageReference",
  "footnoteReference",
  "html",
]);

/** Markup that is nothing but its delimiters, so that it goes with them wherever each lies. */
const DELIMITED: ReadonlySet<string> = new Set([
  "emphasis",
  "strong",
  "delete",
  "inlineCode",
  "inlineMath",
  "html",
]);

/**
 * Whether a text has the same nodes before and after replacements, in the same order, nesting and place.
 * Inline nodes that lie wholly inside one replacement, or whose delimiters do, may vanish, or stay anywhere in it; none may
 * appear.
 *
 * @param replacements sorted and disjoint
 */
export function sameStructure(
  before: Outline,
  after: Outline,
  replacements: readonly Replacement[],
): boolean {
  const shifts = new Shifts(replacements);
  // Index in `after` for every node of `before`; a node that vanished has its parent's.
  const counterparts: number[] = [];
  let next = 0;
  for (const node of before) {
    const parent = node.parent < 0 ? -1 : counterparts[node.parent]!;
    const other = after[next];
    const stays =
      other !== undefined &&
      other.kind === node.kind &&
      other.parent === parent &&
      (node.start < 0 ? other.start < 0 : shifts.maps(node, other));
    const mayVanish = isInline(node, before) && (shifts.holds(node) || shifts.holdsMarks(node));
    if (!stays && !mayVanish) return false;
    counterparts.push(stays ? next++ : parent);
  }
  return next === after.length;
}

/** HTML is inline or a block, depending on where it stands. */
const isInline = (node: OutlineNode, nodes: Outline): boolean =>
  INLINE.has(node.type) && node.start >= 0 && (node.type !== "html" || isPhrasing(nodes[node.parent]));

const PHRASING_PARENTS: ReadonlySet<string> = new Set(["paragraph", "heading", "tableCell"]);

const isPhrasing = (parent: OutlineNode | undefined): boolean =>
  parent !== undefined && (PHRASING_PARENTS.has(parent.type) || INLINE.has(parent.type));

/** How replacements move offsets. */
class Shifts {
  readonly #replacements: readonly Replacement[];
  /** Sum of the growth of all replacements before each one. */
  readonly #growth: number[] = [0];

  constructor(replacements: readonly Replacement[]) {
    this.#replacements = replacements;
    let growth = 0;
    for (const { start, end, text } of replacements) {
      growth += text.length - (end - start);
      this.#growth.push(growth);
    }
  }

  /** Whether one replacement holds the whole node. */
  holds(node: OutlineNode): boolean {
    const replacement = this.#replacements[this.#firstEndingAfter(node.start)];
    return replacement !== undefined && replacement.start <= node.start && node.end <= replacement.end;
  }

  /** Whether the marks that make a node lie in replacements, be they two. */
  holdsMarks(node: OutlineNode): boolean {
    // Of a hard break, the mark is a backslash; its line end stays.
    if (node.type === "break") return this.holds({ ...node, end: node.start + 1 });
    return DELIMITED.has(node.type) && this.#holdsEnds(node);
  }

  #holdsEnds({ type, start, end }: OutlineNode): boolean {
    const width = type === "strong" ? 2 : 1;
    const [first, last] = [start, end - width].map((at) => this.#replacements[this.#firstEndingAfter(at)]);
    if (first === undefined || last === undefined) return false;
    return first.start <= start && start + width <= first.end && last.start <= end - width && end <= last.end;
  }

  maps(node: OutlineNode, other: OutlineNode): boolean {
    return this.#mapsStart(node.start, other.start) && this.#mapsEnd(node.end, other.end);
  }

  #mapsStart(offset: number, other: number): boolean {
    const index = this.#firstEndingAfter(offset);
    return this.#mapsInto(offset, other, index);
  }

  #mapsEnd(offset: number, other: number): boolean {
    // An end belongs to what is before it.
    const index = this.#firstEndingAfter(offset - 1);
    return this.#mapsInto(offset, other, index);
  }

  /** Inside a replacement any place in the new text will do; elsewhere there is one right place. */
  #mapsInto(offset: number, other: number, index: number): boolean {
    const replacement = this.#replacements[index];
    const growth = this.#growth[index]!;
    const outside = replacement && replacement.start === replacement.end ? offset < replacement.start : true;
    if (!replacement || (outside && offset <= replacement.start)) return other === offset + growth;
    if (outside && offset === replacement.end) return other === offset + this.#growth[index + 1]!;
    const outStart = replacement.start + growth;
    return other >= outStart && other <= outStart + replacement.text.length;
  }

  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.#replacements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#replacements[middle]!.end > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
