import { type Changes, movesOf } from "./changes.js";
import { Integers } from "./integers.js";
import { movedBy } from "./moved.js";
import type { Move } from "./moves.js";
import type { WordEdge } from "./word-edge.js";

/** One step of a path. */
export interface Edge {
  readonly start: number;
  readonly end: number;
  readonly moves: readonly Move[];
  readonly word: WordEdge | undefined;
}

/** Steps that are filled again rather than let go. */
const MOST_KEPT = 1 << 13;

/** Steps between states, field by field: long stretches have hundreds of thousands. */
export class Edges {
  /** Index of the state before, -1 for the beginning, and of that after. */
  readonly from = new Integers();
  readonly to = new Integers();
  readonly cost = new Integers();
  /** Cells, half open. */
  readonly start = new Integers();
  readonly end = new Integers();
  readonly changes: Changes[] = [];
  readonly words: (WordEdge | undefined)[] = [];
  length = 0;

  /** Long lists are let go, and short ones filled again. */
  clear(): void {
    for (const column of [this.from, this.to, this.cost, this.start, this.end]) column.clear();
    if (this.length > MOST_KEPT) {
      this.changes.length = 0;
      this.words.length = 0;
    }
    this.length = 0;
  }

  add(
    from: number,
    to: number,
    cost: number,
    start: number,
    end: number,
    changes: Changes,
    word: WordEdge | undefined,
  ): void {
    this.from.push(from);
    this.to.push(to);
    this.cost.push(cost);
    this.start.push(start);
    this.end.push(end);
    this.changes[this.length] = changes;
    this.words[this.length] = word;
    this.length += 1;
  }

  /** A step with its word where it stands. */
  at(index: number): Edge {
    const start = this.start.at(index);
    const found = this.words[index];
    const word = found && movedBy(found, start);
    const end = this.end.at(index);
    return { start, end, moves: word?.moves ?? movesOf(this.changes[index]!, start, end), word };
  }
}
