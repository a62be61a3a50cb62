import { namedEncodings } from "../encodings/named.js";
import type { KnownEncoding } from "../index.js";
import type { SharedEncoding } from "../recovery/shared-evidence.js";
import { readDocument } from "./document.js";
import { Failure } from "./failure.js";

/** The file: encodings that one collection proves for another. */
interface EncodingsFile {
  readonly schema: 1;
  /** For example `emend 0.1.0`. */
  readonly tool: string;
  readonly encodings: readonly SharedEncoding[];
}

export function encodingsFile(tool: string, encodings: readonly SharedEncoding[]): EncodingsFile {
  return { schema: 1, tool, encodings };
}

/**
 * Reads an encodings file, which may come from anywhere.
 * @throws {Failure} where it cannot be read, is no encodings file, or names an encoding that there is not
 */
export async function readEncodingsFile(file: string): Promise<readonly KnownEncoding[]> {
  const { source } = await readDocument(file);
  const encodings = encodingsIn(source.text);
  if (encodings === undefined) {
    throw new Failure(file, "is no encodings file", "write one with `emend inspect --encodings`");
  }
  return encodings;
}

function encodingsIn(text: string): KnownEncoding[] | undefined {
  const value = parse(text);
  if (!isObject(value) || value["schema"] !== 1 || !Array.isArray(value["encodings"])) return undefined;
  const encodings: KnownEncoding[] = [];
  for (const encoding of value["encodings"]) {
    if (!isObject(encoding)) return undefined;
    const { family, params } = encoding;
    if (typeof family !== "string" || !isObject(params)) return undefined;
    const known = { family, params: params as KnownEncoding["params"] };
    if (namedEncodings(known).length === 0) return undefined;
    encodings.push(known);
  }
  return encodings;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
