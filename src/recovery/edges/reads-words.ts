import { decodeCode, type Encoding } from "../../encodings/index.js";
import { isKnownWord } from "../../english/known.js";
import type { Trie } from "../../english/trie.js";

const BLANK = " ";

/** A word of two letters and more in regular case, with signs beside it. */
export const WORD = /^[^A-Za-z]*([A-Z][a-z]+|[a-z]{2,}|[A-Z]{2,})[^A-Za-z]*$/;

/** What an encoding reads in a token; what it does not read is left out. */
export const readIn = (token: string, encoding: Encoding): string =>
  Array.from(token, (glyph) => String.fromCharCode(decodeCode(encoding, glyph.charCodeAt(0)))).join("");

/** Whether what an encoding reads in a part of a text is, for the most part, words with signs beside them. */
export function readsWords(part: string, encoding: Encoding, words: readonly Trie[]): boolean {
  const tokens = part
    .split(BLANK)
    .flatMap((shown) => readIn(shown, encoding).split(/[\s\0]+/))
    .filter((token) => token !== "");
  const known = tokens.filter((token) => isKnownWord(WORD.exec(token)?.[1] ?? "", words));
  return known.length > 0 && 2 * known.length >= tokens.length;
}
