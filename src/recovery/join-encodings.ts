import type { EncodingRecord } from "../provenance/record.js";

/** Two lists of encodings as one, and the ids that those of the second have in it. */
export function joinEncodings(
  known: readonly EncodingRecord[],
  more: readonly EncodingRecord[],
): { encodings: EncodingRecord[]; idOf: (id: string) => string } {
  const encodings = [...known];
  const ids = new Map<string, string>();
  for (const encoding of more) {
    const key = JSON.stringify([encoding.family, encoding.params]);
    const same = encodings.find(({ family, params }) => JSON.stringify([family, params]) === key);
    const id = same?.id ?? `F${encodings.length + 1}`;
    if (same === undefined) encodings.push({ ...encoding, id });
    ids.set(encoding.id, id);
  }
  return { encodings, idOf: (id) => ids.get(id)! };
}
