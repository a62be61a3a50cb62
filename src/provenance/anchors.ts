import type { Decision, PlacedDecision } from "./decisions.js";
import { type Surroundings, surroundingsOf } from "./surroundings.js";
import { findEscaped, type Place } from "./written.js";

/** Where decisions hold in a text. */
export interface Placement {
  /** Those whose raw text stands in the text: sorted and disjoint. */
  readonly placed: readonly PlacedDecision[];
  /** Those whose reading stands in the text already, as in a text that was cleaned with them. */
  readonly standing: readonly PlacedDecision[];
  readonly unplaced: readonly Decision[];
}

/**
 * Surroundings that must agree, in UTF-16 units on both sides together, before a text that has changed counts as the
 * place of a decision: two or three words, or one beside a long raw text, which hardly occurs twice.
 */
const LEAST_AGREEMENT = 16;
const LEAST_AGREEMENT_OF_LONG = 8;
const LONG_RAW = 8;
/** So long a raw text that occurs once is its own place, whatever stands around it. */
const UNMISTAKABLE_RAW = 16;
/**
 * So much must agree around what occurs once and is to stay, a rejected text or a reading that stands there already, unless
 * it is parted from what stands around it as it was: nothing is changed if it is not the one meant.
 */
const LEAST_AGREEMENT_OF_KEPT = 8;
/** A raw text from so many units on may overlap itself so often that comparing it anew everywhere never ends. */
const LONG_NEEDLE = 256;
/** Of a text that occurs more often, only the nearest places are compared; time stays linear in the text. */
const MOST_PLACES = 256;

/** Whether another decision about the same source has units of a range, or begins there. */
type IsTaken = (start: number, end: number) => boolean;

/** A place that may be meant, and how much of the surroundings agrees. */
interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly agreement: number;
  readonly isRaw: boolean;
}

/**
 * Finds the places of decisions: where the offsets lead to the same text in the same surroundings, there; otherwise
 * where the surroundings agree best. Of two decisions about one place the later one counts.
 */
export function placeDecisions(text: string, decisions: readonly Decision[]): Placement {
  if (decisions.length === 0) return { placed: [], standing: [], unplaced: [] };
  const occurrencesOf = remembered((needle) => findAll(text, needle));
  const escapedOf = remembered((reading) => findEscaped(text, reading));
  const order = [...decisions.keys()].sort((a, b) => decisions[a]!.start - decisions[b]!.start);
  const surroundings = surroundingsOf(decisions, order);
  const candidates: (Candidate | undefined)[] = [];
  const taken = new Map<number, string>();
  /** For each unit of the text the decision that has it, counted from 1: spans of one source have none in common. */
  const owners = new Uint32Array(text.length);
  // What was added or lost before a place moves it; of equal places the one that this leads to is meant.
  let drift = 0;
  for (const index of order) {
    const decision = decisions[index]!;
    const isOthers = (at: number): boolean => {
      const owner = decisions[owners[at]! - 1];
      return owner?.source.sha256 === decision.source.sha256 && keyOf(owner) !== keyOf(decision);
    };
    const isTaken: IsTaken = (start, end) => {
      const before = taken.get(start);
      if (before !== undefined && before !== keyOf(decision)) return true;
      return start < end && (isOthers(start) || isOthers(end - 1));
    };
    const candidate =
      asOffsetsSay(text, decision) ??
      asDriftSays(text, decision, drift, isTaken) ??
      bestPlace(text, decision, surroundings[index]!, drift, occurrencesOf, escapedOf, isTaken);
    if (!candidate) continue;
    candidates[index] = candidate;
    taken.set(candidate.start, keyOf(decision));
    owners.fill(index + 1, candidate.start, candidate.end);
    drift = candidate.start - decision.start;
  }
  return settled(decisions, candidates);
}

/** A function that is asked about the same string again and again. */
function remembered<Found>(find: (asked: string) => Found): (asked: string) => Found {
  const known = new Map<string, Found>();
  return (asked) => {
    const found = known.get(asked) ?? find(asked);
    known.set(asked, found);
    return found;
  };
}

/** Decisions about what begins at one place of one source have one key: of them, the later one counts in the end. */
const keyOf = ({ source, start }: Decision): string => `${source.sha256} ${start}`;

/** No place can agree better or lie nearer than this one, so that the text need not be searched. */
function asDriftSays(
  text: string,
  decision: Decision,
  drift: number,
  isTaken: IsTaken,
): Candidate | undefined {
  if (isTaken(decision.start + drift, decision.end + drift)) return undefined;
  const there = asOffsetsSay(text, { ...decision, start: decision.start + drift, end: decision.end + drift });
  return there !== undefined && there.agreement >= wantedAgreement(decision) ? there : undefined;
}

function asOffsetsSay(text: string, decision: Decision): Candidate | undefined {
  const { start, end, raw, before, after } = decision;
  const agrees =
    text.startsWith(raw, start) &&
    text.startsWith(after, end) &&
    start >= before.length &&
    text.startsWith(before, start - before.length);
  return agrees ? { start, end, agreement: before.length + after.length, isRaw: true } : undefined;
}

