import type { Emendation, EmendOptions } from "../index.js";
import type { Decision } from "../provenance/decisions.js";
import type { Provenance } from "../provenance/record.js";
import { restore } from "../provenance/restore.js";
import { decodeAs } from "../source/decode.js";
import { encodeSource } from "../source/encode.js";
import type { Document } from "./document.js";
import { Failure } from "./failure.js";
import { sha256 } from "./hash.js";

/** Cleans a text: the library's `emend`. */
export type Clean = (text: string, options: EmendOptions) => Emendation;

/** What cleaning made of a document, not yet written anywhere. */
export interface Cleaned {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly provenance: Provenance;
  /** Decisions among the options that have no place in the document. */
  readonly unplaced: readonly Decision[];
}

/** What cleaning a document needs besides the document. */
export interface CleanSettings {
  readonly clean: Clean;
  readonly options: EmendOptions;
  /** For example `emend 0.1.0`. */
  readonly tool: string;
}

/**
 * Cleans one document and proves that the source can be had back from the result.
 * @param name what a failure calls the document
 * @param path the document's path in its provenance
 * @throws {Failure} where cleaning goes wrong or the proof fails
 */
export function cleanDocument(
  document: Document,
  name: string,
  path: string,
  { clean, options, tool }: CleanSettings,
): Cleaned {
  const { source } = document;
  const { text, record, unplaced = [] } = attempt(name, () => clean(source.text, options));
  const isSame = text === source.text;
  const bytes = isSame ? document.bytes : encodeSource(text, source);
  // Proved on the bytes, read anew as `emend restore` will read them; of nothing that was done there is nothing to prove.
  const restored =
    isSame && record.spans.length === 0
      ? text
      : attempt(name, () => restore(decodeAs(bytes, source).text, record));
  if (restored !== source.text) {
    throw new Failure(name, "cannot be had back exactly from what cleaning made of it", "please report this");
  }
  const output = { sha256: isSame ? document.sha256 : sha256(bytes) };
  const provenance: Provenance = {
    schema: 1,
    tool,
    model: options.model.hash,
    source: sourceRecord(document, path),
    output,
    encodings: record.encodings,
    spans: record.spans,
    insertions: record.insertions,
  };
  return { bytes, sha256: output.sha256, provenance, unplaced };
}

/** The part of a provenance file that tells of the source. */
export function sourceRecord({ source, sha256 }: Document, path: string): Provenance["source"] {
  return { path, sha256, bytes: source.bytes, encoding: source.encoding, bom: source.bom };
}

/** Whatever the library throws is a failure of this document alone. */
export function attempt<T>(name: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure(name, `could not be worked on: ${message}`, "please report this");
  }
}
