/** Where two texts differ: lines first, then words, then characters, so that a garbled word stands against its own. */
import { differences, type Hunk } from "./edit-distance.js";
import { CHARACTERS, LINES, numberTokens, tokenize, WORDS } from "./tokens.js";

/** From coarse to fine; each level looks only into what the one before found different. */
const LEVELS = [LINES, WORDS, CHARACTERS] as const;

/**
 * The ranges of `a` and `b` that differ, in UTF-16 units, in order; between them both texts are equal.
 * Takes a second or two for 200 kB with 12 % damage, whatever the line breaks.
 */
export function align(a: string, b: string): Hunk[] {
  let hunks: Hunk[] = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }];
  for (const level of LEVELS) {
    hunks = hunks.flatMap((hunk) => refine(a, b, hunk, level));
  }
  return hunks;
}

function refine(a: string, b: string, { aStart, aEnd, bStart, bEnd }: Hunk, level: RegExp): Hunk[] {
  const aTokens = tokenize(a.slice(aStart, aEnd), level);
  const bTokens = tokenize(b.slice(bStart, bEnd), level);
  const number = numberTokens();
  const aOffsets = offsets(aTokens, aStart);
  const bOffsets = offsets(bTokens, bStart);
  return differences(number(aTokens), number(bTokens)).map((hunk) => ({
    aStart: aOffsets[hunk.aStart]!,
    aEnd: aOffsets[hunk.aEnd]!,
    bStart: bOffsets[hunk.bStart]!,
    bEnd: bOffsets[hunk.bEnd]!,
  }));
}

/** Where each token starts, and where the last one ends. */
function offsets(tokens: readonly string[], start: number): number[] {
  const starts = [start];
  for (const [index, token] of tokens.entries()) starts.push(starts[index]! + token.length);
  return starts;
}
