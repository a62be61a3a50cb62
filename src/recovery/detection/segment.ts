import type { Encoding } from "../../encodings/index.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";
import { nats, UNITS_PER_NAT } from "../../english/costs.js";
import type { Model } from "../../english/model.js";
import type { Range } from "../range.js";
import type { Candidate } from "./find-encodings.js";
import { EncodingReader, type Reader, SpacedReader } from "./readers.js";
import { stayCosts, stayReaders } from "./stay.js";

/** A stretch of text that reads best through one encoding, or as spaced letters. */
export interface Stretch extends Range {
  /** Absent where the letters are spaced but true. */
  readonly encoding?: Encoding;
  /** Nats gained over leaving the stretch as it stands. */
  readonly evidence: number;
}

/** Evidence in nats from which on an encoding counts as proven in a document. */
export const PROVEN = 30;

/** Nats of going over from one reader to another: where no letter stands before, and inside a word. */
const SWITCH = {
  betweenPlain: { atLineStart: 2.5, atBreak: 2.5, inWord: 5 },
  toPlain: { atLineStart: 2, atBreak: 5, inWord: 9 },
  encodedToGeneric: { atLineStart: 4, atBreak: 10, inWord: 14 },
  toProven: { atLineStart: 3, atBreak: 6, inWord: 10 },
  toUnproven: { atLineStart: 6, atBreak: 8, inWord: 14 },
  toSpaced: { atLineStart: 6, atBreak: 8, inWord: 12 },
  betweenBlankModes: { atLineStart: 2, atBreak: 2, inWord: 2 },
} as const;

interface SwitchCosts {
  readonly atLineStart: number;
  readonly atBreak: number;
  readonly inWord: number;
}

interface State {
  readonly reader: Reader;
  /** States of one group make up one stretch; 0 is plain text, left as it stands. */
  readonly group: number;
  readonly encoding?: Encoding;
  readonly enter: SwitchCosts;
}

const PLAIN = 0;
const SPACED = 1;
/** Index of the reader for anything but English among those that leave text as it stands. */
const GENERIC = 2;

/** What `makeStates` makes: plain readers first, in the order of `stayReaders`. */
function makeStates(model: Model, candidates: readonly Candidate[]): State[] {
  const plain = stayReaders(model).map((reader) => ({ reader, group: PLAIN, enter: SWITCH.toPlain }));
  const spaced = { reader: new SpacedReader(model.running), group: SPACED, enter: SWITCH.toSpaced };
  const encoded = candidates.flatMap(({ encoding, evidence, blanks, provenBeside }, index) =>
    blanks.map((mode) => ({
      reader: new EncodingReader(model.running, encoding, mode),
      group: SPACED + 1 + index,
      encoding,
      enter: provenBeside === true || evidence >= PROVEN ? SWITCH.toProven : SWITCH.toUnproven,
    })),
  );
  return [...plain, spaced, ...encoded];
}

/**
 * Segments one suspicious window and decodes it in the same step: the cheapest way (Viterbi 1967) through plain text,
 * spaced letters and the encodings, each reading with its own decoded past.
 *
 * @param text the whole text; offsets are UTF-16 units of it
 */
export function segment(
  text: string,
  window: Range,
  candidates: readonly Candidate[],
  model: Model,
): Stretch[] {
  if (candidates.length === 0 && !mayBeSpaced(text, window)) return [];
  const states = makeStates(model, candidates);
  const length = window.end - window.start;
  const count = states.length;
  const cameFrom = new Uint8Array(length * count);
  const costs = new Float64Array(count);
  const next = new Float64Array(count);
  const costAt = new Int32Array(length * count);
  let previous = window.start > 0 ? text.charCodeAt(window.start - 1) : 0x0a;
  states.forEach(({ reader, group, enter }, state) => {
    reader.begin(true);
    costs[state] = group === PLAIN ? 0 : nats(enter.atLineStart);
  });
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(window.start + index);
    const place =
      previous === 0x0a ? "atLineStart" : isLetterSymbol(SYMBOL_OF_CODE[previous]!) ? "inWord" : "atBreak";
    const atWordStart = previous === 0x20 || previous === 0x0a;
    let least = 0;
    for (let state = 1; state < count; state += 1) if (costs[state]! < costs[least]!) least = state;
    for (let state = 0; state < count; state += 1) {
      const { reader, group, enter } = states[state]!;
      const sibling = states[least]!.group === group;
      const within = group === PLAIN ? SWITCH.betweenPlain : SWITCH.betweenBlankModes;
      const change: SwitchCosts = sibling ? within : state === GENERIC ? SWITCH.encodedToGeneric : enter;
      const entered = costs[least]! + nats(change[place]);
      let cost = costs[state]!;
      cameFrom[index * count + state] = state;
      if (entered < cost) {
        cost = entered;
        reader.begin(atWordStart);
        cameFrom[index * count + state] = least;
      }
      next[state] = cost + reader.read(code, previous);
      costAt[index * count + state] = next[state]!;
    }
    costs.set(next);
    previous = code;
  }
  return stretchesOf(text, window, states, cameFrom, costAt, model);
}

/** Letters behind a blank, with no other letter between, from which on spaced letters can be cheaper than what stands there. */
const LEAST_SPACED = 3;

/** Whether a range shows letters that stand apart at all. */
function mayBeSpaced(text: string, { start, end }: Range): boolean {
  let row = 0;
  let previous = 0x20;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isLetterSymbol(SYMBOL_OF_CODE[code]!)) {
      row = previous === 0x20 || previous === 0x0a ? row + 1 : 0;
      if (row === LEAST_SPACED) return true;
    }
    previous = code;
  }
  return false;
}

function stretchesOf(
  text: string,
  window: Range,
  states: readonly State[],
  cameFrom: Uint8Array,
  costAt: Int32Array,
  model: Model,
): Stretch[] {
  const length = window.end - window.start;
  const count = states.length;
  if (length === 0) return [];
  const path = new Uint8Array(length);
  let state = 0;
  for (let other = 1; other < count; other += 1) {
    if (costAt[(length - 1) * count + other]! < costAt[(length - 1) * count + state]!) state = other;
  }
  for (let index = length - 1; index >= 0; index -= 1) {
    path[index] = state;
    state = cameFrom[index * count + state]!;
  }
  const pathCost = (index: number): number => (index < 0 ? 0 : costAt[index * count + path[index]!]!);
  const stay = stayCosts(text, window.start, window.end, model);
  const stretches: Stretch[] = [];
  for (let from = 0; from < length; ) {
    const { group, encoding } = states[path[from]!]!;
    let to = from + 1;
    // A span lies in one line.
    while (to < length && states[path[to]!]!.group === group && text.charCodeAt(window.start + to) !== 0x0a)
      to += 1;
    if (group !== PLAIN) {
      const evidence = (stay[to]! - stay[from]! - (pathCost(to - 1) - pathCost(from - 1))) / UNITS_PER_NAT;
      const range = { start: window.start + from, end: window.start + to };
      stretches.push(encoding === undefined ? { ...range, evidence } : { ...range, encoding, evidence });
    }
    from = to;
  }
  return stretches;
}
