import type { Encoding } from "../encoding.js";
import { type Domain, descend } from "./anneal.js";
import { Assignment } from "./assignment.js";
import { type CipherText, LONGEST_SEARCHED, readCipherText } from "./cipher-text.js";
import { isDeliberate, isTurned, isWriters } from "./deliberate.js";
import { pairsOf, rangedEncoding, substitutionEncoding } from "./found-encoding.js";
import { polish } from "./polish.js";
import { RANGE_NAMES } from "./ranges.js";
import type { Scorer } from "./scorer.js";
import { isSettled } from "./settled.js";
import { searchMonotone } from "./solve-monotone.js";
import { readingUnder, searchRanges } from "./solve-ranged.js";
import { type Found, freeDomain, linkedDomain, priorOf, search } from "./solve-substitution.js";
import { type Blanks, blanksOf, looksEnciphered, statisticsOf } from "./statistics-gate.js";
import {
  isLetterCode,
  isLower,
  isUpper,
  type TargetCosts,
  targetCosts,
  targetOf,
  toSmall,
  UNKNOWN_TARGET,
} from "./targets.js";
import { countWords } from "./words.js";

/** An encoding found by search. */
export interface Solution {
  readonly encoding: Encoding;
  /** 0 to 1: how surely the text determines the reading. */
  readonly agreement: number;
  /** Nats a character of the reading, as the scorer's language. */
  readonly costPerCharacter: number;
  /** Letters of a–z, in either case, that the encoding knows a code for. */
  readonly lettersKnown: number;
  /** Indices of the stretches that it was found in. */
  readonly stretches: readonly number[];
}

/** UTF-16 units of a stretch that is worth a search; what an encoding that is found says of shorter ones is soon seen. */
const SHORTEST = 30;
/** Nats a code of a stretch as it stands below which it may be anything: names, another language. */
const LEAST_STANDING = 4.2;
/** Stretches that are tried one by one where together they have no solution. */
const MOST_ALONE = 4;

/**
 * Least share of letters in words of the lexicon, among all and without names, and most nats a character, of a reading
 * that is one. Offsets of ranges leave so little open that names hardly count against them.
 */
const LEAST_WORDS = { ranges: 0.5, codes: 0.4 } as const;
const LEAST_WITHOUT_NAMES = { ranges: 0, codes: 0.65 } as const;
const MOST_COST = { ranges: 2.8, codes: 2.6 } as const;
/** Words of three letters and more without which a reading proves nothing. */
const FEWEST_WORDS = 7;

/** Nats that a character of English is cheaper than one of anything else, at least. */
const REDUNDANCY = 1.2;
/** Nats that it takes to describe the meaning of one code, or the offset of one range. */
const CODE_INFORMATION = Math.log(26);
const ORDERED_CODE_INFORMATION = 1.5;
const OFFSET_INFORMATION = 5;

/** Tokens that letters are searched in; the rest of a text only settles what these leave open. */
const SEARCHED = 280;
/** Nats a character up to which a reading is worth polishing. */
const NEARLY = 3;

/**
 * Finds the encodings of stretches that no table explains, as English or another language of the scorer. Stretches of
 * one font are solved together; where that fails, one by one.
 *
 * @param stretches texts that seem enciphered; the first `LONGEST_SEARCHED` UTF-16 units of them all are looked at
 */
export function solveEncodings(stretches: readonly string[], scorer: Scorer): Solution[] {
  const all = stretches.flatMap((stretch, index) =>
    stretch.length >= SHORTEST && statisticsOf(stretch, scorer).standing >= LEAST_STANDING ? [index] : [],
  );
  const together = solve(stretches, all, scorer);
  if (together !== undefined || all.length < 2) return together === undefined ? [] : [together];
  return [...all]
    .sort((a, b) => stretches[b]!.length - stretches[a]!.length || a - b)
    .slice(0, MOST_ALONE)
    .flatMap((index) => solve(stretches, [index], scorer) ?? []);
}

