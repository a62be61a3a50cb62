import {
  DECODED_CODES,
  type Encoding,
  FIRST_TOKEN,
  isToken,
  knownEncodings,
  LEAST_TOLD,
  type Scorer,
  type Solution,
  solveEncodings,
  solveRanges,
} from "../../encodings/index.js";
import { type EncodingName, namedEncodings, withoutNamed } from "../../encodings/named.js";
import { nats, UNITS_PER_NAT } from "../../english/costs.js";
import { buildDocumentLexicon } from "../../english/document-lexicon.js";
import type { Model } from "../../english/model.js";
import { once } from "../../once.js";
import type { Range } from "../range.js";
import { encipheredParts, isWorthSearch } from "./enciphered-parts.js";
import { type Gain, gainsOf } from "./gains.js";
import { holdsWords, UNSURE_EDGE } from "./holds-words.js";
import { inRanges } from "./in-ranges.js";
import { isNumberRow } from "./number-rows.js";
import { EncodingReader } from "./readers.js";
import { BLANK_MODES, type BlankMode } from "./reading-plans.js";
import { scorerOf } from "./scorer.js";
import { lacksBlanks, type ShiftedWords, shiftedWords, shiftsShown } from "./shifted-words.js";
import { stayCosts } from "./stay.js";
import { explain, type Window, windowOf } from "./windows.js";

/** A document holds few encodings; more than this are not searched for. */
const MOST_ENCODINGS = 10;

/** An encoding that reads some stretches better than they stand. */
export interface Candidate {
  readonly encoding: Encoding;
  /** Sum of gains over stretches, in nats. */
  readonly evidence: number;
  /** The stretches that it gains on. */
  readonly gains: readonly Range[];
  /** Whether the document determines it: what a search guesses from too little text is only reported. */
  readonly determined: boolean;
  /** How its stretches may show their blanks. */
  readonly blanks: readonly BlankMode[];
  /** Whether texts beside this one prove it. */
  readonly provenBeside?: boolean;
}

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

/** Nats a character, besides those of entering an encoding, above which a reading is no English. */
const ENGLISH = { perCharacter: 3.6, entering: 14 } as const;

/** Whether a stretch reads as English: what is rare costs so much as it stands that any reading gains over it. */
function readsEnglish({ range, stay }: Window, { start, end, gain }: Gain): boolean {
  const standing = stay[end - range.start]! - stay[start - range.start]!;
  return standing - gain <= nats(ENGLISH.perCharacter * (end - start) + ENGLISH.entering);
}

/** Share of the best gain from which on a way to show blanks is kept in view. */
const WORTH_TRYING = 0.9;
/** The commonest letters of English, and how many of them any text shows. */
const COMMON_LETTERS = new Set(Array.from("etaoinsrETAOINSR", (letter) => letter.charCodeAt(0)));
const LEAST_LETTERS = 3;

/** 1 for every code below `DECODED_CODES` that the windows show, as characters and as tokens. */
function codesIn(text: string, windows: readonly Window[]): Shown {
  const characters = new Uint8Array(DECODED_CODES);
  const tokens = new Uint8Array(DECODED_CODES);
  for (const { range } of windows) {
    for (let at = range.start; at < range.end; at += 1) {
      const code = text.charCodeAt(at);
      if (code < DECODED_CODES) characters[code] = 1;
      else if (isToken(code) && code - FIRST_TOKEN < DECODED_CODES) tokens[code - FIRST_TOKEN] = 1;
    }
  }
  return { characters, tokens, holdsTokens: tokens.includes(1) };
}

interface Shown {
  readonly characters: Uint8Array;
  readonly tokens: Uint8Array;
  readonly holdsTokens: boolean;
}

const codesFor = ({ tokens }: Encoding, shown: Shown): Uint8Array =>
  tokens ? shown.tokens : shown.characters;

/** Whether all that an encoding reads are tokens, and none is shown. */
const lacksTokens = ({ tokens }: Encoding, shown: Shown): boolean => tokens && !shown.holdsTokens;

/** Whether codes are shown that an encoding reads as common letters; without them it reads nothing. */
function showsLetters(encoding: Encoding, shown: Shown): boolean {
  if (lacksTokens(encoding, shown)) return false;
  const { codes } = encoding;
  const present = codesFor(encoding, shown);
  let letters = 0;
  for (let code = 0; code < DECODED_CODES; code += 1) {
    if (present[code] === 1 && COMMON_LETTERS.has(codes[code]!)) letters += 1;
  }
  return letters >= LEAST_LETTERS;
}

