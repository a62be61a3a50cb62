/**
 * A simulator of damage: clean text in, damaged text out, with the place and the true text of every damaged region.
 * Pure: the same text, options and seed give the same result.
 */
import type { Kind } from "../../src/provenance/record.js";
import { LIGATURE_STYLES, LIGATURES, type LigatureCodes, type LigatureStyle } from "./damage-tables.js";
import { type Garbling, garble, settleLigatures } from "./garble.js";
import { chance, pick, type Random, randomFrom } from "./random.js";
import { type Choice, type Choosing, chooseParts, proseStretches } from "./stretches.js";

/** What the simulator does. Rates are probabilities, 0 to 1. */
export interface DamageOptions
  extends Choosing,
    Pick<
      Garbling,
      "controls" | "blank" | "lostBlanks" | "spuriousBlanks" | "oddQuotes" | "noise" | "escapes"
    > {
  /** Shown code minus true code, −95 to 95; 0 is plain print. One is drawn per document or per region. */
  readonly offsets: readonly number[];
  readonly offsetPer: "document" | "region";
  /** Odd codes for ligatures; null leaves them as letters. */
  readonly ligatures: LigatureStyle | null;
  /** One code for one ligature throughout the document. */
  readonly consistentLigatures: boolean;
  /** Rate of odd codes for ligatures in the healthy words outside the regions. */
  readonly plainLigatures: number;
  /** Rate of regions whose letters stand apart. */
  readonly letterSpaced: number;
  /** Rate, among letter-spaced regions, of a plain second half whose word boundaries are gone. */
  readonly plainTails: number;
  /** Rate of regions that end with a shifted blank of their own. */
  readonly trailingBlanks: number;
  /** Rate of regions wrapped in `*…*`. */
  readonly emphasis: number;
  /** Rate of regions wrapped in backticks. */
  readonly code: number;
}

/** One damaged region; `start` and `end` are UTF-16 offsets in the damaged text. */
export interface DamagedRegion {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  /** The true text. */
  readonly gold: string;
  readonly kinds: readonly Kind[];
  /** Shown code minus true code. */
  readonly offset: number;
}

export interface Damage {
  readonly damaged: string;
  /** The clean text, with the hyphens of words that were divided at a region's edge. */
  readonly truth: string;
  /** In order, disjoint; all text outside them is the same in both. */
  readonly regions: readonly DamagedRegion[];
}

/** A clean shift of +2, ten regions of a printed line each: every option can be turned up from here. */
export const DEFAULT_DAMAGE: DamageOptions = {
  regions: 10,
  lengths: ["printed"],
  halfWords: 0,
  hyphenCuts: 0,
  offsets: [2],
  offsetPer: "document",
  controls: "shown",
  blank: "shifted",
  lostBlanks: 0,
  spuriousBlanks: 0,
  oddQuotes: false,
  ligatures: null,
  consistentLigatures: true,
  plainLigatures: 0,
  noise: 0,
  letterSpaced: 0,
  plainTails: 0,
  trailingBlanks: 0,
  emphasis: 0,
  code: 0,
  escapes: false,
};

/** Damage like that of a scanned bulletin: +2, a noisy reader, blanks now here and now there. */
export const BULLETIN_DAMAGE: DamageOptions = {
  ...DEFAULT_DAMAGE,
  lengths: ["printed", "printed", "printed", "medium", "short"],
  hyphenCuts: 0.08,
  blank: "mixed",
  lostBlanks: 0.02,
  spuriousBlanks: 0.35,
  oddQuotes: true,
  ligatures: "bulletin",
  consistentLigatures: false,
  noise: 0.04,
  letterSpaced: 0.08,
  plainTails: 0.3,
  trailingBlanks: 0.5,
  emphasis: 0.03,
  code: 0.03,
  escapes: true,
};

/** Damages a clean text; options that are not given are those of `DEFAULT_DAMAGE`. */
export function simulate(cleanText: string, options: Partial<DamageOptions>, seed: number): Damage {
  const settings = { ...DEFAULT_DAMAGE, ...options };
  const random = randomFrom(seed);
  const documentOffset = pick(random, settings.offsets);
  const ligatures = ligatureCodes(settings, random);
  const garblings = chooseParts(cleanText, settings, random).map((part) => ({
    part,
    garbling: drawGarbling(settings, documentOffset, ligatures, random),
  }));
  const words = chooseLigatureWords(
    cleanText,
    garblings.map(({ part }) => part),
    settings.plainLigatures,
    random,
  ).map((part) => ({ part, garbling: { ...PLAIN_PRINT, ligatures } }));
  const inOrder = [...garblings, ...words].sort((left, right) => left.part.start - right.part.start);
  return assemble(cleanText, inOrder, random);
}

