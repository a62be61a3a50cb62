import { decodeCode, type Encoding } from "../../encodings/index.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";
import { isKnownWord } from "../../english/known.js";
import type { Trie } from "../../english/trie.js";
import type { Range } from "../range.js";

/** UTF-16 units of a word at most. */
const LONGEST = 30;
/** Letters of a word of which either part is a chance, and of each part. */
const SHORTEST = { word: 5, part: 2 };
/** Signs between an edge and the word in which it may lie, at most. */
const SIGNS = 3;

const isLetter = (code: number): boolean => isLetterSymbol(SYMBOL_OF_CODE[code]!);

/**
 * Where an edge lies if the garble begins or ends inside a word: where the healthy part of the token and the rest as its
 * encoding reads it are a word together, though all of it is none either way. Where several places will do, none is sure.
 *
 * @param edge UTF-16 offset of the edge so far
 * @param side which edge of a stretch it is
 */
export function insideWord(
  text: string,
  edge: number,
  side: "start" | "end",
  encoding: Encoding,
  words: readonly Trie[],
): number {
  const { start, end } = tokenAt(text, edge, side === "start" ? 1 : -1, encoding);
  if (end - start < SHORTEST.word || end - start > LONGEST) return edge;
  const glyphs = text.slice(start, end);
  const decoded = Array.from(glyphs, (glyph) =>
    String.fromCharCode(decodeCode(encoding, glyph.charCodeAt(0))),
  ).join("");
  const split = (at: number): string =>
    side === "start" ? glyphs.slice(0, at) + decoded.slice(at) : decoded.slice(0, at) + glyphs.slice(at);
  const isWord = (word: string): boolean => /^[A-Z]?[a-z]+$/.test(word) && isKnownWord(word, words);
  const now = Math.max(0, Math.min(end, edge) - start);
  if (isWord(glyphs) || isWord(decoded) || isWord(split(now))) return edge;
  const places: number[] = [];
  for (let at = SHORTEST.part; at <= glyphs.length - SHORTEST.part; at += 1)
    if (isWord(split(at))) places.push(at);
  return places.length === 1 ? start + places[0]! : edge;
}

/** The letters around an offset or, going one way, beyond the signs beside it: letters as they stand or as an encoding reads them. */
function tokenAt(text: string, edge: number, step: 1 | -1, encoding: Encoding): Range {
  const isInside = (at: number): boolean => {
    const code = text.charCodeAt(at);
    return isLetter(code) || isLetter(decodeCode(encoding, code));
  };
  let offset = edge;
  while (Math.abs(offset - edge) < SIGNS && !isInside(offset - 1) && !isInside(offset)) offset += step;
  let [start, end] = [offset, offset];
  while (offset - start <= LONGEST && isInside(start - 1)) start -= 1;
  while (end - offset <= LONGEST && isInside(end)) end += 1;
  return { start, end };
}
