import type { Encoding } from "../../encodings/index.js";
import type { ReadingContext } from "../reading/read-stretch.js";
import { isHealthy } from "./edge-bias.js";
import { decodePart, isBetweenTokens, tokenEdges } from "./edge-tokens.js";

/** UTF-16 units inside a stretch in which its last or first word is sought. */
const LONGEST_WORD = 30;
/** A word of two letters and more as print has it, with signs beside it: garble shows its capitals anywhere. */
const IN_ORDER = /^[^A-Za-z]*[A-Za-z][a-z]+[^A-Za-z]*$/;

/**
 * Whether an edge lies between two words: one that reads as it stands, or the end of a line, outside, and one inside that
 * the encoding reads.
 *
 * @param edge UTF-16 offset
 * @param step leads outwards
 */
export function partsWords(
  text: string,
  edge: number,
  step: 1 | -1,
  encoding: Encoding,
  context: ReadingContext,
): boolean {
  if (!isBetweenTokens(text[edge - 1], encoding) && !isBetweenTokens(text[edge], encoding)) return false;
  const beyond = tokenEdges(text, edge, step, 1)[0];
  if (beyond !== undefined) {
    const outside = text.slice(Math.min(edge, beyond), Math.max(edge, beyond)).trim();
    if (!isWord(outside, context)) return false;
  }
  const inside = text.slice(
    ...(step === 1 ? [Math.max(0, edge - LONGEST_WORD), edge] : [edge, edge + LONGEST_WORD]),
  );
  const words = decodePart(inside, encoding).trim().split(/ +/);
  return words.length > 1 && isWord(words.at(step === 1 ? -1 : 0)!, context);
}

const isWord = (token: string, context: ReadingContext): boolean =>
  IN_ORDER.test(token) && isHealthy(token, context);