interface Reading {
  readonly text: CipherText;
  readonly found: Found;
  readonly agreement: number;
  readonly encoding: Encoding;
}

/** Small letters from which on a text is none in capitals behind another shift. */
const TELLING_CASE = 50;

/** Codes of a text that are read as targets of a kind. */
const countOf = ({ counts }: CipherText, targets: ArrayLike<number>, isOf: (target: number) => boolean) =>
  counts.reduce((sum, times, index) => (isOf(targets[index]!) ? sum + times : sum), 0);

/** Nats by which ranges must read a text better than one shift of them all. */
const OVER_SHIFT = 4;
/** Nats by which one range by itself must read it better, so that they are sought. */
const WORTH_SEARCH = 3;

/**
 * Finds the offsets of the ranges of stretches that one shift explains for the most part, small letters being most of any
 * text; nothing where that shift reads them as well.
 *
 * @param shift its offset
 */
export function solveRanges(
  stretches: readonly string[],
  shift: number,
  scorer: Scorer,
): Encoding | undefined {
  const parts = stretches.map((stretch) => stretch.slice(0, LONGEST_SEARCHED));
  const blanks = blanksOf(parts.join("\n"));
  if (blanks === undefined) return undefined;
  const costs = targetCosts(scorer);
  const text = cipherText(parts, blanks);
  const language = { costs, words: scorer.words };
  if (isSettled(text, shift, blanks, language, WORTH_SEARCH)) return undefined;
  const found = searchRanges(text, language, blanks);
  // What a shift reads for the most part is read: if signs were kept, so much the better.
  if (found === undefined || isTurned(text, found)) return undefined;
  // Ranges that are not found at all are no other ranges.
  if (Object.values(found.offsets).every((offset) => offset === shift)) return undefined;
  const { lower } = found.offsets;
  if (lower !== shift && countOf(text, found.targets, isLower) < TELLING_CASE) return undefined;
  // Text in capitals alone reads as well in small letters, and better: these prove nothing, but what stands beside them.
  const isOneCase = countOf(text, found.targets, isUpper) === 0;
  const shifted = readingUnder(
    text,
    { lower: isOneCase ? lower! : shift, upper: shift, digits: shift, signs: shift },
    found.blank,
    language,
  );
  if (found.total + OVER_SHIFT * scorer.unitsPerNat >= shifted.total) return undefined;
  const encoding = rangedEncoding(found, text);
  return encoding.family === "ranged-shift" ? encoding : undefined;
}

function solve(
  stretches: readonly string[],
  chosen: readonly number[],
  scorer: Scorer,
  families = FAMILIES,
): Solution | undefined {
  const parts = chosen.map((index) => stretches[index]!.slice(0, LONGEST_SEARCHED));
  const blanks = looksEnciphered(parts.join("\n"), scorer);
  if (blanks === undefined) return undefined;
  const costs = targetCosts(scorer);
  for (const family of isOfOtherScript(parts) ? [readRanges] : families) {
    const reading = family(parts, blanks, costs, scorer);
    if (reading === undefined) continue;
    const { text, found, encoding } = reading;
    const counted = countWords(text, found.targets, scorer.isWord);
    const share = counted.knownLetters / Math.max(1, counted.letters);
    const costPerCharacter = found.total / scorer.unitsPerNat / Math.max(1, text.tokens.length);
    const withoutNames = counted.knownLetters / Math.max(1, counted.letters - counted.nameLetters);
    const key = encoding.family === "substitution" ? "codes" : "ranges";
    if (
      share < LEAST_WORDS[key] ||
      withoutNames < LEAST_WITHOUT_NAMES[key] ||
      counted.words < FEWEST_WORDS ||
      costPerCharacter > MOST_COST[key]
    )
      continue;
    if (encoding.family === "substitution" && isDeliberate(encoding)) return undefined;
    return {
      encoding,
      agreement: reading.agreement,
      costPerCharacter,
      lettersKnown: lettersOf(encoding),
      stretches: chosen,
    };
  }
  return undefined;
}

