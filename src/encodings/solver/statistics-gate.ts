import { type Invariants, invariantsOf } from "./invariants.js";
import type { Scorer } from "./scorer.js";

/** UTF-16 units looked at. */
const LOOKED_AT = 1000;

/** What a text's statistics say of it. */
export interface Statistics {
  /** Codes other than blanks and line ends. */
  readonly length: number;
  readonly distinct: number;
  /** Share of plain blanks among all codes. */
  readonly blanks: number;
  /** Shares of the commonest code, the commonest 8 and 16. */
  readonly top1: number;
  readonly top8: number;
  readonly top16: number;
  /** Sum of squared shares (index of coincidence, Friedman 1922). */
  readonly coincidence: number;
  /** Nats a code as it stands. */
  readonly standing: number;
}

/** Nats at most of one code: a slip says no more. */
const SURPRISE = 7;

/** Latin letters that have no canonical decomposition, and those that they resemble. */
const RESEMBLED: ReadonlyMap<number, number> = new Map(
  [..."łlŁLđdĐDøoØOßsæaœoıiþtðdħh"].flatMap((letter, at, all) =>
    at % 2 === 0 ? [[letter.charCodeAt(0), all[at + 1]!.charCodeAt(0)] as const] : [],
  ),
);

/** A Latin letter without its accents. */
function plainLetter(code: number): number {
  if (code < 0xc0 || code > 0x24f) return code;
  return RESEMBLED.get(code) ?? String.fromCharCode(code).normalize("NFD").charCodeAt(0);
}

export function statisticsOf(text: string, scorer: Scorer): Statistics {
  const counts = new Map<number, number>();
  const { symbols, symbolOf, running } = scorer;
  const surprise = SURPRISE * scorer.unitsPerNat;
  let length = 0;
  let blanks = 0;
  let cost = 0;
  let context = symbolOf[0x20]!;
  let previous = 0x20;
  const end = Math.min(text.length, LOOKED_AT);
  for (let at = 0; at < end; at += 1) {
    const shown = text.charCodeAt(at);
    const code = plainLetter(shown);
    const symbol = symbolOf[code]!;
    cost += Math.min(surprise, running[context * symbols + symbol]! + scorer.codeCost(previous, code));
    context = (context % (symbols * symbols)) * symbols + symbol;
    previous = code;
    if (shown === 0x20) blanks += 1;
    else if (shown !== 0x0a && shown !== 0x0d) {
      length += 1;
      counts.set(shown, (counts.get(shown) ?? 0) + 1);
    }
  }
  const shares = [...counts.values()].sort((a, b) => b - a).map((count) => count / Math.max(1, length));
  const sum = (part: readonly number[]): number => part.reduce((a, b) => a + b, 0);
  return {
    length,
    distinct: counts.size,
    blanks: blanks / Math.max(1, end),
    top1: sum(shares.slice(0, 1)),
    top8: sum(shares.slice(0, 8)),
    top16: sum(shares.slice(0, 16)),
    coincidence: sum(shares.map((share) => share * share)),
    standing: cost / scorer.unitsPerNat / Math.max(1, end),
  };
}

/** Least and most of a statistic. */
type Bounds = readonly [least: number, most: number];

/**
 * Bounds of enciphered English of 80 characters and more, a little wider than measured. What lets through least is
 * `standing`: English costs 2 nats a code, other languages in Latin letters and program code up to 4.5, enciphered text
 * 4.7 and more. The others turn away base64 (too even), hexadecimal digits and gene sequences (too few codes), tables.
 */
const ENCIPHERED = {
  length: [60, Number.POSITIVE_INFINITY],
  distinct: [15, 90],
  top8: [0.48, 0.8],
  top16: [0.72, 0.99],
  coincidence: [0.042, 0.12],
  standing: [4.6, Number.POSITIVE_INFINITY],
} as const satisfies Partial<Record<keyof Statistics, Bounds>>;

/**
 * Most of what no cipher changes (measured: of windows of 80 to 400 characters from five English books and collections, 0.2 to
 * 3.3 in a hundred lie above one of them). Program code, markup and tables repeat their codes more, and their words are longer.
 */
const ENGLISH = { digrams: 0.033, dependence: 8.5 } as const satisfies Partial<Invariants>;
const ENGLISH_WORDS = { wordLength: 7.5, longestWord: 32 } as const satisfies Partial<Invariants>;

/** Shares of plain blanks below which blanks are shown as another code, and within which they are kept. */
const MOVED_BLANKS = 0.06;
const KEPT_BLANKS: Bounds = [0.09, 0.28];
/** Share from which on the commonest code may be the blank. */
const LEAST_MOVED_BLANK = 0.1;

const within = (value: number, [least, most]: Bounds): boolean => value >= least && value <= most;

/** How a text in an unknown encoding shows its blanks. */
export type Blanks = "kept" | "moved";

/** How a text shows its blanks, as far as their number tells; nothing where letters stand apart. */
export function blanksOf(text: string): Blanks | undefined {
  let blanks = 0;
  for (const code of text) if (code === " ") blanks += 1;
  if (blanks < MOVED_BLANKS * text.length) return "moved";
  return blanks <= KEPT_BLANKS[1] * text.length ? "kept" : undefined;
}

/**
 * Whether a text has the statistics of English behind an unknown encoding: letters as unevenly common, but not the
 * letters of any language as it is written.
 *
 * @returns how it shows its blanks, or nothing if it has not
 */
export function looksEnciphered(text: string, scorer: Scorer): Blanks | undefined {
  const statistics = statisticsOf(text, scorer);
  const names = Object.keys(ENCIPHERED) as (keyof typeof ENCIPHERED)[];
  if (!names.every((name) => within(statistics[name], ENCIPHERED[name]))) return undefined;
  const { digrams, dependence, wordLength, longestWord } = invariantsOf(
    text,
    Math.min(text.length, LOOKED_AT),
  );
  if (digrams > ENGLISH.digrams || dependence > ENGLISH.dependence) return undefined;
  if (statistics.blanks < MOVED_BLANKS) return statistics.top1 >= LEAST_MOVED_BLANK ? "moved" : undefined;
  const hasWords = wordLength <= ENGLISH_WORDS.wordLength && longestWord <= ENGLISH_WORDS.longestWord;
  return hasWords && within(statistics.blanks, KEPT_BLANKS) ? "kept" : undefined;
}
