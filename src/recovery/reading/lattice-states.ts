import type { Integers } from "./integers.js";
import { PairTable } from "./pair-table.js";

const FIRST_SIZE = 1 << 10;
/** Bits that what was read last takes up. */
const KIND_BITS = 3;

const grown = (column: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(2 * column.length);
  larger.set(column);
  return larger;
};

/** The states of one search, field by field: what was read last before a cell, at which cost, and by which step. */
export class LatticeStates {
  ats = new Int32Array(FIRST_SIZE);
  kinds = new Int32Array(FIRST_SIZE);
  /** Nodes of the last words in the general lexicon, or -1. */
  words = new Int32Array(FIRST_SIZE);
  costs = new Int32Array(FIRST_SIZE);
  /** The steps that lead to them at these costs. */
  edges = new Int32Array(FIRST_SIZE);
  /** The state that was made before at the same cell, or -1. */
  private others = new Int32Array(FIRST_SIZE);
  /** The state that was made last at a cell, and not taken yet; or -1. */
  private lastAt = new Int32Array(FIRST_SIZE);
  private readonly numbers = new PairTable();

  get length(): number {
    return this.numbers.size;
  }

  /** Forgets all states, and makes room for those of so many cells. */
  begin(cells: number): void {
    this.numbers.clear();
    while (this.lastAt.length <= cells) this.lastAt = grown(this.lastAt);
    this.lastAt.fill(-1, 0, cells + 1);
  }

  /** Makes a state, or finds a cheaper way to one that there is; the number of the state. */
  reach(at: number, kind: number, word: number, cost: number, edge: number): number {
    const made = this.numbers.size;
    const state = this.numbers.numberOf((at << KIND_BITS) | kind, word);
    if (state < made) {
      if (cost < this.costs[state]!) {
        this.costs[state] = cost;
        this.edges[state] = edge;
      }
      return state;
    }
    if (state === this.costs.length) this.grow();
    this.ats[state] = at;
    this.kinds[state] = kind;
    this.words[state] = word;
    this.costs[state] = cost;
    this.edges[state] = edge;
    this.others[state] = this.lastAt[at]!;
    this.lastAt[at] = state;
    return state;
  }

  /** Adds the states to a list that were made at a cell since this was last asked. */
  takeNew(at: number, taken: Integers): void {
    for (let state = this.lastAt[at]!; state >= 0; state = this.others[state]!) taken.push(state);
    this.lastAt[at] = -1;
  }

  private grow(): void {
    this.ats = grown(this.ats);
    this.kinds = grown(this.kinds);
    this.words = grown(this.words);
    this.costs = grown(this.costs);
    this.edges = grown(this.edges);
    this.others = grown(this.others);
  }
}