/** Print of a healthy font, in which only ligatures are odd. */
const PLAIN_PRINT: Garbling = {
  offset: 0,
  controls: "shown",
  blank: "kept",
  lostBlanks: 0,
  spuriousBlanks: 0,
  letterSpaced: false,
  plainTail: false,
  trailingBlank: false,
  ligatures: null,
  oddQuotes: false,
  noise: 0,
  markup: "none",
  escapes: false,
};

function ligatureCodes(options: DamageOptions, random: Random): LigatureCodes | null {
  if (options.ligatures === null) return null;
  return options.consistentLigatures
    ? settleLigatures(options.ligatures, random)
    : LIGATURE_STYLES[options.ligatures];
}

function drawGarbling(
  options: DamageOptions,
  documentOffset: number,
  ligatures: LigatureCodes | null,
  random: Random,
): Garbling {
  const offset = options.offsetPer === "document" ? documentOffset : pick(random, options.offsets);
  const letterSpaced = chance(random, options.letterSpaced);
  return {
    offset,
    controls: options.controls,
    blank: options.blank,
    lostBlanks: options.lostBlanks,
    spuriousBlanks: options.spuriousBlanks,
    letterSpaced,
    plainTail: letterSpaced && chance(random, options.plainTails),
    // A blank of plain print would only be a blank too many.
    trailingBlank: offset !== 0 && options.blank !== "kept" && chance(random, options.trailingBlanks),
    ligatures,
    oddQuotes: options.oddQuotes,
    noise: options.noise,
    markup: drawMarkup(options, random),
    escapes: options.escapes,
  };
}

function drawMarkup(options: DamageOptions, random: Random): Garbling["markup"] {
  if (chance(random, options.emphasis)) return "emphasis";
  return chance(random, options.code) ? "code" : "none";
}

const LIGATURE_WORD = new RegExp(`\\p{L}*(?:${LIGATURES.join("|")})\\p{L}*`, "gu");

function chooseLigatureWords(text: string, taken: readonly Choice[], rate: number, random: Random): Choice[] {
  if (rate === 0) return [];
  const words: Choice[] = [];
  for (const stretch of proseStretches(text)) {
    for (const word of text.slice(stretch.start, stretch.end).matchAll(LIGATURE_WORD)) {
      const start = stretch.start + word.index;
      const end = start + word[0].length;
      const isFree = taken.every((part) => end < part.start || part.end < start);
      if (isFree && chance(random, rate)) words.push({ start, end, hyphenBefore: false, hyphenAfter: false });
    }
  }
  return words;
}

function assemble(
  text: string,
  parts: readonly { part: Choice; garbling: Garbling }[],
  random: Random,
): Damage {
  let damaged = "";
  let truth = "";
  let done = 0;
  const regions: DamagedRegion[] = [];
  for (const { part, garbling } of parts) {
    const before = text.slice(done, part.start) + (part.hyphenBefore ? "-" : "");
    const after = part.hyphenAfter ? "-" : "";
    const gold = text.slice(part.start, part.end);
    const raw = garble(gold, garbling, random);
    const start = damaged.length + before.length;
    if (raw !== gold) {
      const kinds = kindsOf(raw, gold, garbling);
      regions.push({ start, end: start + raw.length, raw, gold, kinds, offset: garbling.offset });
    }
    damaged += before + raw + after;
    truth += before + gold + after;
    done = part.end;
  }
  return { damaged: damaged + text.slice(done), truth: truth + text.slice(done), regions };
}

function kindsOf(raw: string, gold: string, garbling: Garbling): Kind[] {
  const hasLigature = garbling.ligatures !== null && LIGATURES.some((ligature) => gold.includes(ligature));
  const hasBlanks =
    garbling.letterSpaced ||
    garbling.spuriousBlanks > 0 ||
    garbling.lostBlanks > 0 ||
    garbling.blank === "mixed";
  const kinds: (Kind | false)[] = [
    garbling.offset !== 0 && "shift",
    hasLigature && "ligature",
    hasBlanks && /\s/.test(raw + gold) && "spacing",
    garbling.noise > 0 && "misreading",
  ];
  return kinds.filter((kind) => kind !== false);
}
