import { sha256OfText } from "../provenance/sha256.js";

/** The comment at the end of an output with notes: the hash of all before it. */

const OPENING = "<!-- emend:sha256:";
const CLOSING = /^[0-9a-f]{64} -->(?:\r\n|\r|\n)$/;
const HASH_DIGITS = 64;

/** The marker comment for a text that it will follow, without a line end. */
export function markerFor(text: string): string {
  return markerWith(sha256OfText(text));
}

/** The marker comment for a text with this hash. */
export const markerWith = (sha256: string): string => `${OPENING}${sha256} -->`;

/** A marker comment at the end of a text, be it a part of one: where it begins, and the hash it tells. */
export function markerAtEnd(text: string): { readonly at: number; readonly sha256: string } | undefined {
  const longest = OPENING.length + HASH_DIGITS + " -->\r\n".length;
  const at = text.indexOf(OPENING, Math.max(0, text.length - longest));
  const hashAt = at + OPENING.length;
  if (at < 0 || !CLOSING.test(text.slice(hashAt))) return undefined;
  return { at, sha256: text.slice(hashAt, hashAt + HASH_DIGITS) };
}

/** Whether a text ends in a marker comment that verifies, so that it is output of ours that nobody has changed. */
export function hasValidMarker(text: string): boolean {
  const marker = markerAtEnd(text);
  return marker !== undefined && sha256OfText(text.slice(0, marker.at)) === marker.sha256;
}
