import { DECODED_CODES, decodeText, type Encoding, isKept, knownEncodings } from "../encodings/index.js";
import { nats, UNITS_PER_NAT } from "../english/costs.js";
import type { Model } from "../english/model.js";
import { findNode, isWordNode } from "../english/trie.js";
import { BLANK_MODES, type BlankMode, EncodingReader } from "./readers.js";
import type { Range } from "./screen.js";
import { stayCosts } from "./stay.js";

/** Nats by which a stretch must gain before it counts at all. */
const LEAST_GAIN = 8;
/** Units below its peak at which a gain has ended. */
const DROP = nats(12);
/** Nats of entering an encoding. */
const ENTRY = 3;
/** A document holds few encodings; more than this are not searched for. */
const MOST_ENCODINGS = 6;

/** An encoding that reads some stretches better than they stand. */
export interface Candidate {
  readonly encoding: Encoding;
  /** Sum of gains over stretches, in nats. */
  readonly evidence: number;
}

interface Gain {
  readonly window: number;
  readonly start: number;
  readonly end: number;
  readonly gain: number;
}

/** Letters from which on a word in the lexicon proves something. */
const TELLING_LENGTH = 4;

/**
 * Whether a stretch reads as at least one word that it does not already show as it stands; plain blanks may be spurious,
 * so that the words are sought with and without them.
 */
function holdsWords(raw: string, encoding: Encoding, model: Model): boolean {
  // Control characters are no text, so that the letters beside them need not change.
  const shown = /[\0-\x08\x0e-\x1f]/.test(raw) ? "" : raw.toLowerCase();
  // A stop that may stand for itself parts words as a blank does.
  const parted = raw.replace(/[.,;:?!]/g, (stop) => (isKept(encoding, stop.charCodeAt(0)) ? " " : stop));
  return [raw, parted, raw.replaceAll(" ", "")].some((glyphs) =>
    glyphs
      .split(" ")
      .map((part) => decodeText(encoding, part))
      .join(" ")
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((word) => {
        if (word.length < TELLING_LENGTH || shown.includes(word)) return false;
        const node = findNode(model.words, word);
        return node >= 0 && isWordNode(model.words, node);
      }),
  );
}

/** UTF-16 units by which the ends of a gain may miss those of its words. */
const UNSURE_EDGE = 3;

/** Sum of gains over stretches that show different text; what recurs proves no more than once. */
function totalOf(text: string, gains: readonly Gain[]): number {
  const seen = new Set<string>();
  let total = 0;
  for (const { start, end, gain } of gains) {
    const raw = text.slice(start, end).trim();
    if (!seen.has(raw)) total += gain;
    seen.add(raw);
  }
  return total;
}

/** The stretches in which `reader` gains over leaving the text as it stands: maximal excursions of the summed gain. */
function gainsOf(text: string, windows: readonly Window[], reader: EncodingReader): Gain[] {
  const gains: Gain[] = [];
  const entry = nats(ENTRY + reader.encoding.rarity);
  const least = nats(LEAST_GAIN);
  windows.forEach(({ range, stay, explained }, window) => {
    let sum = 0;
    let start = range.start;
    let peak = 0;
    let peakEnd = range.start;
    const close = (): void => {
      if (peak >= least) gains.push({ window, start, end: peakEnd, gain: peak });
      sum = 0;
      peak = 0;
    };
    for (let at = range.start; at < range.end; at += 1) {
      const previous = at > 0 ? text.charCodeAt(at - 1) : -1;
      if (sum === 0) {
        start = at;
        reader.begin(previous === 0x20 || previous === 0x0a || previous === -1);
        sum = -entry;
      }
      const index = at - range.start;
      const step = explained[index] === 1 ? 0 : stay[index + 1]! - stay[index]!;
      sum += step - reader.read(text.charCodeAt(at), previous);
      if (sum > peak) {
        peak = sum;
        peakEnd = at + 1;
      }
      if (sum <= -entry || (peak > 0 && sum < peak - DROP)) close();
    }
    close();
  });
  return gains;
}

/**
 * Nats a character above which text is worth trying encodings on, the excess in nats that makes it so, the drop in nats
 * that ends it, and a margin in UTF-16 units.
 */
const COSTLY = { perCharacter: 2.35, excess: 4, drop: 8, margin: 4 };

