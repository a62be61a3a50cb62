import type { Move } from "./moves.js";

/** What takes up cells, half open, with moves inside. */
interface Placed {
  readonly start: number;
  readonly end: number;
  readonly moves: readonly Move[];
}

/** The same, with cells counted from so many before. */
export function movedBy<Part extends Placed>(part: Part, by: number): Part {
  const moves =
    part.moves.length === 0
      ? part.moves
      : part.moves.map((move) => ({ ...move, start: move.start + by, end: move.end + by }));
  return { ...part, start: part.start + by, end: part.end + by, moves };
}
