/** The notes that a cleaned text carries, taken out again. */
import type { Insertion } from "../provenance/record.js";

/** The text without the ranges that only notes added. */
export function withoutInsertions(text: string, insertions: readonly Insertion[]): string {
  let kept = "";
  let from = 0;
  for (const { outStart, outEnd } of insertions) {
    kept += text.slice(from, outStart);
    from = outEnd;
  }
  return kept + text.slice(from);
}

const MARKER = /\n*<!-- emend:sha256:[0-9a-f]{64} -->\s*$/;
const COMMENT_NOTE = /<!-- emend e\d+ \{[^\n]*?\} -->/g;

/**
 * The text without what looks like notes, for a text whose record is not at hand. Footnotes are taken for notes
 * only where their label is one that is given to notes and a definition stands for it.
 */
export function withoutNotes(text: string): string {
  const kept = text.replace(COMMENT_NOTE, "");
  const unmarked = kept.replace(MARKER, "\n");
  const label = ["emend-\\d+", "e\\d+"].find((it) => new RegExp(`^\\[\\^${it}\\]: `, "m").test(unmarked));
  if (label === undefined) return unmarked;
  return (
    unmarked
      // A definition goes with the blank line before the first of them.
      .replace(new RegExp(`(?:\\n+\\[\\^${label}\\]: [^\\n]*)+(?=\\n|$)`, "g"), "")
      .replace(new RegExp(`\\[\\^${label}\\](?!:)`, "g"), "")
  );
}
