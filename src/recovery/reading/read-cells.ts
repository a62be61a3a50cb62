import { type Cells, PLAIN_BLANK, SHIFTED_BLANK } from "./cells.js";
import { type LatticeContext, type LatticeResult, type Piece, readAtOnce } from "./lattice.js";
import { movedBy } from "./moved.js";
import type { ReadWord } from "./rivals.js";

/** Cells searched at once, since a search holds some kilobytes a cell, and up to a hundred; few paragraphs are as long. */
const MOST_CELLS = 2048;

/** Reads the glyphs of one stretch, long ones part by part, so that memory stays bounded. */
export function readCells(cells: Cells, context: LatticeContext): LatticeResult {
  if (cells.length <= MOST_CELLS) return readAtOnce(cells, context);
  const pieces: Piece[] = [];
  const words: ReadWord[] = [];
  let cost = 0;
  let { previousWord, atSentence } = context;
  for (let start = 0; start < cells.length; ) {
    const end = partEnd(cells, start);
    const partContext = {
      ...contextOfPart(context, start, end),
      previousWord,
      atSentence,
      ...(start > 0 && { atSign: false }),
    };
    const part = readAtOnce(partOf(cells, start, end), partContext);
    for (const piece of part.pieces) pieces.push(movedPiece(piece, start));
    for (const word of part.words) words.push({ ...word, edge: movedBy(word.edge, start) });
    cost += part.cost;
    ({ lastWord: previousWord, atSentence } = part);
    start = end;
  }
  return { pieces, words, cost, lastWord: previousWord, atSentence };
}

/** Where the part that begins at a cell ends: after a blank, if there is one in its second half. */
function partEnd({ kinds, length }: Cells, start: number): number {
  const farthest = start + MOST_CELLS;
  if (farthest >= length) return length;
  for (let end = farthest; end > start + MOST_CELLS / 2; end -= 1) {
    if (isBlankKind(kinds[end - 1]!) && !isBlankKind(kinds[end]!)) return end;
  }
  return farthest;
}

const isBlankKind = (kind: number): boolean => kind === SHIFTED_BLANK || kind === PLAIN_BLANK;

const partOf = (cells: Cells, start: number, end: number): Cells => ({
  length: end - start,
  raw: cells.raw.slice(start, end),
  kinds: cells.kinds.subarray(start, end),
  codes: cells.codes.subarray(start, end),
  letters: cells.letters.subarray(start, end),
  capitals: cells.capitals.subarray(start, end),
  kept: cells.kept.subarray(start, end),
  fixed: cells.fixed.subarray(start, end),
});

/** What a part is read with: costs that count by cell, and the cut where it lies within. */
function contextOfPart(context: LatticeContext, start: number, end: number): LatticeContext {
  const { costs, cutAt } = context;
  return {
    ...context,
    mostCost: Number.POSITIVE_INFINITY,
    cutAt: cutAt > start && cutAt <= end ? cutAt - start : -1,
    costs: {
      ...costs,
      genuineBlank: costs.genuineBlank.subarray(start, end),
      spuriousBlank: costs.spuriousBlank.subarray(start, end),
      lostBlank: costs.lostBlank.subarray(start, end),
    },
  };
}

/** A piece of a part, with cells counted as in the whole. */
function movedPiece(piece: Piece, by: number): Piece {
  const moved = movedBy(piece, by);
  return piece.word === undefined ? moved : { ...moved, word: movedBy(piece.word, by) };
}
