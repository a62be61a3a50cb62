import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { EmendationRecord, Sequence, Span } from "../../provenance/record.js";

/** The fastest: records are so repetitive that little more is to be gained. */
const LEVEL = 1;

/** Takes a tenth or less of the room, and holds nothing of the text that the values were made of. */
const pack = (json: string): Uint8Array => deflateRawSync(json, { level: LEVEL });

const unpack = <Value>(bytes: Uint8Array): Value => JSON.parse(inflateRawSync(bytes).toString());

/** UTF-16 units of JSON from which on what follows is packed by itself: a list may take many times the room of its text. */
const TOGETHER = 1 << 16;

/** A list that only grows and is read from its beginning, some items at a time. */
export class PackedList<Item> implements Sequence<Item> {
  #length = 0;
  readonly #packed: Uint8Array[] = [];

  get length(): number {
    return this.#length;
  }

  add(items: readonly Item[]): void {
    let together: string[] = [];
    let units = 0;
    const flush = (): void => {
      if (together.length > 0) this.#packed.push(pack(`[${together.join()}]`));
      together = [];
      units = 0;
    };
    for (const item of items) {
      const json = JSON.stringify(item);
      together.push(json);
      units += json.length;
      if (units >= TOGETHER) flush();
    }
    flush();
    this.#length += items.length;
  }

  *[Symbol.iterator](): Generator<Item> {
    for (const bytes of this.#packed) yield* unpack<readonly Item[]>(bytes);
  }
}

/** A record that is kept for long. */
export class PackedRecord {
  readonly #withoutSpans: Uint8Array;
  readonly #spans = new PackedList<Span>();

  constructor(record: EmendationRecord) {
    this.#withoutSpans = pack(JSON.stringify({ ...record, spans: [] }));
    this.#spans.add(record.spans);
  }

  unpack(): EmendationRecord {
    return { ...unpack<EmendationRecord>(this.#withoutSpans), spans: [...this.#spans] };
  }
}
