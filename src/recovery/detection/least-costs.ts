import { ANY, BLANK, SYMBOLS } from "../../english/alphabet.js";
import type { CharacterTable } from "../../english/characters.js";
import { SPURIOUS_BLANK, SURPRISE } from "./readers.js";

/** What stands for a symbol that is not known, and how many there are with it. */
export const UNKNOWN = SYMBOLS;
const KNOWN = SYMBOLS + 1;

/**
 * Least units of a symbol after two others, whatever stands before these and however they came to be read: nearly a fortieth
 * of the table that it is made of, so that it stays within fast memory. A cell is (older · KNOWN + last) · KNOWN + symbol.
 */
type LeastCosts = Uint8Array;

const cellOf = (older: number, last: number): number => (older * KNOWN + last) * KNOWN;
const contextOf = (oldest: number, older: number, last: number): number =>
  ((oldest * SYMBOLS + older) * SYMBOLS + last) * SYMBOLS;

/** Least costs where all blanks are shown, and where any letter may follow one that is not. */
export const leastCosts = (table: CharacterTable): Readonly<Record<"seen" | "unseen", LeastCosts>> => ({
  seen: completed(leastSeen(table)),
  unseen: completed(leastUnseen(table)),
});

function leastSeen(table: CharacterTable): LeastCosts {
  const least = new Uint8Array(KNOWN ** 3).fill(SURPRISE);
  const lower = (cell: number, context: number): void => {
    for (let symbol = 0; symbol < SYMBOLS; symbol += 1)
      if (table[context + symbol]! < least[cell + symbol]!) least[cell + symbol] = table[context + symbol]!;
  };
  for (let older = 0; older < SYMBOLS; older += 1) {
    for (let last = 0; last < SYMBOLS; last += 1) {
      const cell = cellOf(older, last);
      // What was not read leaves nothing known of what stands before it.
      if (last === ANY) lower(cell, contextOf(ANY, ANY, ANY));
      else if (older === ANY) lower(cell, contextOf(ANY, ANY, last));
      else for (let oldest = 0; oldest < SYMBOLS; oldest += 1) lower(cell, contextOf(oldest, older, last));
    }
  }
  return least;
}

/** The same where a blank may stand unseen between the two, before the symbol, or in both places. */
function leastUnseen(table: CharacterTable): LeastCosts {
  const least = leastSeen(table);
  for (let older = 0; older < SYMBOLS; older += 1) {
    for (let last = 0; last < SYMBOLS; last += 1) {
      const cell = cellOf(older, last);
      const before = last === ANY ? ANY : older;
      const parted = contextOf(before, BLANK, last);
      const blank = least[cell + BLANK]!;
      const blankAgain = table[parted + BLANK]!;
      const after = contextOf(before, last, BLANK);
      const afterAgain = contextOf(BLANK, last, BLANK);
      for (let symbol = 0; symbol < SYMBOLS; symbol += 1) {
        least[cell + symbol] = Math.min(
          least[cell + symbol]!,
          table[parted + symbol]!,
          blank + table[after + symbol]!,
          blankAgain + table[afterAgain + symbol]!,
        );
      }
    }
  }
  return least;
}

/** Adds what a blank costs after another, what is not read, and the rows of what is not known. */
function completed(least: LeastCosts): LeastCosts {
  const lower = (cell: number, by: number): void => {
    for (let symbol = 0; symbol < KNOWN; symbol += 1)
      if (least[by + symbol]! < least[cell + symbol]!) least[cell + symbol] = least[by + symbol]!;
  };
  for (let older = 0; older < SYMBOLS; older += 1) {
    for (let last = 0; last < SYMBOLS; last += 1) {
      const cell = cellOf(older, last);
      least[cell + ANY] = 0;
      least[cell + UNKNOWN] = 0;
      if (last === BLANK) least[cell + BLANK] = SPURIOUS_BLANK;
    }
  }
  for (let last = 0; last < SYMBOLS; last += 1) {
    for (let older = 0; older < SYMBOLS; older += 1) {
      // A blank after another leaves known what stands before both.
      if (last === BLANK) lower(cellOf(BLANK, BLANK), cellOf(older, BLANK));
      lower(cellOf(UNKNOWN, last), cellOf(older, last));
    }
    for (let older = 0; older < KNOWN; older += 1) lower(cellOf(older, UNKNOWN), cellOf(UNKNOWN, last));
  }
  return least;
}
