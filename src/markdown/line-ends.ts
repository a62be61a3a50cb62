import { lineEnd } from "./scan.js";

/** How often each line end stands in a text. */
export interface LineEnds {
  readonly "\n": number;
  readonly "\r\n": number;
  readonly "\r": number;
}

export function countLineEnds(text: string): LineEnds {
  const counts = { "\n": 0, "\r\n": 0, "\r": 0 };
  for (let at = lineEnd(text, 0); at < text.length; at = lineEnd(text, at)) {
    const crlf = text[at] === "\r" && text[at + 1] === "\n";
    if (crlf) counts["\r\n"]++;
    else counts[text[at] as "\n" | "\r"]++;
    at += crlf ? 2 : 1;
  }
  return counts;
}

/** The line end that is used most; LF if there is none. */
export function commonestLineEnd(counts: LineEnds): string {
  if (counts["\r\n"] > counts["\n"] && counts["\r\n"] >= counts["\r"]) return "\r\n";
  return counts["\r"] > counts["\n"] ? "\r" : "\n";
}

/** Where the line of a place begins. */
export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}
