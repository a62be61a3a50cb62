import { decodeText, type Encoding } from "../../encodings/index.js";
import type { Range } from "../range.js";

const BAR = 0x7c;
export const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;
export const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d || Number.isNaN(code);
/** Marks of Markdown, which stand right beside words. */
export const MARKS = /^[*_#>|~`]+$/;
export const isLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
/** Whether a character lies between tokens: a blank, a line end, a mark of Markdown. */
export const isBoundary = (sign: string | undefined): boolean =>
  sign === undefined || MARKS.test(sign) || isBlank(sign.charCodeAt(0)) || isLineEnd(sign.charCodeAt(0));
/** UTF-16 units of a token and the blanks before it at most: where blanks are garbled, a line is one token. */
export const LONGEST_TOKEN = 400;

/** Offsets, at most `count`, where tokens begin (`step` -1, going left from `from`) or end (`step` 1, going right). */
export function tokenEdges(text: string, from: number, step: 1 | -1, count: number): number[] {
  const edges: number[] = [];
  const codeAt = (offset: number): number => text.charCodeAt(step === 1 ? offset : offset - 1);
  let at = from;
  while (edges.length < count && !isLineEnd(codeAt(at))) {
    const last = at;
    const isNear = (): boolean => Math.abs(at - last) <= LONGEST_TOKEN;
    while (isBlank(codeAt(at)) && isNear()) at += step;
    const token = at;
    while (!isBlank(codeAt(at)) && !isLineEnd(codeAt(at)) && isNear()) at += step;
    // The border of a table's cell.
    if (at === token || !isNear() || (Math.abs(at - token) === 1 && codeAt(at - step) === BAR)) break;
    edges.push(at);
  }
  return edges;
}

/** What plain blanks part within a range. */
export function plainTokens(text: string, { start, end }: Range): Range[] {
  const tokens: Range[] = [];
  for (let from = start; from < end; ) {
    const blank = text.indexOf(" ", from);
    const to = blank < 0 || blank > end ? end : blank;
    if (to > from) tokens.push({ start: from, end: to });
    from = to + 1;
  }
  return tokens;
}

export const LETTER = /[A-Za-z]/;
/** A part of the text as the encoding reads it, plain blanks kept. */
export const decodePart = (part: string, encoding: Encoding): string =>
  Array.from(part.split(" "), (glyphs) => decodeText(encoding, glyphs)).join(" ");
export const LETTER_OR_DIGIT = /[A-Za-z\d]/;
/** Whether a character lies between tokens, and is no letter or digit of the garble. */
export const isBetweenTokens = (sign: string | undefined, encoding: Encoding): boolean =>
  isBoundary(sign) && !LETTER_OR_DIGIT.test(decodePart(sign ?? " ", encoding));

/** The token that holds a part of it; marks that are no text of the garble end it. */
export function tokenAround(text: string, from: number, to: number, encoding: Encoding): string {
  const isBeyond = (at: number): boolean => isBetweenTokens(text[at], encoding);
  let [start, end] = [from, to];
  if (!isBeyond(from)) while (from - start < LONGEST_TOKEN && !isBeyond(start - 1)) start -= 1;
  if (!isBeyond(to - 1)) while (end - to < LONGEST_TOKEN && !isBeyond(end)) end += 1;
  return text.slice(start, end);
}

/** A token with the rest of it that lies outside a stretch. */
export function wholeToken(text: string, { start, end }: Range): string {
  let [from, to] = [start, end];
  while (start - from < LONGEST_TOKEN && !isBoundary(text[from - 1])) from -= 1;
  while (to - end < LONGEST_TOKEN && !isBoundary(text[to])) to += 1;
  return text.slice(from, to);
}
