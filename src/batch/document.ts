import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { looksBinary } from "../source/binary.js";
import { decodeSource } from "../source/decode.js";
import type { Source } from "../source/source.js";
import { Failure, failureOf } from "./failure.js";
import { sha256 } from "./hash.js";

/** A text as it was read, with what proves that it is the same text later. */
export interface Document {
  readonly bytes: Uint8Array;
  readonly source: Source;
  readonly sha256: string;
}

/** Larger files are refused: a text is held whole, and a string of the engine has a bound of its own. */
const MOST_MEBIBYTES = 256;

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

/**
 * The bytes of a file.
 * @throws {Failure} where it cannot be read or is too large
 */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const descriptor = openSync(file, "r");
    try {
      const { size } = fstatSync(descriptor);
      if (size > MOST_MEBIBYTES * 2 ** 20) {
        throw new Failure(file, `is larger than ${MOST_MEBIBYTES} MiB`, "split it");
      }
      return readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw failureOf(file, error);
  }
}
