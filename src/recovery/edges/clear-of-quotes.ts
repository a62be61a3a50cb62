import type { Range } from "../range.js";

/** Quotes of typewriters, which shifts show for blanks and stops as well. */
const STRAIGHT: ReadonlySet<string> = new Set("\"'");

const isClear = (sign: string | undefined): boolean => sign === undefined || /[\s([{—–]/.test(sign);
const isClearAfter = (sign: string | undefined): boolean =>
  sign === undefined || /[\s.,;:!?)\]}—–]/.test(sign);

/**
 * A single token without the straight quotes that a person set around it, be they codes that its encoding reads: a pair
 * that plain blanks set apart, each just inside the stretch or just outside. With more of them inside they may be its blanks.
 */
export function clearOfQuotes(text: string, { start, end }: Range): Range {
  const quote = STRAIGHT.has(text[start]!) ? text[start]! : (text[start - 1] ?? "");
  if (!STRAIGHT.has(quote)) return { start, end };
  const from = text[start] === quote ? start + 1 : start;
  const to = text[end - 1] === quote ? end - 1 : end;
  const isPair = to > from && text[to] === quote && isClear(text[from - 2]) && isClearAfter(text[to + 1]);
  return isPair && !isParted(text, from, to, quote) ? { start: from, end: to } : { start, end };
}

function isParted(text: string, from: number, to: number, quote: string): boolean {
  for (let at = from; at < to; at += 1) {
    if (text[at] === quote || text[at] === " ") return true;
  }
  return false;
}