/** The parts of a window that are costly to leave as they stand, from its cumulative costs; offsets from its start. */
function costlyParts(stay: Int32Array): Range[] {
  const parts: { start: number; end: number }[] = [];
  let sum = 0;
  let peak = 0;
  let start = 0;
  let end = 0;
  const close = (): void => {
    if (peak >= nats(COSTLY.excess)) {
      const from = Math.max(0, start - COSTLY.margin);
      const to = Math.min(stay.length - 1, end + COSTLY.margin);
      const last = parts.at(-1);
      if (last !== undefined && from <= last.end) last.end = to;
      else parts.push({ start: from, end: to });
    }
    sum = 0;
    peak = 0;
  };
  for (let at = 0; at + 1 < stay.length; at += 1) {
    if (sum === 0) start = at;
    sum += stay[at + 1]! - stay[at]! - nats(COSTLY.perCharacter);
    if (sum > peak) {
      peak = sum;
      end = at + 1;
    }
    if (sum <= 0 || sum < peak - nats(COSTLY.drop)) close();
  }
  close();
  return parts;
}

const KEPT_ONLY: readonly BlankMode[] = ["kept"];
/** The commonest letters of English, and how many of them any text shows. */
const COMMON_LETTERS = new Set(Array.from("etaoinsrETAOINSR", (letter) => letter.charCodeAt(0)));
const LEAST_LETTERS = 3;

/** 1 for every code below `DECODED_CODES` that the windows show. */
function codesIn(text: string, windows: readonly Window[]): Uint8Array {
  const present = new Uint8Array(DECODED_CODES);
  for (const { range } of windows) {
    for (let at = range.start; at < range.end; at += 1) {
      const code = text.charCodeAt(at);
      if (code < DECODED_CODES) present[code] = 1;
    }
  }
  return present;
}

/** Whether codes are shown that an encoding reads as common letters; without them it reads nothing. */
function showsLetters({ codes }: Encoding, present: Uint8Array): boolean {
  let letters = 0;
  for (let code = 0; code < DECODED_CODES; code += 1) {
    if (present[code] === 1 && COMMON_LETTERS.has(codes[code]!)) letters += 1;
  }
  return letters >= LEAST_LETTERS;
}

/** Whether a code is shown that an encoding reads as the blank. */
function showsBlank({ codes }: Encoding, present: Uint8Array): boolean {
  for (let code = 0; code < DECODED_CODES; code += 1)
    if (present[code] === 1 && codes[code] === 0x20) return true;
  return false;
}

interface Hypothesis {
  readonly encoding: Encoding;
  readonly gains: readonly Gain[];
  /** Sum of the gains in units. */
  readonly total: number;
}

interface Window {
  readonly range: Range;
  readonly stay: Int32Array;
  /** 1 where an encoding chosen before already explains the character. */
  readonly explained: Uint8Array;
}

/**
 * The encodings that explain what is suspicious, best first. Each is judged on what the better ones left unexplained.
 */
export function findEncodings(text: string, suspects: readonly Range[], model: Model): Candidate[] {
  const windows = suspects.flatMap((range) => {
    const stay = stayCosts(text, range.start, range.end, model);
    return costlyParts(stay).map(({ start, end }) => ({
      range: { start: range.start + start, end: range.start + end },
      stay: stay.subarray(start, end + 1),
      explained: new Uint8Array(end - start),
    }));
  });
  const present = codesIn(text, windows);
  const evaluate = (encoding: Encoding): Hypothesis => {
    const modes = showsBlank(encoding, present) ? BLANK_MODES : KEPT_ONLY;
    const byMode = modes.map((mode) =>
      gainsOf(text, windows, new EncodingReader(model.running, encoding, mode)).filter(({ start, end }) =>
        holdsWords(text.slice(Math.max(0, start - UNSURE_EDGE), end + UNSURE_EDGE), encoding, model),
      ),
    );
    return byMode
      .map((gains) => ({ encoding, gains, total: totalOf(text, gains) }))
      .reduce((best, other) => (other.total > best.total ? other : best));
  };
  const byTotal = (a: Hypothesis, b: Hypothesis): number => b.total - a.total;
  let hypotheses = knownEncodings()
    .filter((encoding) => showsLetters(encoding, present))
    .map(evaluate)
    .filter(({ total }) => total > 0)
    .sort(byTotal);
  const found: Candidate[] = [];
  while (found.length < MOST_ENCODINGS && hypotheses.length > 0) {
    // What is explained only takes evidence away, so the first that keeps its lead when judged anew is the best.
    const [leader, ...others] = hypotheses;
    const best = found.length === 0 ? leader! : evaluate(leader!.encoding);
    if (best.total < (others[0]?.total ?? 0)) {
      hypotheses = [...others, best].filter(({ total }) => total > 0).sort(byTotal);
      continue;
    }
    if (best.total === 0) break;
    found.push({ encoding: best.encoding, evidence: best.total / UNITS_PER_NAT });
    for (const { window, start, end } of best.gains) {
      const { range, explained } = windows[window]!;
      explained.fill(1, start - range.start, end - range.start);
    }
    hypotheses = others;
  }
  return found;
}
