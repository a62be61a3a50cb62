/**
 * Proves cheaply that a chunk is one paragraph of nothing but text, so that most chunks need no parser.
 * It may miss such paragraphs, but never takes anything else for one.
 */

/** Marks that are text as long as they have no partner. */
const PAIRS: readonly (readonly [opening: string, closing: string])[] = [
  ["*", "*"],
  ["_", "_"],
  ["~", "~"],
  ["`", "`"],
  ["$", "$"],
  ["[", "]"],
  ["<", ">"],
  ["&", ";"],
];
const ALWAYS_ACTIVE = /[\\@\t\u0000\uFEFF]|https?:|www\.|mailto:|xmpp:/i;
const LINE_START_ACTIVE = /(?:^|[\r\n])(?:[ #>+\-=*_~`$|:<[]|\d{1,9}[.)])/;
const BLANK_LINE = /\n[\r\n]|\r\r/;
const LINE_END = /\r\n?|\n/g;
/** White space as Markdown knows it; that of Unicode is text. */
const WHITE_SPACE: ReadonlySet<string> = new Set(" \t\r\n");

/**
 * The line ends of a chunk that is one plain paragraph: `h` for a hard break, `s` for a soft one.
 * Nothing for a chunk that is not, or not certainly. Two chunks with the same answer have the same structure.
 */
export function plainParagraph(chunk: string): string | undefined {
  let end = chunk.length;
  while (end > 0 && WHITE_SPACE.has(chunk[end - 1]!)) end -= 1;
  const text = chunk.slice(0, end);
  if (text === "") return undefined;
  if (ALWAYS_ACTIVE.test(text) || LINE_START_ACTIVE.test(text) || BLANK_LINE.test(text)) return undefined;
  for (const [opening, closing] of PAIRS) {
    const first = text.indexOf(opening);
    if (first >= 0 && text.includes(closing, opening === closing ? first + 1 : 0)) return undefined;
  }
  let ends = "";
  for (const { index } of text.matchAll(LINE_END)) ends += text.endsWith("  ", index) ? "h" : "s";
  return ends;
}