/** Whether a code is shown that an encoding reads as the blank; of what is beyond the table, any may be. */
function showsBlank(encoding: Encoding, shown: Shown): boolean {
  const { codes, high } = encoding;
  const present = codesFor(encoding, shown);
  for (let code = 0; code < DECODED_CODES; code += 1)
    if (present[code] === 1 && codes[code] === 0x20) return true;
  for (const code of high.values()) if (code === 0x20) return true;
  return false;
}

/** An encoding with what it would gain. */
export interface Hypothesis {
  readonly encoding: Encoding;
  readonly blanks: readonly BlankMode[];
  readonly gains: readonly Gain[];
  /** Sum of the gains in units. */
  readonly total: number;
}

/** What searches found, by what they were made in: passes over one document ask for the same again. */
export class Searched {
  private readonly solutions = new Map<string, readonly Solution[]>();
  private readonly ranges = new Map<string, Encoding | undefined>();

  solve(stretches: readonly string[], scorer: Scorer): readonly Solution[] {
    const key = stretches.join("\n");
    const found = this.solutions.get(key) ?? solveEncodings(stretches, scorer);
    this.solutions.set(key, found);
    return found;
  }

  rangesOf(stretches: readonly string[], shift: number, scorer: Scorer): Encoding | undefined {
    const key = `${shift} ${stretches.join("\n")}`;
    if (!this.ranges.has(key)) this.ranges.set(key, solveRanges(stretches, shift, scorer));
    return this.ranges.get(key);
  }
}

/**
 * The encodings that explain what is suspicious, best first. Each is judged on what the better ones left unexplained.
 *
 * @param beside encodings that texts beside this one prove
 * @param searched what passes over the same document before found; added to
 */
export function findEncodings(
  text: string,
  suspects: readonly Range[],
  model: Model,
  beside: readonly EncodingName[] = [],
  searched: Searched = new Searched(),
): Candidate[] {
  const windows = suspects.flatMap((range) => {
    const stay = stayCosts(text, range.start, range.end, model);
    return costlyParts(stay).map(({ start, end }) =>
      windowOf(text, { start: range.start + start, end: range.start + end }, stay.subarray(start, end + 1)),
    );
  });
  const present = codesIn(text, windows);
  // Nearly all text is healthy, and asks for neither this nor the words of the document.
  const enciphered = once(() => encipheredParts(text, suspects, () => false, model));
  const scorer = scorerOf(
    model,
    once(() => buildDocumentLexicon(outside(text, enciphered()), [], model.words).words),
  );
  const unparted = windows.map((window) => lacksBlanks(text, window.range));
  const nominated = windows.map(({ range }, index) =>
    shiftedWords(
      text,
      { start: Math.max(0, range.start - UNSURE_EDGE), end: Math.min(text.length, range.end + UNSURE_EDGE) },
      model.words,
      unparted[index]!,
    ),
  );
  const mayHold = (encoding: Encoding): ((window: number, mode: BlankMode) => boolean) => {
    const offset = plainShift(encoding);
    if (offset === undefined) return () => true;
    return (window, mode) => isNominated(nominated[window]!, offset, mode);
  };
  // Nearly all encodings are shifts, of which a text shows words under a few.
  const shiftsOfAny = shiftsShown(nominated);
  const mayHoldAny = (encoding: Encoding): boolean => {
    const offset = plainShift(encoding);
    return offset === undefined ? windows.length > 0 : shiftsOfAny.has(offset);
  };
  const evaluate = (encoding: Encoding): Hypothesis => {
    const mayRead = mayHold(encoding);
    const byMode = BLANK_MODES.filter(
      (mode) =>
        mode === "kept" || (mode === "lost" ? unparted.includes(true) : showsBlank(encoding, present)),
    ).map((mode) => {
      const reader = new EncodingReader(model.running, encoding, mode);
      const lost = mode === "lost";
      const gains = gainsOf(
        windows,
        reader,
        (window) => (!lost || unparted[window]!) && mayRead(window, mode),
      ).filter(
        (gain) =>
          readsEnglish(windows[gain.window]!, gain) &&
          !isNumberRow(text, gain) &&
          holdsWords(text, gain, encoding, model.words, lost),
      );
      // How rare an encoding is counts once for a document.
      const repaid = nats(encoding.rarity) * Math.max(0, gains.length - 1);
      return { mode, gains, total: totalOf(text, gains) + repaid };
    });
    const { gains, total } = byMode.reduce((best, other) => (other.total > best.total ? other : best));
    const blanks = BLANK_MODES.filter(
      (mode) =>
        mode !== "lost" ||
        byMode.some((one) => one.mode === "lost" && one.total > 0 && one.total >= WORTH_TRYING * total),
    );
    return { encoding, blanks, gains, total };
  };
  const byTotal = (a: Hypothesis, b: Hypothesis): number => b.total - a.total;
  // What is known to be there is as likely as the commonest.
  const expected = beside.flatMap(namedEncodings).map((encoding) => ({ ...encoding, rarity: 0 }));
  const isExpected = new Set<Encoding>(expected);
  let hypotheses = [...expected, ...withoutNamed(knownEncodings(), beside)]
    .filter((encoding) => mayHoldAny(encoding) && showsLetters(encoding, present))
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
    const provenBeside = isExpected.has(best.encoding);
    const chosen = provenBeside
      ? best
      : inRanges(
          text,
          enciphered,
          best,
          evaluate,
          (parts, shift) => searched.rangesOf(parts, shift, scorer),
          model.words,
        );
    const { encoding, blanks } = chosen;
    const evidence = chosen.total / UNITS_PER_NAT;
    found.push({ encoding, blanks, determined: true, evidence, gains: chosen.gains, provenBeside });
    for (const gain of chosen.gains) {
      if (others.some((other) => readsBetter(other, encoding, gain))) continue;
      explain(windows[gain.window]!, gain);
    }
    hypotheses = others;
  }
  const unexplained = encipheredParts(text, suspects, explainedIn(text, windows), model);
  if (!unexplained.some((part) => isWorthSearch(text, part, model))) return found;
  const ciphers = unexplained.map(({ start, end }) => text.slice(start, end));
  for (const { encoding, agreement } of searched.solve(ciphers, scorer)) {
    if (found.length >= MOST_ENCODINGS) break;
    if (agreement < LEAST_TOLD) continue;
    const { blanks, gains, total } = evaluate(encoding);
    const determined = agreement >= LEAST_AGREEMENT;
    const evidence = total / UNITS_PER_NAT;
    if (total > 0) found.push({ encoding, blanks, determined, evidence, gains });
  }
  return found;
}

