import { type Move, RULES, type Rule } from "./moves.js";

/**
 * Moves within a word as integers, two each: the rule with the letters that stand there in the word, and the cells. Most words
 * are in no path, and nobody asks for their moves.
 */
export type PackedMoves = readonly number[];

export const NO_PACKED_MOVES: PackedMoves = [];

const NAMES = Object.keys(RULES) as Rule[];
const NUMBERS: ReadonlyMap<Rule, number> = new Map(NAMES.map((rule, number) => [rule, number]));
const HYPHEN = "line-end hyphen";

/** The number of a rule. */
export const numberOf = (rule: Rule): number => NUMBERS.get(rule)!;

/** Those of which some are true, by their numbers. */
export const flagsOf = (is: (rule: Rule) => boolean): Uint8Array =>
  Uint8Array.from(NAMES, (rule) => (is(rule) ? 1 : 0));

/** Bits of a place among cells or letters: words are far shorter. */
const PLACE_BITS = 10;
const PLACE = (1 << PLACE_BITS) - 1;

/** The first integer of a move: a rule by its number, and letters, half open. */
export const packRule = (rule: number, first: number, last: number): number =>
  (((rule << PLACE_BITS) | first) << PLACE_BITS) | last;

/** The second: cells, half open. */
export const packCells = (start: number, end: number): number => (start << PLACE_BITS) | end;

/** Whether a cell is among those of a move. */
export const holdsCell = (cells: number, cell: number): boolean =>
  cell >= cells >> PLACE_BITS && cell < (cells & PLACE);

/** Moves by their cells; of those with the same ones what came first stays first. */
export function sortedMoves(moves: PackedMoves): PackedMoves {
  const order = Array.from({ length: moves.length / 2 }, (_, move) => move);
  order.sort((a, b) => moves[2 * a + 1]! - moves[2 * b + 1]!);
  return order.flatMap((move) => [moves[2 * move]!, moves[2 * move + 1]!]);
}

/** @param word that the moves are in */
export function unpackedMoves(moves: PackedMoves, word: string): Move[] {
  const unpacked: Move[] = [];
  for (let part = 0; part < moves.length; part += 2) {
    const letters = moves[part]!;
    const cells = moves[part + 1]!;
    const rule = NAMES[letters >> (2 * PLACE_BITS)]!;
    // Its hyphen is no letter of the word.
    const to = rule === HYPHEN ? "-" : word.slice((letters >> PLACE_BITS) & PLACE, letters & PLACE);
    unpacked.push({ start: cells >> PLACE_BITS, end: cells & PLACE, to, rule });
  }
  return unpacked;
}
