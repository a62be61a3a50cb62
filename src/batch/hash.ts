import { createHash } from "node:crypto";
import { failureOf } from "./failure.js";
import { readChunks } from "./read.js";

/** SHA-256 of bytes, or of a string's UTF-8, in lower-case hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * SHA-256 of a file that is not held whole.
 * @throws {Failure} where it cannot be read
 */
export function hashLarge(file: string): string {
  const hash = createHash("sha256");
  try {
    for (const chunk of readChunks(file)) hash.update(chunk);
  } catch (error) {
    throw failureOf(file, error);
  }
  return hash.digest("hex");
}
