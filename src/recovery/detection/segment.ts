import type { Encoding } from "../../encodings/index.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";
import { nats, UNITS_PER_NAT } from "../../english/costs.js";
import type { Model } from "../../english/model.js";
import { once } from "../../once.js";
import type { Range } from "../range.js";
import type { Candidate } from "./find-encodings.js";
import { EncodingReader, EnglishReader, GenericReader, type Reader, SpacedReader } from "./readers.js";
import { stayCosts } from "./stay.js";

/** A stretch of text that reads best through one encoding, or as spaced letters. */
export interface Stretch extends Range {
  /** Absent where the letters are spaced but true. */
  readonly encoding?: Encoding;
  /** Nats gained over leaving the stretch as it stands. */
  readonly evidence: number;
}

/** Evidence in nats from which on an encoding counts as proven in a document. */
export const PROVEN = 30;

/** What stands before a code: the place at which readers change. */
const AT_LINE_START = 0;
const AT_BREAK = 1;
const IN_WORD = 2;

/** Nats of going over from one reader to another: at the start of a line, where no letter stands before, and inside a word. */
const SWITCH = {
  betweenPlain: [2.5, 2.5, 5],
  toPlain: [2, 5, 9],
  encodedToGeneric: [4, 10, 14],
  toProven: [3, 6, 10],
  toUnproven: [6, 8, 14],
  toSpaced: [6, 8, 12],
  betweenBlankModes: [2, 2, 2],
} as const;

type SwitchCosts = readonly [atLineStart: number, atBreak: number, inWord: number];

/** States of one group make up one stretch; 0 is plain text, left as it stands. */
const PLAIN = 0;
const SPACED = 1;

/** The ways to read text that a segment may be in, by number: as it stands, as spaced letters, through encodings. */
const ENGLISH_STATE = 0;
const CAPITALS_STATE = 1;
const GENERIC_STATE = 2;
const SPACED_STATE = 3;
const FIRST_ENCODED = 4;

/** What is known of the states, as columns. */
interface States {
  readonly count: number;
  readonly groups: Uint8Array;
  /** Units of entering each, in threes by place: from a state of its group, and behind those from one of another. */
  readonly changes: Int32Array;
  /** Those of the states from `FIRST_ENCODED` on. */
  readonly encodings: readonly Encoding[];
  readonly readers: readonly EncodingReader[];
}

const PLACES = 3;
const CHANGES = 2 * PLACES;

function makeStates(model: Model, candidates: readonly Candidate[]): States {
  const encoded = candidates.flatMap(({ encoding, evidence, blanks, provenBeside }, index) =>
    blanks.map((mode) => ({
      group: SPACED + 1 + index,
      encoding,
      reader: new EncodingReader(model.running, encoding, mode),
      enter: provenBeside === true || evidence >= PROVEN ? SWITCH.toProven : SWITCH.toUnproven,
    })),
  );
  const entries: readonly (readonly [group: number, enter: SwitchCosts])[] = [
    [PLAIN, SWITCH.toPlain],
    [PLAIN, SWITCH.toPlain],
    [PLAIN, SWITCH.encodedToGeneric],
    [SPACED, SWITCH.toSpaced],
    ...encoded.map(({ group, enter }) => [group, enter] as const),
  ];
  return {
    count: entries.length,
    groups: Uint8Array.from(entries, ([group]) => group),
    changes: Int32Array.from(
      entries.flatMap(([group, enter]) => [
        ...(group === PLAIN ? SWITCH.betweenPlain : SWITCH.betweenBlankModes),
        ...enter,
      ]),
      nats,
    ),
    encodings: encoded.map(({ encoding }) => encoding),
    readers: encoded.map(({ reader }) => reader),
  };
}

/** The cheapest ways through the states. */
interface Ways {
  /** The state before, by row of the window and state. */
  readonly cameFrom: Uint8Array;
  /** The state that the cheapest way of all ends in. */
  readonly last: number;
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
  return stretchesOf(text, window, states, cheapestWays(text, window, states, model), model);
}