/** From Cyrillic to before the private use area: fonts whose glyph numbers fall there shift them by a constant. */
const OTHER_SCRIPTS = { first: 0x400, last: 0xdfff } as const;

/** Whether a text is mostly in codes that belong to other scripts than Latin and Greek. */
function isOfOtherScript(parts: readonly string[]): boolean {
  let others = 0;
  let all = 0;
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 1) {
      const code = part.charCodeAt(at);
      if (code <= 0x20) continue;
      all += 1;
      if (code >= OTHER_SCRIPTS.first && code <= OTHER_SCRIPTS.last) others += 1;
    }
  }
  return others > all / 2;
}

type Family = (
  parts: readonly string[],
  blanks: Blanks,
  costs: TargetCosts,
  scorer: Scorer,
) => Reading | undefined;

/** From what needs the least evidence to what needs the most; the first that reads a text is believed. */
const FAMILIES: readonly Family[] = [readRanges, readLinked, readMonotone, readFree];

const cipherText = (parts: readonly string[], blanks: Blanks, longest = LONGEST_SEARCHED): CipherText =>
  readCipherText(parts, blanks === "kept" ? "kept" : "dropped", undefined, longest);

/** How far a text determines what takes so many nats to describe, 0 to 1. */
const determined = (text: CipherText, information: number): number =>
  Math.min(1, (text.tokens.length * REDUNDANCY) / (2 * information));

/** Agreement below which nobody is told of a solution. */
export const LEAST_TOLD = 0.6;

function readRanges(
  parts: readonly string[],
  blanks: Blanks,
  costs: TargetCosts,
  scorer: Scorer,
): Reading | undefined {
  const text = cipherText(parts, blanks);
  const best = searchRanges(text, { costs, words: scorer.words }, blanks);
  if (best === undefined || best.offsets.lower === 0 || isWriters(text, best)) return undefined;
  const information = RANGE_NAMES.length * OFFSET_INFORMATION;
  return {
    text,
    found: best,
    agreement: best.agreement * determined(text, information),
    encoding: rangedEncoding(best, text),
  };
}

/** Share of ASCII letters from which on letters may have been exchanged for letters. */
const LINKED_LETTERS = 0.85;

function readLinked(
  parts: readonly string[],
  blanks: Blanks,
  costs: TargetCosts,
  scorer: Scorer,
): Reading | undefined {
  if (blanks === "moved") return undefined;
  const text = readCipherText(parts, "kept", toSmall);
  const all = text.counts.slice(1).reduce((a, b) => a + b, 0);
  const letters = text.counts.reduce(
    (sum, count, index) => (isLetterCode(text.codes[index]!) ? sum + count : sum),
    0,
  );
  if (letters < LINKED_LETTERS * all) return undefined;
  const domain = linkedDomain(text);
  if (determined(text, domain.free.length * CODE_INFORMATION) < LEAST_TOLD) return undefined;
  const sample = readCipherText(parts, "kept", toSmall, SEARCHED);
  const searched = search(sample, linkedDomain(sample), costs, false);
  if (isFar(sample, searched, costs)) return undefined;
  const { final, sureness } = polishAll(text, domain, sample, searched[0]!, costs, scorer);
  const small = pairsOf(text, final.targets, sureness).filter(({ shown }) => isLetterCode(shown));
  const capitals = small.map((pair) => ({ ...pair, shown: pair.shown - 0x20, meant: pair.meant - 0x20 }));
  const signs = Array.from({ length: 95 }, (_, at) => at + 0x20).filter((code) => !isLetterCode(code));
  return {
    text,
    found: final,
    agreement: agreementOf(sample, searched) * determined(text, domain.free.length * CODE_INFORMATION),
    encoding: substitutionEncoding([
      ...small,
      ...capitals,
      ...signs.map((code) => ({ shown: code, meant: code, sureness: 1 })),
    ]),
  };
}

