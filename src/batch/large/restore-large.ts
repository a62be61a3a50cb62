import type { Insertion, Provenance, Span } from "../../provenance/record.js";
import { restore } from "../../provenance/restore.js";
import { encodeSource } from "../../source/encode.js";
import { readParts } from "./parts.js";

/**
 * The raw bytes of a cleaned file, piece by piece; what fits no record is told only where it is met.
 *
 * @param units UTF-16 units of a piece, about
 * @throws {RecordMismatch} where the record does not fit the output
 */
export function* restoreLarge(file: string, provenance: Provenance, units?: number): Generator<Uint8Array> {
  const { source, spans, insertions } = provenance;
  const spansWithin = new Cursor(spans);
  const insertionsWithin = new Cursor(insertions);
  let text = "";
  /** Where the text begins in the output and in the source. */
  let [outStart, start] = [0, 0];
  let isFirst = true;
  // Any cut will do: what it divides waits for the next part.
  for (const part of readParts(file, source, true, undefined, units)) {
    text += part.text;
    const end = part.isLast
      ? Number.POSITIVE_INFINITY
      : Math.min(...[spansWithin, insertionsWithin].map((list) => list.startAcross(outStart + text.length)));
    const length = Math.min(text.length, end - outStart);
    const own = {
      spans: spansWithin.upTo(end).map((span) => moved(span, start, outStart)),
      insertions: insertionsWithin.upTo(end).map((insertion) => placed(insertion, outStart)),
    };
    const restored = restore(text.slice(0, length), own);
    yield encodeSource(restored, { ...source, bom: source.bom && isFirst });
    isFirst = false;
    text = text.slice(length);
    outStart += length;
    start += restored.length;
  }
}

/** A sorted list, of which less and less is left. */
class Cursor<Item extends Insertion> {
  #next = 0;

  constructor(private readonly items: readonly Item[]) {}

  /** Where the item begins that does not end before an offset, or the offset itself. */
  startAcross(offset: number): number {
    for (let at = this.#next; at < this.items.length; at += 1) {
      const { outStart, outEnd } = this.items[at]!;
      if (outEnd >= offset) return Math.min(offset, outStart);
    }
    return offset;
  }

  /** Takes the items that end before an offset. */
  upTo(offset: number): Item[] {
    const from = this.#next;
    while (this.#next < this.items.length && this.items[this.#next]!.outEnd <= offset) this.#next += 1;
    return this.items.slice(from, this.#next);
  }
}

const moved = (span: Span, start: number, outStart: number): Span => ({
  ...placed(span, outStart),
  start: span.start - start,
  end: span.end - start,
});

const placed = <Item extends Insertion>(item: Item, outStart: number): Item => ({
  ...item,
  outStart: item.outStart - outStart,
  outEnd: item.outEnd - outStart,
});