/** Each kind of reader is asked where no other is, so that the compiler knows what it calls: all is read by each. */
function cheapestWays(text: string, window: Range, states: States, model: Model): Ways {
  const { count, groups, changes, readers } = states;
  const length = window.end - window.start;
  const cameFrom = new Uint8Array(length * count);
  const english = new EnglishReader(model.running, false);
  const capitals = new EnglishReader(model.running, true);
  const generic = new GenericReader();
  const spaced = new SpacedReader(model.running);
  for (const reader of [english, capitals, generic, spaced, ...readers]) reader.begin(true);
  const costs = firstCosts(states);
  const isEntered = new Uint8Array(count);
  let previous = window.start > 0 ? text.charCodeAt(window.start - 1) : 0x0a;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(window.start + index);
    const place = placeAfter(previous);
    const least = cheapestOf(costs);
    const leastCost = costs[least]!;
    const leastGroup = groups[least]!;
    const row = index * count;
    for (let state = 0; state < count; state += 1) {
      const change = state * CHANGES + (groups[state] === leastGroup ? place : PLACES + place);
      const entered = leastCost + changes[change]!;
      const isCheaper = entered < costs[state]!;
      isEntered[state] = isCheaper ? 1 : 0;
      cameFrom[row + state] = isCheaper ? least : state;
      if (isCheaper) costs[state] = entered;
    }
    const atWordStart = previous === 0x20 || previous === 0x0a;
    if (isEntered[ENGLISH_STATE] === 1) english.begin(atWordStart);
    costs[ENGLISH_STATE]! += english.read(code, previous);
    if (isEntered[CAPITALS_STATE] === 1) capitals.begin(atWordStart);
    costs[CAPITALS_STATE]! += capitals.read(code, previous);
    if (isEntered[GENERIC_STATE] === 1) generic.begin();
    costs[GENERIC_STATE]! += generic.read(code, previous);
    if (isEntered[SPACED_STATE] === 1) spaced.begin(atWordStart);
    costs[SPACED_STATE]! += spaced.read(code, previous);
    for (let state = FIRST_ENCODED; state < count; state += 1) {
      const reader = readers[state - FIRST_ENCODED]!;
      if (isEntered[state] === 1) reader.begin(atWordStart);
      costs[state]! += reader.read(code, previous);
    }
    previous = code;
  }
  return { cameFrom, last: cheapestOf(costs) };
}

/** Units of each state before the first code of a window. */
const firstCosts = ({ groups, changes }: States): Int32Array =>
  Int32Array.from(groups, (group, state) =>
    group === PLAIN ? 0 : changes[state * CHANGES + PLACES + AT_LINE_START]!,
  );

const placeAfter = (previous: number): number =>
  previous === 0x0a ? AT_LINE_START : isLetterSymbol(SYMBOL_OF_CODE[previous]!) ? IN_WORD : AT_BREAK;

/** The first of the cheapest. */
function cheapestOf(costs: Int32Array): number {
  let least = 0;
  for (let state = 1; state < costs.length; state += 1) if (costs[state]! < costs[least]!) least = state;
  return least;
}

/** The states of the cheapest way, by row. */
function pathOf({ cameFrom, last }: Ways, length: number, count: number): Uint8Array {
  const path = new Uint8Array(length);
  let state = last;
  for (let index = length - 1; index >= 0; index -= 1) {
    path[index] = state;
    state = cameFrom[index * count + state]!;
  }
  return path;
}

/**
 * Units of the cheapest way before each row, 0 before the first: it is read once more, since to keep what all ways cost takes far
 * more memory.
 *
 * @param before the state before the first row
 */
function costsAlong(
  text: string,
  window: Range,
  path: Uint8Array,
  before: number,
  states: States,
  model: Model,
): Int32Array {
  const { groups, changes } = states;
  const readers: readonly Reader[] = [
    new EnglishReader(model.running, false),
    new EnglishReader(model.running, true),
    new GenericReader(),
    new SpacedReader(model.running),
    ...states.readers,
  ];
  for (const reader of readers) reader.begin(true);
  const costs = new Int32Array(path.length + 1);
  let sum = firstCosts(states)[before]!;
  let state = before;
  let previous = window.start > 0 ? text.charCodeAt(window.start - 1) : 0x0a;
  for (let index = 0; index < path.length; index += 1) {
    const code = text.charCodeAt(window.start + index);
    const next = path[index]!;
    if (next !== state) {
      const change = (groups[next] === groups[state] ? 0 : PLACES) + placeAfter(previous);
      sum += changes[next * CHANGES + change]!;
      readers[next]!.begin(previous === 0x20 || previous === 0x0a);
      state = next;
    }
    sum += readers[next]!.read(code, previous);
    costs[index + 1] = sum;
    previous = code;
  }
  return costs;
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

function stretchesOf(text: string, window: Range, states: States, ways: Ways, model: Model): Stretch[] {
  const { count, groups, encodings } = states;
  const length = window.end - window.start;
  if (length === 0) return [];
  const path = pathOf(ways, length, count);
  const reading = once(() => costsAlong(text, window, path, ways.cameFrom[path[0]!]!, states, model));
  const staying = once(() => stayCosts(text, window.start, window.end, model));
  const stretches: Stretch[] = [];
  for (let from = 0; from < length; ) {
    const group = groups[path[from]!]!;
    let to = from + 1;
    // A span lies in one line.
    while (to < length && groups[path[to]!] === group && text.charCodeAt(window.start + to) !== 0x0a) to += 1;
    if (group !== PLAIN) {
      // Spaced letters, the state before the first encoded one, have none.
      const encoding = encodings[path[from]! - FIRST_ENCODED];
      const stay = staying();
      const read = reading();
      const evidence = (stay[to]! - stay[from]! - (read[to]! - read[from]!)) / UNITS_PER_NAT;
      const range = { start: window.start + from, end: window.start + to };
      stretches.push(encoding === undefined ? { ...range, evidence } : { ...range, encoding, evidence });
    }
    from = to;
  }
  return stretches;
}
