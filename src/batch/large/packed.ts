import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Sequence } from "../../provenance/record.js";

/** The fastest: records are so repetitive that little more is to be gained. */
const LEVEL = 1;

/** A value that is kept for long in a tenth or less of its room in memory, and that holds nothing of the text it was made of. */
export class Packed<Value> {
  readonly #bytes: Uint8Array;

  /** @param value of what JSON can say */
  constructor(value: Value) {
    this.#bytes = deflateRawSync(JSON.stringify(value), { level: LEVEL });
  }

  unpack(): Value {
    return JSON.parse(inflateRawSync(this.#bytes).toString());
  }
}

/** A list that only grows and is read from its beginning, some items at a time. */
export class PackedList<Item> implements Sequence<Item> {
  #length = 0;
  readonly #packed: Packed<readonly Item[]>[] = [];

  get length(): number {
    return this.#length;
  }

  add(items: readonly Item[]): void {
    if (items.length === 0) return;
    this.#length += items.length;
    this.#packed.push(new Packed(items));
  }

  *[Symbol.iterator](): Generator<Item> {
    for (const items of this.#packed) yield* items.unpack();
  }
}
