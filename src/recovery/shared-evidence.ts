/** What one text proves for others that stand beside it, such as the pages of a scan. */
import { nameOf } from "../encodings/named.js";
import type { Model } from "../english/model.js";
import { findNode, isWordNode } from "../english/trie.js";
import type { CodeReading, EmendationRecord, EncodingRecord, LongProvenance } from "../provenance/record.js";
import { PROVEN } from "./detection/segment.js";

/** What a text proves by itself. */
export interface OwnEvidence {
  readonly encodings: readonly EncodingRecord[];
  /** Names that stand in its healthy parts, with counts. */
  readonly names: Readonly<Record<string, number>>;
}

/** What texts prove together. */
export interface SharedEvidence {
  /** The best proven first. */
  readonly encodings: readonly SharedEncoding[];
  /** Sorted by UTF-16 units. */
  readonly names: readonly string[];
}

export interface SharedEncoding extends Omit<EncodingRecord, "id"> {
  /** How many texts prove it. */
  readonly documents: number;
}

/** A capitalized word of at least four letters; shorter ones may be fragments. */
const NAME = /(?<![\w\u00c0-\u024f])[A-Z][a-z]{3,}(?![\w\u00c0-\u024f])/g;
/** Times that a name must stand in the texts together: once may be a slip. */
const RECURRENCE = 2;
/** The commonest names are enough for many pages; more would slow all of them down. */
const MOST_NAMES = 5000;

/** The encodings that a text proves by itself: some of it was emended by them, on evidence enough. */
export function provenEncodings({
  encodings,
  spans,
}: Pick<LongProvenance, "encodings" | "spans">): EncodingRecord[] {
  const emending = new Set<string>();
  for (const { action, encoding } of spans)
    if (action === "emended" && encoding !== undefined) emending.add(encoding);
  return encodings.filter(({ id, evidence }) => evidence >= PROVEN && emending.has(id));
}

/** @param record what recovery found in the text by itself */
export function evidenceOf(text: string, record: EmendationRecord, model: Model): OwnEvidence {
  const names = new Map<string, number>();
  let from = 0;
  for (const { start, end } of [...record.spans, { start: text.length, end: text.length }]) {
    for (const [name] of text.slice(from, start).matchAll(NAME)) {
      const node = findNode(model.words, name.toLowerCase());
      if (node < 0 || !isWordNode(model.words, node)) names.set(name, (names.get(name) ?? 0) + 1);
    }
    from = end;
  }
  return { encodings: provenEncodings(record), names: Object.fromEntries(names) };
}

/** What parts of one text prove together. */
export function joinEvidence(parts: readonly OwnEvidence[]): OwnEvidence {
  const encodings = new Map<string, EncodingRecord>();
  const names = new Map<string, number>();
  for (const part of parts) {
    for (const encoding of part.encodings) {
      const key = nameOf(encoding);
      const { codes = {}, evidence = 0 } = encodings.get(key) ?? {};
      encodings.set(key, {
        ...encoding,
        codes: addCodes(codes, encoding.codes),
        evidence: evidence + encoding.evidence,
      });
    }
    for (const [name, count] of Object.entries(part.names)) names.set(name, (names.get(name) ?? 0) + count);
  }
  return { encodings: [...encodings.values()], names: Object.fromEntries(names) };
}

/** The same whatever the order of the texts. */
export function shareEvidence(all: Iterable<OwnEvidence>): SharedEvidence {
  const encodings = new Map<string, SharedEncoding>();
  const counts = new Map<string, number>();
  for (const own of all) {
    for (const { id: _, ...encoding } of own.encodings) {
      const key = nameOf(encoding);
      const sum = encodings.get(key) ?? { ...encoding, codes: {}, evidence: 0, documents: 0 };
      encodings.set(key, {
        ...sum,
        codes: addCodes(sum.codes, encoding.codes),
        evidence: sum.evidence + encoding.evidence,
        documents: sum.documents + 1,
      });
    }
    for (const [name, count] of Object.entries(own.names)) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  const names = [...counts]
    .filter(([, count]) => count >= RECURRENCE)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_NAMES)
    .map(([name]) => name);
  return {
    encodings: [...encodings]
      .sort(([a, one], [b, other]) => other.evidence - one.evidence || (a < b ? -1 : 1))
      .map(([, encoding]) => encoding),
    names: names.sort(),
  };
}

type Codes = EncodingRecord["codes"];

/** What codes were read as in two texts, together. */
export function addCodes(one: Codes, other: Codes): Codes {
  const sum = new Map(Object.entries(one));
  for (const [code, readings] of Object.entries(other)) {
    const counts = new Map((sum.get(code) ?? []).map(({ text, count }) => [text, count]));
    for (const { text, count } of readings) counts.set(text, (counts.get(text) ?? 0) + count);
    const added: CodeReading[] = [...counts].map(([text, count]) => ({ text, count }));
    sum.set(
      code,
      added.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)),
    );
  }
  return Object.fromEntries([...sum].sort(([a], [b]) => (a < b ? -1 : 1)));
}
