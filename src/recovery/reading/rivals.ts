import { nats } from "../../english/costs.js";
import type { Range } from "../range.js";
import type { Edge, Edges } from "./lattice-edges.js";
import type { LatticeStates } from "./lattice-states.js";
import type { WordEdge } from "./word-edge.js";

/** A word of the best path with its rivals. */
export interface ReadWord {
  readonly edge: WordEdge;
  /** Nats by which the best path without this reading is dearer. */
  readonly margin: number;
  /** Other readings of the same glyphs, best first, with their margins in nats. */
  readonly rivals: readonly { readonly text: string; readonly margin: number }[];
}

/** Nats of margin beyond which a rival is none, and rivals that are kept. */
export const WIDEST_MARGIN = 14;
const MOST_RIVALS = 3;
/** Share of two readings' glyphs that must be the same for one to be another reading of the other. */
const SAME_GLYPHS = 0.6;

function overlapsMostly(one: Range, other: Range): boolean {
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return common >= SAME_GLYPHS * Math.max(one.end - one.start, other.end - other.start);
}

/**
 * The words of the best path, each with how much dearer any other way through its glyphs is.
 *
 * @param best units of the path
 * @param toEnd units from every state to the end
 * @param length of the cells
 */
export function readWordsOf(
  path: readonly Edge[],
  best: number,
  toEnd: Float64Array,
  states: LatticeStates,
  edges: Edges,
  length: number,
): ReadWord[] {
  const words = path.filter((edge) => edge.word !== undefined);
  const wordAt = new Int32Array(length).fill(-1);
  words.forEach(({ start, end }, index) => {
    wordAt.fill(index, start, end);
  });
  const margins = new Float64Array(words.length).fill(WIDEST_MARGIN);
  const rivals: (Map<string, number> | undefined)[] = words.map(() => undefined);
  for (let step = 0; step < edges.length; step += 1) {
    const word = edges.words[step];
    if (word === undefined) continue;
    const before = states.costs[edges.from.at(step)]!;
    const margin = (before + edges.cost.at(step) + toEnd[edges.to.at(step)]! - best) / nats(1);
    if (!(margin < WIDEST_MARGIN)) continue;
    const edge = { start: edges.start.at(step), end: edges.end.at(step) };
    for (let at = edge.start; at < edge.end; at += 1) {
      const index = wordAt[at]!;
      if (index < 0) continue;
      const chosen = words[index]!;
      at = chosen.end - 1;
      const same = edge.start === chosen.start && edge.end === chosen.end;
      if (same && word.word === chosen.word!.word) continue;
      // Any other way to part the glyphs makes the word doubtful, but only what reads the same ones is an alternative.
      margins[index] = Math.min(margins[index]!, margin);
      if (word.word === chosen.word!.word || !overlapsMostly(edge, chosen)) continue;
      rivals[index] ??= new Map();
      const known = rivals[index].get(word.word);
      if (known === undefined || margin < known) rivals[index].set(word.word, margin);
    }
  }
  return words.map((edge, index) => {
    const sorted = Array.from(rivals[index] ?? [], ([text, margin]) => ({ text, margin }));
    sorted.sort((a, b) => a.margin - b.margin || (a.text < b.text ? -1 : 1));
    return { edge: edge.word!, margin: margins[index]!, rivals: sorted.slice(0, MOST_RIVALS) };
  });
}
