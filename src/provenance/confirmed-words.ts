import type { Decision } from "./decisions.js";

/** A word or name: letters, also with apostrophes or hyphens inside. */
const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;

/** The words of readings that people accepted or typed: each once, sorted by UTF-16 units. */
export function confirmedWords(decisions: readonly Decision[]): string[] {
  const readings = decisions.flatMap(({ action, reading }) => (action === "reject" ? [] : (reading ?? [])));
  return [...new Set(readings.flatMap((reading) => reading.match(WORD) ?? []))].sort();
}
