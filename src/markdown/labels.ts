/** Labels of definitions: what makes `[label]` in one chunk a link or a footnote stands in another. */

const DEFINITION = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*[ \t]*\[((?:[^[\]\\]|\\.){1,999})\]:/gm;
const BRACKETED = /\[((?:[^[\]\\]|\\.){1,999})\]/g;
const NONE: ReadonlySet<string> = new Set();

/** The labels that a document seems to define, normalized; one too many only makes for more care. */
export function definedLabels(text: string): ReadonlySet<string> {
  if (!text.includes("]:")) return NONE;
  const labels = new Set<string>();
  for (const match of text.matchAll(DEFINITION)) labels.add(normalized(match[1]!));
  return labels;
}

/** Whatever stands in brackets in a text, as labels are normalized. */
export function bracketed(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(BRACKETED), ([, label]) => normalized(label!)));
}

/** The defined labels that a chunk mentions, each once, as they stand in it. */
export function mentionedLabels(chunk: string, defined: ReadonlySet<string>): string[] {
  if (defined.size === 0) return [];
  const mentioned = new Map<string, string>();
  for (const match of chunk.matchAll(BRACKETED)) {
    const label = normalized(match[1]!);
    if (defined.has(label)) mentioned.set(label, match[1]!.replace(/[\r\n]+/g, " "));
  }
  return [...mentioned.values()];
}

/** As the parser does it: white space and case do not count. */
export const normalized = (label: string): string =>
  label.replace(/\s+/g, " ").trim().toLowerCase().toUpperCase();
