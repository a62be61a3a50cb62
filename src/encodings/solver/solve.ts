import { type Encoding, FIRST_TOKEN, isToken } from "../encoding.js";
import { tableEncoding } from "../glyph-table.js";
import { rangedShift } from "../ranged-shift.js";
import { shiftEncoding } from "../shift.js";
import { type Domain, descend } from "./anneal.js";
import { Assignment } from "./assignment.js";
import { type CipherText, LONGEST_SEARCHED, readCipherText } from "./cipher-text.js";
import { polish } from "./polish.js";
import { RANGE_NAMES } from "./ranges.js";
import type { Scorer } from "./scorer.js";
import { searchMonotone } from "./solve-monotone.js";
import { type RangedReading, readingUnder, searchRanges } from "./solve-ranged.js";
import { type Found, freeDomain, linkedDomain, priorOf, search } from "./solve-substitution.js";
import { type Blanks, blanksOf, looksEnciphered, statisticsOf } from "./statistics-gate.js";
import {
  isDigit,
  isLower,
  isUpper,
  TARGETS,
  type TargetCosts,
  targetCosts,
  targetOf,
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

/** Least share of letters in words of the lexicon, and most nats a character, of a reading that is one. */
const LEAST_WORDS = { ranges: 0.5, codes: 0.65 } as const;
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

/** Probability below which the meaning of a code is anyone's guess. */
const LEAST_SURE = 0.4;

/** Nats of meeting a substitution, over the commonest encoding. */
const RARITY = 8;

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

/** Share of codes that are capitals after small letters from which on these are no capitals. */
const CAPITALS_INSIDE = 0.015;

/**
 * Whether ranges are those of a writer who hides a text, and of no font: all letters turned alike and nothing else, or an
 * alphabet turned in itself, so that its end is read as capitals.
 */
function isWriters({ tokens }: CipherText, { offsets, targets }: RangedReading): boolean {
  const { lower, upper, signs = 0, digits = 0 } = offsets;
  if (upper === lower && signs === 0 && digits === 0) return true;
  let inside = 0;
  tokens.forEach((token, place) => {
    if (place > 0 && isUpper(targets[token]!) && isLower(targets[tokens[place - 1]!]!)) inside += 1;
  });
  return inside > 1 && inside > CAPITALS_INSIDE * tokens.length;
}

/** Letters from which on a text in small letters and capitals is none in capitals behind another shift. */
const TELLING_CASE = 50;

/** Whether a reading holds capitals among many small letters. */
function showsBothCases({ counts }: CipherText, targets: ArrayLike<number>): boolean {
  const count = (isOf: (target: number) => boolean): number =>
    counts.reduce((sum, times, index) => (isOf(targets[index]!) ? sum + times : sum), 0);
  return count(isLower) >= TELLING_CASE && count(isUpper) > 0;
}

/** Nats by which ranges must read a text better than one shift of them all. */
const OVER_SHIFT = 6;

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
  const language = { costs, wordCost: scorer.wordCost };
  const found = searchRanges(text, language, blanks);
  if (found === undefined || isWriters(text, found)) return undefined;
  if (found.offsets.lower !== shift && !showsBothCases(text, found.targets)) return undefined;
  const shifted = readingUnder(
    text,
    { lower: shift, upper: shift, digits: shift, signs: shift },
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
    // Offsets of ranges leave so little open that names hardly count against them.
    const key = encoding.family === "substitution" ? "codes" : "ranges";
    if (share < LEAST_WORDS[key] || counted.words < FEWEST_WORDS || costPerCharacter > MOST_COST[key])
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

function readRanges(
  parts: readonly string[],
  blanks: Blanks,
  costs: TargetCosts,
  scorer: Scorer,
): Reading | undefined {
  const text = cipherText(parts, blanks);
  const best = searchRanges(text, { costs, wordCost: scorer.wordCost }, blanks);
  if (best === undefined || best.offsets.lower === 0 || isWriters(text, best)) return undefined;
  const information = RANGE_NAMES.length * OFFSET_INFORMATION;
  return {
    text,
    found: best,
    agreement: best.agreement * determined(text, information),
    encoding: rangedEncoding(best, text),
  };
}

const isLetterCode = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
const toSmall = (code: number): number => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code);

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

/** Least share of letters by which an alphabet is known to be turned or mirrored; the others may be misread. */
const DELIBERATE_LETTERS = 0.9;

/**
 * Whether an alphabet is turned (Caesar) or mirrored (Atbash) in itself: a font has no reason to do that, and a writer who
 * hides a text has.
 */
function isDeliberate({ codes }: Encoding): boolean {
  const turned = new Map<number, number>();
  let mirrored = 0;
  let letters = 0;
  codes.forEach((meant, shown) => {
    if (!isLetterCode(shown) || !isLetterCode(meant)) return;
    const [from, to] = [toSmall(shown) - 0x61, toSmall(meant) - 0x61];
    const turn = (from - to + 26) % 26;
    letters += 1;
    turned.set(turn, (turned.get(turn) ?? 0) + 1);
    if (from + to === 25) mirrored += 1;
  });
  return letters > 0 && Math.max(mirrored, ...turned.values()) >= DELIBERATE_LETTERS * letters;
}

function readMonotone(
  parts: readonly string[],
  blanks: Blanks,
  costs: TargetCosts,
  scorer: Scorer,
): Reading | undefined {
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
  const sample = cipherText(parts, blanks, SEARCHED);
  const found = search(sample, freeDomain(sample, blanks === "moved"), costs, blanks === "moved");
  if (isFar(sample, found, costs)) return undefined;
  return finishFree(parts, blanks, { sample, found, information: CODE_INFORMATION }, costs, scorer);
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
  if (text.tokens.length > sample.tokens.length) descend(state, domain);
  const sureness = polish(state, text, domain, { costs, wordCost: scorer.wordCost });
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

/** What a shown code stands for, and how surely. */
interface Pair {
  readonly shown: number;
  readonly meant: number;
  readonly sureness: number;
}

/**
 * What a reading says of the codes of a text. What is anyone's guess stands for itself, rather than for a letter that was
 * never printed; a digit's value is nothing that its neighbours tell.
 */
function pairsOf(text: CipherText, targets: ArrayLike<number>, sureness: readonly number[]): Pair[] {
  return text.codes.flatMap((shown, index) => {
    if (index < 2) return [];
    const target = targets[index]!;
    const meant = TARGETS[target]!;
    if (meant === shown) return [{ shown, meant, sureness: 1 }];
    const isGuess = sureness[index]! < LEAST_SURE || isDigit(target) || target === UNKNOWN_TARGET;
    return [isGuess ? { shown, meant: shown, sureness: 0 } : { shown, meant, sureness: sureness[index]! }];
  });
}

function substitutionEncoding(pairs: readonly Pair[]): Encoding {
  const tokens = pairs.filter(({ shown }) => isToken(shown)).length > pairs.length / 2;
  const inOrder = pairs.filter(({ shown }) => isToken(shown) === tokens).sort((a, b) => a.shown - b.shown);
  const listed = inOrder.map(({ shown, meant }) => String.fromCharCode(shown, meant)).join("");
  const encoding = tableEncoding(
    inOrder.map(
      ({ shown, meant }) => [tokens ? shown - FIRST_TOKEN : shown, String.fromCharCode(meant)] as const,
    ),
    { family: "substitution", params: { pairs: listed }, rarity: RARITY, tokens },
  );
  const doubtful = inOrder.filter(({ sureness }) => sureness < SURE);
  return { ...encoding, sureness: new Map(doubtful.map(({ shown, sureness }) => [shown, sureness])) };
}

function rangedEncoding({ offsets, blank, sureness }: RangedReading, text: CipherText): Encoding {
  const known = RANGE_NAMES.flatMap((name) => offsets[name] ?? []);
  if (known.length > 1 && new Set(known).size === 1 && (blank < 0 || blank - 0x20 === known[0])) {
    return shiftEncoding(known[0]!);
  }
  return { ...rangedShift(offsets, blank), sureness: surenessOf(text, sureness) };
}

/** Probabilities of what codes stand for, where they leave a doubt. */
function surenessOf({ codes }: CipherText, sureness: readonly number[]): Map<number, number> {
  return new Map(
    codes.flatMap((code, index) => (index > 1 && sureness[index]! < SURE ? [[code, sureness[index]!]] : [])),
  );
}

/** Probability from which on the meaning of a code leaves no doubt. */
const SURE = 0.98;

function lettersOf({ codes, high }: Encoding): number {
  const letters = new Set<number>();
  for (const code of [...codes, ...high.values()]) {
    const target = targetOf(code);
    if (code !== 0 && (isLower(target) || isUpper(target))) letters.add(toSmall(code));
  }
  return letters.size;
}