/** The shift of an encoding that is one of characters. */
function plainShift({ family, params: { offset }, tokens }: Encoding): number | undefined {
  return family === "shift" && !tokens && typeof offset === "number" ? offset : undefined;
}

/** Whether a window shows a word under a shift at all. */
const isNominated = ({ parted, inside }: ShiftedWords, offset: number, mode: BlankMode): boolean =>
  parted.has(offset) || (mode === "lost" && inside.has(offset));

/** Units by which another encoding must read a stretch better than the one that is chosen first. */
const BETTER = nats(6);

/** What parts the small letters of ASCII from its capitals. */
const CASE = 0x20;

/** Whether one encoding reads small letters where another, which is chosen first, reads the same ones as capitals. */
function readsSmall(one: Encoding, chosen: Encoding): boolean {
  const [small, capital] = [one, chosen].map(({ params, tokens }) => (tokens ? undefined : params["offset"]));
  return typeof small === "number" && typeof capital === "number" && capital - small === CASE;
}

/** Whether a rival of the chosen encoding reads a stretch better. */
const readsBetter = (other: Hypothesis, chosen: Encoding, { window, start, end, gain }: Gain): boolean =>
  readsSmall(other.encoding, chosen) &&
  other.gains.some(
    (rival) =>
      rival.window === window && rival.start < end && start < rival.end && rival.gain > gain + BETTER,
  );

/** Agreement of independent searches from which on their encoding is taken for one. */
const LEAST_AGREEMENT = 0.9;

/** Tells whether an encoding chosen before reads a UTF-16 offset. */
function explainedIn(text: string, windows: readonly Window[]): (offset: number) => boolean {
  const all = new Uint8Array(text.length);
  for (const { range, explained } of windows) all.set(explained, range.start);
  return (offset) => all[offset] === 1;
}

/** What lies outside some ranges. */
function outside(text: string, ranges: readonly Range[]): string[] {
  const parts = ranges.map(({ start }, index) => text.slice(ranges[index - 1]?.end ?? 0, start));
  return [...parts, text.slice(ranges.at(-1)?.end ?? 0)];
}
