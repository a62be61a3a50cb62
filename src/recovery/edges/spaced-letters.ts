import type { Encoding } from "../../encodings/index.js";
import type { Stretch } from "../detection/segment.js";
import type { Range } from "../range.js";
import { decodePart, tokenEdges } from "./edge-tokens.js";

/** Tokens that must stand apart letter by letter before the text counts as letter-spaced. */
const SPACED_TOKENS = 3;

/** Whether a token holds no more than one letter and what may cling to it, as tokens of letter-spaced text do. */
function isSingle(token: string, encoding: Encoding | undefined): boolean {
  if (token.length > 3) return false;
  const letters = encoding === undefined ? token : decodePart(token, encoding);
  return letters.replace(/[^A-Za-z]/g, "").length <= 1;
}

/** The tokens of a line that follow each other from `offset` on, with the offsets where they begin or end. */
function tokensFrom(
  text: string,
  offset: number,
  step: 1 | -1,
  count: number,
): { token: string; edge: number }[] {
  const edges = tokenEdges(text, offset, step, count);
  return edges.map((edge, index) => {
    const from = edges[index - 1] ?? offset;
    return { token: text.slice(Math.min(from, edge), Math.max(from, edge)).trim(), edge };
  });
}

/** Whether the text is letter-spaced from `offset` on. */
export function isSpaced(text: string, offset: number, step: 1 | -1, encoding?: Encoding): boolean {
  const tokens = tokensFrom(text, offset, step, SPACED_TOKENS);
  return tokens.length === SPACED_TOKENS && tokens.every(({ token }) => isSingle(token, encoding));
}

/** Single characters with blanks between go on being letter-spaced. */
export function growSpaced(text: string, { start, end, encoding }: Stretch, limits: Range): Range {
  return {
    start: isSpaced(text, start, 1, encoding) ? pastSingles(text, start, -1, limits.start, encoding) : start,
    end: isSpaced(text, end, -1, encoding) ? pastSingles(text, end, 1, limits.end, encoding) : end,
  };
}

/** Where the single characters end that follow from an offset on, token by token: a line may hold any number of others. */
function pastSingles(
  text: string,
  offset: number,
  step: 1 | -1,
  limit: number,
  encoding: Encoding | undefined,
): number {
  let at = offset;
  for (;;) {
    const [next] = tokensFrom(text, at, step, 1);
    if (next === undefined || !isSingle(next.token, encoding) || (next.edge - limit) * step > 0) return at;
    at = next.edge;
  }
}
