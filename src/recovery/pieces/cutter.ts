import { nats } from "../../english/costs.js";
import type { Numbers } from "./numbers.js";

/** Units from which on a word is so rare that it may be a fragment of another: `bene`, `ts`. */
export const RARE_WORD = nats(13);

/** UTF-16 units between two pieces from which on they may be more than punctuation: letters, or an operator of a PDF content stream. */
export const WIDE_GAP = 4;

/** The pieces of the last window that was cut, as columns like those of `Pieces`. */
export interface WindowPieces {
  /** UTF-16 offsets in the text; behind those of the pieces the one from which on the text is still to be cut. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly costs: Uint8Array;
  readonly traits: Uint8Array;
  readonly nodes: Int32Array;
}

/** What is told of a text besides its pieces. */
export interface Signs {
  /** Indices of the pieces that are odd. */
  readonly odd: Numbers;
  /** Offsets of all codes beyond ASCII. */
  readonly beyondAscii: Numbers;
  /** Whether two blanks stand side by side. */
  wideBlanks: boolean;
}

/** Cuts a text into pieces and looks each up, a window at a time. */
export interface Cutter {
  readonly pieces: WindowPieces;
  /**
   * @param offset where the window begins
   * @param first index of its first piece
   * @param previousEnd where the piece before it ends
   * @param signs is added to
   * @returns how many pieces there are
   */
  readonly cutWindow: (
    text: string,
    offset: number,
    first: number,
    previousEnd: number,
    signs: Signs,
  ) => number;
}
