import { sha256OfText } from "../provenance/sha256.js";

/** The comment at the end of an output with notes: the hash of all before it. */

const OPENING = "<!-- emend:sha256:";
const CLOSING = /^[0-9a-f]{64} -->(?:\r\n|\r|\n)$/;
const HASH_DIGITS = 64;

/** The marker comment for a text that it will follow, without a line end. */
export function markerFor(text: string): string {
  return `${OPENING}${sha256OfText(text)} -->`;
}

/** Whether a text ends in a marker comment that verifies, so that it is output of ours that nobody has changed. */
export function hasValidMarker(text: string): boolean {
  const longest = OPENING.length + HASH_DIGITS + " -->\r\n".length;
  const at = text.indexOf(OPENING, Math.max(0, text.length - longest));
  if (at < 0 || !CLOSING.test(text.slice(at + OPENING.length))) return false;
  return text.startsWith(markerFor(text.slice(0, at)), at);
}
