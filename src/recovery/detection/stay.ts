import { nats } from "../../english/costs.js";
import type { Model } from "../../english/model.js";
import { EnglishReader, GenericReader, type Reader } from "./readers.js";

/** Nats of going over from one way of leaving text as it is to another. */
const CHANGE_AT_BLANK = 2.5;
const CHANGE_IN_WORD = 5;

/** The ways of leaving text as it is: as English, as English in capitals, as anything else. */
export const stayReaders = (model: Model): Reader[] => [
  new EnglishReader(model.running, false),
  new EnglishReader(model.running, true),
  new GenericReader(),
];

/**
 * What it costs to leave text as it stands, as the cheapest mixture of these ways.
 *
 * @returns cumulative costs in units: entry i is the cost of `text[from … from + i)`
 */
export function stayCosts(text: string, from: number, to: number, model: Model): Int32Array {
  const costs = new Int32Array(to - from + 1);
  const readers = stayReaders(model);
  const sums = readers.map((reader, index) => {
    reader.begin(true);
    return index === 0 ? 0 : nats(CHANGE_AT_BLANK);
  });
  let least = 0;
  let previous = from > 0 ? text.charCodeAt(from - 1) : 0x20;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    const atWordStart = previous === 0x20 || previous === 0x0a;
    const changed = least + nats(atWordStart ? CHANGE_AT_BLANK : CHANGE_IN_WORD);
    let nextLeast = Number.POSITIVE_INFINITY;
    for (let index = 0; index < readers.length; index += 1) {
      const reader = readers[index]!;
      if (changed < sums[index]!) {
        reader.begin(atWordStart);
        sums[index] = changed;
      }
      sums[index]! += reader.read(code, previous);
      nextLeast = Math.min(nextLeast, sums[index]!);
    }
    least = nextLeast;
    costs[at - from + 1] = least;
    previous = code;
  }
  return costs;
}
