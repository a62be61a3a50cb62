import { checkOptions } from "./check-options.js";
import { emend } from "./emend.js";
import type { EmendOptions } from "./options.js";
import type { EmendationRecord } from "./provenance/record.js";
import { decodeSource } from "./source/decode.js";
import { encodeSource } from "./source/encode.js";

/** Options of `emendStream`. */
export interface EmendStreamOptions extends EmendOptions {
  /** Takes the record, from which `restore` makes the raw text again, before the cleaned text comes. */
  readonly onRecord?: (record: EmendationRecord) => void;
}

/**
 * Makes a step for a pipeline that cleans one document: bytes or strings in, the cleaned text's bytes out, in the
 * encoding of the source. It waits for the end of the document, since its last line may prove how its first one is
 * garbled, and so holds the document whole.
 *
 * Fits `pipeline(source, emendStream(options), destination)` of Node.js, and any loop over an async iterable.
 *
 * @throws {TypeError} where the word model is missing
 * @throws {RangeError} where an option has a value that it cannot have
 */
export function emendStream(
  options: EmendStreamOptions,
): (chunks: AsyncIterable<Uint8Array | string>) => AsyncGenerator<Uint8Array, void, undefined> {
  // Now, not when a file has been read to its end.
  checkOptions("", options);
  return async function* (chunks) {
    const parts: (Uint8Array | string)[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    const source = decodeSource(joined(parts));
    const { text, record } = emend(source.text, options);
    options.onRecord?.(record);
    yield encodeSource(text, source);
  };
}

/** All chunks as bytes; neighbouring strings become one first, since a pair of surrogates may be cut between them. */
function joined(chunks: readonly (Uint8Array | string)[]): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let strings: string[] = [];
  for (const chunk of [...chunks, new Uint8Array()]) {
    if (typeof chunk === "string") {
      strings.push(chunk);
      continue;
    }
    parts.push(encoder.encode(strings.join("")), chunk);
    strings = [];
  }
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
