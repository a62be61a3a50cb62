import type { Bigrams } from "./bigrams.js";
import type { CharacterTable } from "./characters.js";
import type { Trie } from "./trie.js";

/** The English word model: read-only tables over one buffer. */
export interface Model {
  /** `sha256:…` of the words and counts it was built from. */
  readonly hash: string;
  /** @internal General lexicon. */
  readonly words: Trie;
  /** @internal */
  readonly bigrams: Bigrams;
  /** @internal Running English, blanks and punctuation included. */
  readonly running: CharacterTable;
  /** @internal How words and names are spelled, every word counting once: for words that no lexicon holds. */
  readonly spelling: CharacterTable;
}

/** `emend` and the version of this layout, as the first eight bytes. */
const MAGIC = "emend\0\0\x01";
const HASH_BYTES = 32;
const ALIGNMENT = 4;

type Table = Uint8Array | Uint32Array | Int32Array;
type TableKind = Uint8ArrayConstructor | Uint32ArrayConstructor | Int32ArrayConstructor;

/** The tables in file order; every one is preceded in the header by its number of entries. */
const LAYOUT: readonly TableKind[] = [
  Int32Array,
  Uint32Array,
  Uint8Array,
  Uint8Array,
  Uint32Array,
  Uint32Array,
  Uint8Array,
  Uint32Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

const tablesOf = (model: Omit<Model, "hash">): readonly Table[] => [
  model.words.masks,
  model.words.firstChild,
  model.words.wordCosts,
  model.words.bestCosts,
  model.bigrams.rows,
  model.bigrams.rowStarts,
  model.bigrams.backoffCosts,
  model.bigrams.followers,
  model.bigrams.followerCosts,
  model.running,
  model.spelling,
];

const aligned = (offset: number): number => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

const headerBytes = MAGIC.length + HASH_BYTES + LAYOUT.length * 4;

/** Writes a model as one binary, little endian. */
export function writeModel(model: Omit<Model, "hash">, hash: Uint8Array): Uint8Array {
  const tables = tablesOf(model);
  const size = tables.reduce((offset, table) => aligned(offset) + table.byteLength, headerBytes);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < MAGIC.length; index += 1) bytes[index] = MAGIC.charCodeAt(index);
  bytes.set(hash, MAGIC.length);
  let offset = headerBytes;
  tables.forEach((table, index) => {
    view.setUint32(MAGIC.length + HASH_BYTES + index * 4, table.length, true);
    offset = aligned(offset);
    bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), offset);
    offset += table.byteLength;
  });
  return bytes;
}

/**
 * Reads a model that `writeModel` wrote; its tables are views of `bytes`, nothing is copied or parsed.
 *
 * @throws Error if the bytes are no model of this version
 */
export function readModel(bytes: Uint8Array): Model {
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) throw new Error("this is no word model of this version; build it again");
  // Views need aligned starts; a buffer that was read into a pool may begin anywhere.
  const source = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  let offset = headerBytes;
  const tables = LAYOUT.map((Kind, index) => {
    const length = view.getUint32(MAGIC.length + HASH_BYTES + index * 4, true);
    offset = aligned(offset);
    const table: Table = new Kind(source.buffer as ArrayBuffer, source.byteOffset + offset, length);
    offset += table.byteLength;
    return table;
  });
  if (offset !== source.byteLength) throw new Error("the word model is cut short; build it again");
  const bytesOf = (index: number) => tables[index] as Uint8Array;
  const wordsOf = (index: number) => tables[index] as Uint32Array;
  const hash = source.subarray(MAGIC.length, MAGIC.length + HASH_BYTES);
  return {
    hash: `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")}`,
    words: {
      masks: tables[0] as Int32Array,
      firstChild: wordsOf(1),
      wordCosts: bytesOf(2),
      bestCosts: bytesOf(3),
    },
    bigrams: {
      rows: wordsOf(4),
      rowStarts: wordsOf(5),
      backoffCosts: bytesOf(6),
      followers: wordsOf(7),
      followerCosts: bytesOf(8),
    },
    running: bytesOf(9),
    spelling: bytesOf(10),
  };
}
