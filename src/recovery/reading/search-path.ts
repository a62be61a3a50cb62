import type { Rule } from "./moves.js";
import { flagsOf } from "./packed-moves.js";

/** Letters of a word at most. */
export const LONGEST = 40;
/** Letters that a ligature adds at most beyond that. */
const LIGATURE = 8;
/** Moves of a word at most: some a letter. */
const MOST_MOVES = 256;

/** Case of a letter that no glyph shows. */
export const UNSEEN = 2;

/** Rules that are no slips of the reader. */
const NO_SLIPS: ReadonlySet<Rule> = new Set([
  "ligature",
  "spurious blank",
  "line-end hyphen",
  "letter shown as a blank",
  "unshifted sign",
]);
const IS_SLIP = flagsOf((rule) => !NO_SLIPS.has(rule));

/** The way of a search through cells: the letters that were read, and moves. */
export class SearchPath {
  /** 0 to 25. */
  readonly letters = new Uint8Array(LONGEST + LIGATURE);
  /** The cells that show them; -1: none does. */
  readonly cells = new Int32Array(LONGEST + LIGATURE);
  /** 1 where a capital is shown, or `UNSEEN`. */
  readonly capitals = new Uint8Array(LONGEST + LIGATURE);
  /** Numbers of rules, and the cells and letters that each takes up. */
  readonly rules = new Uint8Array(MOST_MOVES);
  readonly starts = new Int32Array(MOST_MOVES);
  readonly ends = new Int32Array(MOST_MOVES);
  readonly firstLetters = new Uint8Array(MOST_MOVES);
  readonly lastLetters = new Uint8Array(MOST_MOVES);
  moves = 0;

  setLetter(depth: number, letter: number, cell: number, capital: number): void {
    this.letters[depth] = letter;
    this.cells[depth] = cell;
    this.capitals[depth] = capital;
  }

  push(rule: number, start: number, end: number, firstLetter: number, lastLetter: number): void {
    const { moves } = this;
    this.rules[moves] = rule;
    this.starts[moves] = start;
    this.ends[moves] = end;
    this.firstLetters[moves] = firstLetter;
    this.lastLetters[moves] = lastLetter;
    this.moves = moves + 1;
  }

  pop(): void {
    this.moves -= 1;
  }

  countSlips(): number {
    let slips = 0;
    for (let move = 0; move < this.moves; move += 1) slips += IS_SLIP[this.rules[move]!]!;
    return slips;
  }
}