function bestPlace(
  text: string,
  decision: Decision,
  surroundings: Surroundings,
  drift: number,
  occurrencesOf: (needle: string) => readonly number[],
  escapedOf: (reading: string) => readonly Place[],
  isTaken: IsTaken,
): Candidate | undefined {
  const { raw, reading } = decision;
  const expected = decision.start + drift;
  const candidate = (start: number, end: number, isRaw: boolean): Candidate[] =>
    isTaken(start, end)
      ? []
      : [{ start, end, agreement: agreementAt(text, surroundings, start, end), isRaw }];
  const candidates = (needle: string, isRaw: boolean): Candidate[] =>
    nearest(occurrencesOf(needle), expected).flatMap((start) =>
      candidate(start, start + needle.length, isRaw),
    );
  const ofRaw = candidates(raw, true);
  const isRead = reading !== undefined && reading !== raw && reading !== "";
  const ofReading = isRead ? candidates(reading, false) : [];
  if (isRead && ofRaw.length === 0 && occurrencesOf(reading).length === 0) {
    const escaped = escapedOf(reading);
    if (escaped.length === 1) ofReading.push(...candidate(escaped[0]!.start, escaped[0]!.end, false));
  }
  const all = [...ofRaw, ...ofReading];
  const distance = ({ start }: Candidate): number => Math.abs(start - expected);
  const [best, next] = all.sort((a, b) => b.agreement - a.agreement || distance(a) - distance(b));
  if (best === undefined) return undefined;
  const wanted = wantedAgreement(decision);
  if (best.agreement >= wanted) return best;
  // Where its reading stands already, a raw text that another one holds as well is not meant.
  if (raw.length >= UNMISTAKABLE_RAW && occurrencesOf(raw).length === 1 && ofRaw[0] !== undefined)
    return ofRaw[0];
  const isAlone = best.isRaw
    ? decision.action === "reject" && occurrencesOf(raw).length === 1
    : occurrencesOf(raw).length === 0 && occurrencesOf(reading!).length <= 1;
  if (isAlone && (best.agreement >= LEAST_AGREEMENT_OF_KEPT || isPartedAlike(text, decision, best)))
    return best;
  // Of a short text there is less to agree; then all of it must, and nowhere else.
  const whole = Math.min(wanted, shortest(surroundings.before) + shortest(surroundings.after));
  return best.agreement >= whole && next?.agreement !== best.agreement ? best : undefined;
}

const wantedAgreement = ({ raw }: Decision): number =>
  raw.length >= LONG_RAW ? LEAST_AGREEMENT_OF_LONG : LEAST_AGREEMENT;

/** Whether blanks or line ends part a place from what stands around it as they did where the decision was made. */
function isPartedAlike(text: string, { before, after }: Decision, { start, end }: Candidate): boolean {
  const isParted = (sign: string | undefined): boolean => sign === undefined || /\s/.test(sign);
  return isParted(text[start - 1]) === isParted(before.at(-1)) && isParted(text[end]) === isParted(after[0]);
}

function agreementAt(text: string, { before, after }: Surroundings, start: number, end: number): number {
  return (
    Math.max(...before.map((context) => commonEnd(text, start, context))) +
    Math.max(...after.map((context) => commonStart(text, end, context)))
  );
}

const shortest = (contexts: readonly string[]): number => Math.min(...contexts.map(({ length }) => length));

function commonEnd(text: string, at: number, context: string): number {
  let length = 0;
  while (length < context.length && text[at - 1 - length] === context[context.length - 1 - length]) length++;
  return length;
}

function commonStart(text: string, at: number, context: string): number {
  let length = 0;
  while (length < context.length && text[at + length] === context[length]) length++;
  return length;
}

function findAll(text: string, needle: string): number[] {
  if (needle.length >= LONG_NEEDLE) return findAllOfLong(text, needle);
  const found: number[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) found.push(at);
  return found;
}

/** The same after Knuth, Morris and Pratt: no unit of the text is read twice. */
function findAllOfLong(text: string, needle: string): number[] {
  // How much of the needle still agrees where its next unit does not.
  const borders = new Int32Array(needle.length + 1);
  borders[0] = -1;
  const agreeing = (units: number, unit: string | undefined): number => {
    let rest = units;
    while (rest >= 0 && needle[rest] !== unit) rest = borders[rest]!;
    return rest + 1;
  };
  for (let at = 1; at < needle.length; at++) borders[at + 1] = agreeing(borders[at]!, needle[at]);
  const found: number[] = [];
  let units = 0;
  for (let at = 0; at < text.length; at++) {
    units = agreeing(units, text[at]);
    if (units < needle.length) continue;
    found.push(at + 1 - units);
    units = borders[units]!;
  }
  return found;
}

/** Those of sorted places that lie nearest to one. */
function nearest(places: readonly number[], expected: number): readonly number[] {
  if (places.length <= MOST_PLACES) return places;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < expected) low = middle + 1;
    else high = middle;
  }
  const first = Math.min(Math.max(0, low - MOST_PLACES / 2), places.length - MOST_PLACES);
  return places.slice(first, first + MOST_PLACES);
}

/** Drops what an overlapping later decision outdoes. */
function settled(decisions: readonly Decision[], candidates: readonly (Candidate | undefined)[]): Placement {
  const chosen: (PlacedDecision & { readonly isRaw: boolean; readonly index: number })[] = [];
  const unplaced: Decision[] = [];
  const found = decisions.flatMap((decision, index) => {
    const candidate = candidates[index];
    if (!candidate) unplaced.push(decision);
    return candidate ? [{ decision, index, ...candidate }] : [];
  });
  found.sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  for (const place of found) {
    const before = chosen.at(-1);
    if (!before || before.end <= place.start) {
      chosen.push(place);
      continue;
    }
    const isSame = before.start === place.start && before.end === place.end;
    const isLater = before.index < place.index;
    if (isLater) chosen[chosen.length - 1] = place;
    // About the same span, the earlier decision has been revised; about another one, it is lost.
    if (!isSame) unplaced.push(isLater ? before.decision : place.decision);
  }
  const asPlaced = ({ decision, start, end }: PlacedDecision): PlacedDecision => ({ decision, start, end });
  return {
    placed: chosen.filter(({ isRaw }) => isRaw).map(asPlaced),
    standing: chosen.filter(({ isRaw }) => !isRaw).map(asPlaced),
    unplaced,
  };
}
