import { looksBinary } from "../source/binary.js";
import { decodeSource } from "../source/decode.js";
import type { Source } from "../source/source.js";
import { Failure } from "./failure.js";
import { sha256 } from "./hash.js";
import { readBytes } from "./read.js";

/** A text as it was read, with what proves that it is the same text later. */
export interface Document {
  readonly bytes: Uint8Array;
  readonly source: Source;
  readonly sha256: string;
}

/**
 * Reads a text file whole.
 * @throws {Failure} where it cannot be read, is too large, or is no text
 */
export async function readDocument(file: string): Promise<Document> {
  return documentOf(file, await readBytes(file));
}

/**
 * Takes bytes as a text; `name` is what a failure calls them.
 * @throws {Failure} where they are no text
 */
export function documentOf(name: string, bytes: Uint8Array): Document {
  const source = decodeSource(bytes);
  const reason = looksBinary(bytes, source);
  if (reason !== undefined) throw new Failure(name, reason, "extract its text or convert it to UTF-8");
  return { bytes, source, sha256: sha256(bytes) };
}
