import type { Encoding } from "../../encodings/index.js";
import { nats } from "../../english/costs.js";
import type { Model } from "../../english/model.js";
import { EncodingReader } from "../detection/readers.js";
import type { BlankMode } from "../detection/reading-plans.js";
import { stayCosts } from "../detection/stay.js";
import type { Range } from "../range.js";

/** Units by which an edge may be dearer, letter by letter, than the best one before no word can make up for it. */
const BEYOND_HOPE = nats(20);
const MODES: readonly BlankMode[] = ["kept", "shifted"];

/** Where an edge may lie, and units of reading what is around it, letter by letter. */
export interface HopefulEdge {
  readonly at: number;
  readonly cost: number;
}

/**
 * Those edges that words may find the best: letter by letter, they cost little more than the cheapest.
 *
 * @param offsets where the edge may lie, in order; UTF-16
 * @param side on which of the stretch
 * @param around range that holds all of them, read through the encoding on one side of the edge and as it stands on the other
 */
export function hopefulEdges(
  text: string,
  offsets: readonly number[],
  side: "start" | "end",
  { start, end }: Range,
  encoding: Encoding,
  model: Model,
): HopefulEdge[] {
  // Tokens are no text as they stand, whoever's they are, so that only words tell where an encoding ends among them.
  if (encoding.tokens) return offsets.map((at) => ({ at, cost: 0 }));
  const standing = stayCosts(text, start, end, model);
  const decoded = MODES.map((mode) =>
    encodedCosts(text, { start, end }, new EncodingReader(model.running, encoding, mode)),
  );
  const edges = offsets.map((at) => {
    const left = standing[at - start]!;
    const right = standing[end - start]! - left;
    const costs = decoded.map((cumulative) =>
      side === "start"
        ? left + cumulative[end - start]! - cumulative[at - start]!
        : cumulative[at - start]! + right,
    );
    return { at, cost: Math.min(...costs) };
  });
  const limit = Math.min(...edges.map(({ cost }) => cost)) + BEYOND_HOPE;
  return edges.filter(({ cost }) => cost <= limit);
}

/** Cumulative costs in units of reading a range through an encoding. */
function encodedCosts(text: string, { start, end }: Range, reader: EncodingReader): Int32Array {
  const costs = new Int32Array(end - start + 1);
  reader.begin(true);
  for (let at = start; at < end; at += 1) {
    const previous = at > 0 ? text.charCodeAt(at - 1) : -1;
    costs[at - start + 1] = costs[at - start]! + reader.read(text.charCodeAt(at), previous);
  }
  return costs;
}
