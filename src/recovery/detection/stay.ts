import { nats } from "../../english/costs.js";
import type { Model } from "../../english/model.js";
import { EnglishReader, GenericReader } from "./readers.js";

/** Nats of going over from one way of leaving text as it is to another. */
const CHANGE = { atBlank: 2.5, inWord: 5 } as const;

/** States of leaving text as it is: as English, as English in capitals, as anything else. */
const ENGLISH = 0;
const CAPITALS = 1;
const GENERIC = 2;
const STATES = 3;

/**
 * What it costs to leave text as it stands, as the cheapest mixture of these ways.
 *
 * @returns cumulative costs in units: entry i is the cost of `text[from … from + i)`
 */
export function stayCosts(text: string, from: number, to: number, model: Model): Int32Array {
  const costs = new Int32Array(to - from + 1);
  const english = new EnglishReader(model.running, false);
  const capitals = new EnglishReader(model.running, true);
  const generic = new GenericReader();
  english.begin(true);
  capitals.begin(true);
  const sums = new Int32Array(STATES).fill(nats(CHANGE.atBlank));
  sums[ENGLISH] = 0;
  const change = { atBlank: nats(CHANGE.atBlank), inWord: nats(CHANGE.inWord) };
  let least = 0;
  let previous = from > 0 ? text.charCodeAt(from - 1) : 0x20;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    const atWordStart = previous === 0x20 || previous === 0x0a;
    const changed = least + (atWordStart ? change.atBlank : change.inWord);
    if (changed < sums[ENGLISH]!) {
      english.begin(atWordStart);
      sums[ENGLISH] = changed;
    }
    if (changed < sums[CAPITALS]!) {
      capitals.begin(atWordStart);
      sums[CAPITALS] = changed;
    }
    if (changed < sums[GENERIC]!) {
      generic.begin();
      sums[GENERIC] = changed;
    }
    sums[ENGLISH]! += english.read(code, previous);
    sums[CAPITALS]! += capitals.read(code, previous);
    sums[GENERIC]! += generic.read(code, previous);
    least = Math.min(sums[ENGLISH]!, sums[CAPITALS]!, sums[GENERIC]!);
    costs[at - from + 1] = least;
    previous = code;
  }
  return costs;
}
