import { NO_WORD } from "../../english/word-memory.js";
import type { Pieces } from "./pieces.js";

/** Pieces on either side, and the share of words among them below which a text is in another language. */
const AROUND = 10;
const LEAST_SHARE = 0.4;

/** The passages of a text in other languages, in which no damage of English words is sought; short texts hold none. */
export class ForeignPassages {
  /** The odd pieces around the last one that was asked about, and how many of them are no words. */
  private first = 0;
  private next = 0;
  private unknown = 0;

  constructor(private readonly pieces: Pieces) {}

  /** Whether a piece stands in such a passage; to be asked in the order of the pieces. */
  holds(index: number): boolean {
    const { count, costs, odd } = this.pieces;
    if (count <= 2 * AROUND) return false;
    const from = Math.max(0, index - AROUND);
    const to = Math.min(count - 1, index + AROUND);
    for (; this.next < odd.length && odd[this.next]! <= to; this.next += 1)
      if (costs[odd[this.next]!] === NO_WORD) this.unknown += 1;
    for (; this.first < this.next && odd[this.first]! < from; this.first += 1)
      if (costs[odd[this.first]!] === NO_WORD) this.unknown -= 1;
    return to - from + 1 - this.unknown < LEAST_SHARE * (2 * AROUND);
  }
}