function readMonotone(
  parts: readonly string[],
  blanks: Blanks,
  costs: TargetCosts,
  scorer: Scorer,
): Reading | undefined {
  if (!mayTell(parts, blanks, ORDERED_CODE_INFORMATION)) return undefined;
  const sample = cipherText(parts, blanks, SEARCHED);
  const found = searchMonotone(sample, costs, blanks);
  if (isFar(sample, found, costs)) return undefined;
  return finishFree(parts, blanks, { sample, found, information: ORDERED_CODE_INFORMATION }, costs, scorer);
}

/** Whether what searches found is so far from English that a few changes will not bring it there. */
const isFar = ({ tokens }: CipherText, [best]: readonly Found[], { unitsPerNat }: TargetCosts): boolean =>
  best === undefined || best.total > NEARLY * tokens.length * unitsPerNat;

function readFree(
  parts: readonly string[],
  blanks: Blanks,
  costs: TargetCosts,
  scorer: Scorer,
): Reading | undefined {
  if (!mayTell(parts, blanks, CODE_INFORMATION)) return undefined;
  const sample = cipherText(parts, blanks, SEARCHED);
  const found = search(sample, freeDomain(sample, blanks === "moved"), costs, blanks === "moved");
  if (isFar(sample, found, costs)) return undefined;
  return finishFree(parts, blanks, { sample, found, information: CODE_INFORMATION }, costs, scorer);
}

/** Whether a text is long enough for independent searches to agree at all on what its codes stand for. */
function mayTell(parts: readonly string[], blanks: Blanks, information: number): boolean {
  const text = cipherText(parts, blanks);
  return determined(text, freeDomain(text, blanks === "moved").free.length * information) >= LEAST_TOLD;
}

/** What searches have found in the first part of a text. */
interface Sampled {
  readonly sample: CipherText;
  readonly found: readonly Found[];
  /** Nats that describe the meaning of one code. */
  readonly information: number;
}

function finishFree(
  parts: readonly string[],
  blanks: Blanks,
  { sample, found, information }: Sampled,
  costs: TargetCosts,
  scorer: Scorer,
): Reading {
  const text = cipherText(parts, blanks);
  const domain = freeDomain(text, blanks === "moved");
  const { final, sureness } = polishAll(text, domain, sample, found[0]!, costs, scorer);
  return {
    text,
    found: final,
    agreement: agreementOf(sample, found) * determined(text, domain.free.length * information),
    encoding: substitutionEncoding(pairsOf(text, final.targets, sureness)),
  };
}

/** Carries a reading of the first part of a text over to all of it, and polishes it there. */
function polishAll(
  text: CipherText,
  domain: Domain,
  sample: CipherText,
  found: Found,
  costs: TargetCosts,
  scorer: Scorer,
): { final: Found; sureness: number[] } {
  const targetIn = new Map(
    sample.codes.map((code, index) => [code, found.targets[index]!] as const).slice(1),
  );
  const targets = text.codes.map((code, index) => {
    if (index <= 1 || !domain.free.includes(index)) return targetIn.get(code) ?? targetOf(code);
    return targetIn.get(code) ?? UNKNOWN_TARGET;
  });
  const state = new Assignment(text, costs, priorOf(text, costs), targets);
  const language = { costs, words: scorer.words };
  if (text.tokens.length > sample.tokens.length) descend(state, domain);
  const sureness = polish(state, text, domain, language);
  return { final: { targets: state.targets, total: state.total }, sureness };
}

/** Share of the small letters that the second best search reads as the best one does. */
function agreementOf(text: CipherText, [best, second]: readonly Found[]): number {
  if (best === undefined || second === undefined) return 0;
  let agreed = 0;
  let all = 0;
  text.counts.forEach((count, index) => {
    if (!isLower(best.targets[index]!)) return;
    all += count;
    if (second.targets[index] === best.targets[index]) agreed += count;
  });
  return all === 0 ? 0 : agreed / all;
}

function lettersOf({ codes, high }: Encoding): number {
  const letters = new Set<number>();
  for (const code of [...codes, ...high.values()]) {
    const target = targetOf(code);
    if (code !== 0 && (isLower(target) || isUpper(target))) letters.add(toSmall(code));
  }
  return letters.size;
}
