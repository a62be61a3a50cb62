import type { Trie } from "../../english/trie.js";
import type { Range } from "../range.js";
import { assembledCutter } from "./assembled-cutter.js";
import type { Cutter, WindowPieces } from "./cutter.js";
import { grown, Numbers } from "./numbers.js";
import { plainCutter } from "./plain-cutter.js";
import { TAKEN } from "./traits.js";

/** The runs of letters and odd codes of a text, as columns; offsets in UTF-16 units. */
export interface Pieces {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Units of cost of the word; `NO_WORD` where no lexicon holds it. */
  readonly costs: Uint8Array;
  readonly traits: Uint8Array;
  /** Where the letters lead in the trie; -1 where no word begins like them, or a code is odd. */
  readonly nodes: Int32Array;
  /** Indices of those that no lexicon holds or that are rare, of single letters, and of those behind a wide gap; in order. */
  readonly odd: Int32Array;
  /** Offsets of all codes beyond ASCII, in order. */
  readonly beyondAscii: Int32Array;
  /** Whether two blanks stand side by side anywhere. */
  readonly wideBlanks: boolean;
}

/** UTF-16 units of text to a piece, blanks included, in most texts; pieces to one that is worth a look. */
const USUAL_LENGTH = 5;
const USUAL_PIECES = 4;

const cutters = new WeakMap<Trie, Cutter>();

/** The one that all texts share. */
function cutterOf(words: Trie): Cutter {
  const known = cutters.get(words);
  if (known !== undefined) return known;
  const cutter = assembledCutter(words) ?? plainCutter(words);
  cutters.set(words, cutter);
  return cutter;
}

/** Cuts a text into pieces and looks each up: one pass, and one look-up a piece. */
export function cutPieces(text: string, words: Trie, cutter = cutterOf(words)): Pieces {
  const room = Math.ceil(text.length / USUAL_LENGTH) + 1;
  const columns = new PieceColumns(room);
  const odd = new Numbers(Math.ceil(room / USUAL_PIECES));
  const beyondAscii = new Numbers(Math.ceil(room / USUAL_PIECES));
  const signs = { odd, beyondAscii, wideBlanks: false };
  for (let next = 0; next < text.length; ) {
    const found = cutter.cutWindow(text, next, columns.count, columns.previousEnd, signs);
    columns.add(cutter.pieces, found);
    next = cutter.pieces.starts[found]!;
  }
  const { count, starts, ends, costs, traits, nodes } = columns;
  return {
    count,
    starts,
    ends,
    costs,
    traits,
    nodes,
    odd: odd.all,
    beyondAscii: beyondAscii.all,
    wideBlanks: signs.wideBlanks,
  };
}

/** Where no piece ends. */
const NEVER = -2;

class PieceColumns {
  count = 0;
  starts: Int32Array;
  ends: Int32Array;
  costs: Uint8Array;
  traits: Uint8Array;
  nodes: Int32Array;

  constructor(room: number) {
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.costs = new Uint8Array(room);
    this.traits = new Uint8Array(room);
    this.nodes = new Int32Array(room);
  }

  /** Where the last one ends. */
  get previousEnd(): number {
    return this.count === 0 ? NEVER : this.ends[this.count - 1]!;
  }

  /** Adds the first so many pieces of a window. */
  add({ starts, ends, costs, traits, nodes }: WindowPieces, found: number): void {
    const { count } = this;
    this.makeRoom(found);
    this.starts.set(starts.subarray(0, found), count);
    this.ends.set(ends.subarray(0, found), count);
    this.costs.set(costs.subarray(0, found), count);
    this.traits.set(traits.subarray(0, found), count);
    this.nodes.set(nodes.subarray(0, found), count);
    this.count = count + found;
  }

  private makeRoom(more: number): void {
    const room = this.count + more;
    if (room <= this.starts.length) return;
    this.starts = grown(this.starts, new Int32Array(2 * room));
    this.ends = grown(this.ends, new Int32Array(2 * room));
    this.costs = grown(this.costs, new Uint8Array(2 * room));
    this.traits = grown(this.traits, new Uint8Array(2 * room));
    this.nodes = grown(this.nodes, new Int32Array(2 * room));
  }
}

/**
 * The pieces with those marked that lie in ranges.
 *
 * @param taken sorted ranges whose pieces are no healthy text
 */
export function withTaken(pieces: Pieces, taken: readonly Range[]): Pieces {
  if (taken.length === 0) return pieces;
  const { count, starts, ends } = pieces;
  const traits = pieces.traits.slice();
  let next = 0;
  for (let index = 0; index < count; index += 1) {
    while (next < taken.length && taken[next]!.end <= starts[index]!) next += 1;
    if (next < taken.length && taken[next]!.start < ends[index]!) traits[index]! |= TAKEN;
  }
  return { ...pieces, traits };
}
