import { type Cells, LETTER, ODD, PLAIN_BLANK, PUNCTUATION } from "../../src/recovery/reading/cells.js";
import type { Move } from "../../src/recovery/reading/moves.js";
import type { Reading } from "../../src/recovery/reading/read-stretch.js";
import type { ReadWord } from "../../src/recovery/reading/rivals.js";

/** What a test says of one word; all else is as of a known word that is read without a doubt. */
export interface WordSaid {
  readonly source?: ReadWord["edge"]["source"];
  readonly slips?: number;
  readonly wordCost?: number;
  readonly channelCost?: number;
  readonly moves?: readonly Move[];
  readonly margin?: number;
  readonly rivals?: ReadWord["rivals"];
  /** Letters at its beginning that are healthy. */
  readonly healthy?: number;
}

const WORD = /[A-Za-z]+|\d+/g;

/** Every letter as the next one of the alphabet shows it. */
const nextLetters = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1));

/**
 * A reading of a stretch of one unit for each of the text read.
 *
 * @param text as read
 * @param said of words of the text
 * @param raw as shown; the next letters of the alphabet unless told otherwise
 */
export function readingOf(
  text: string,
  said: Readonly<Record<string, WordSaid>> = {},
  raw = nextLetters(text),
): Reading {
  const cells = cellsOf(text, raw);
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }): ReadWord => {
    const { healthy = 0, margin = 10, rivals = [], ...edge } = said[word] ?? {};
    cells.fixed.fill(1, index, index + healthy);
    const number = /^\d/.test(word) ? { source: "number" as const } : {};
    const usual = { source: "lexicon" as const, slips: 0, wordCost: 0, moves: [] };
    const costs = { node: -1, channelCost: 0, capitalCost: 0 };
    const place = { start: index, end: index + word.length, word };
    return { edge: { ...usual, ...costs, ...number, ...edge, ...place }, margin, rivals };
  });
  const moves = words.flatMap(({ edge }) => edge.moves);
  return {
    text,
    steps: [],
    moves,
    glyphs: raw,
    words,
    cost: 0,
    cells,
    sourceOffset: (cell) => cell,
    gaps: [],
  };
}

function cellsOf(text: string, raw: string): Cells {
  const { length } = text;
  const codes = Uint16Array.from({ length }, (_, at) => text.charCodeAt(at));
  const kindOf = (code: number): number => {
    if (code === 0x20) return PLAIN_BLANK;
    if (code >= 0xc0 && code <= 0xff) return ODD;
    return /[a-z]/i.test(String.fromCharCode(code)) ? LETTER : PUNCTUATION;
  };
  const letterOf = (code: number): number => (kindOf(code) === LETTER ? (code | 0x20) - 0x61 : 255);
  return {
    length,
    raw,
    codes,
    kinds: Uint8Array.from(codes, kindOf),
    letters: Uint8Array.from(codes, letterOf),
    capitals: new Uint8Array(length),
    kept: new Uint8Array(length),
    fixed: new Uint8Array(length),
  };
}
