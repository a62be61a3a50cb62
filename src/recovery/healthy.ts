import type { Range } from "./range.js";

/** Tokens beside a stretch that may be garbled as well, as long as its edges are not settled. */
const UNSURE_TOKENS = 2;

/** What lies between the stretches, less the tokens right beside them. */
export function healthyParts(text: string, stretches: readonly Range[]): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of stretches) {
    parts.push(text.slice(from, Math.max(from, skipTokens(text, start, -1))));
    from = skipTokens(text, end, 1);
  }
  parts.push(text.slice(from));
  return parts;
}

/** The offset beyond a few tokens of the same line. */
function skipTokens(text: string, offset: number, step: 1 | -1): number {
  const codeAt = (at: number): number => text.charCodeAt(step === 1 ? at : at - 1);
  const isEnd = (code: number): boolean => code === 0x0a || code === 0x0d || Number.isNaN(code);
  let at = offset;
  for (let token = 0; token < UNSURE_TOKENS; token += 1) {
    while (codeAt(at) === 0x20) at += step;
    while (codeAt(at) !== 0x20 && !isEnd(codeAt(at))) at += step;
  }
  return at;
}
