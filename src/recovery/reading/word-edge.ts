import type { Move } from "./moves.js";
import { type PackedMoves, unpackedMoves } from "./packed-moves.js";

/** A word that some glyphs can be read as. */
export interface WordEdge {
  /** Cells, half open; counted from the first, as long as the word is in no path. */
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** Node in the general lexicon, or -1. */
  readonly node: number;
  /** Units: cost of the word by itself, whatever stands before it. */
  readonly wordCost: number;
  /** Units: cost of the glyphs given the word. */
  readonly channelCost: number;
  /** Units: cost of its first letter being a capital where no sentence begins. */
  readonly capitalCost: number;
  readonly moves: readonly Move[];
  /** Slips of the reader assumed. */
  readonly slips: number;
  /** The lexicon that holds it; `derived`: its parts are words; `open`: any letters. */
  readonly source: "lexicon" | "document" | "derived" | "open" | "number" | "fragment";
}

/** Whether no lexicon holds a word, be it made of others. */
export const isUnlisted = ({ source }: WordEdge): boolean => source === "derived" || source === "open";

/** A word whose cells are counted from its first, with moves that are made when they are asked for. */
export class FoundWord implements WordEdge {
  readonly start = 0;
  readonly #moves: PackedMoves;

  constructor(
    readonly end: number,
    readonly word: string,
    readonly node: number,
    readonly wordCost: number,
    readonly channelCost: number,
    readonly capitalCost: number,
    readonly slips: number,
    readonly source: WordEdge["source"],
    moves: PackedMoves,
  ) {
    this.#moves = moves;
  }

  get moves(): readonly Move[] {
    return unpackedMoves(this.#moves, this.word);
  }
}
