/** Simulated documents for calibration: parts of the clean prose, damaged in as many ways as the simulator knows. */

import { CIPHERS, encipherParagraphs } from "../figures/ciphers.js";
import type { KnownDamage } from "../figures/measure.js";
import { LIGATURE_STYLES, type LigatureStyle } from "../support/damage-tables.js";
import { cleanProse } from "../support/prose.js";
import { chance, integerBetween, pick, type Random, randomFrom } from "../support/random.js";
import { type DamageOptions, simulate } from "../support/simulator.js";

/** UTF-16 units of a document, beginning and ending with whole lines where it can. */
const SIZES = [1500, 4000, 8000];
/** Shifts that real documents show; every fourth document has any of those that can be told. */
const COMMON_OFFSETS = [2, 2, 2, 3, -3, 29, 86, -28, -29, -31];
const FARTHEST = 95;
/** Every so many documents one in an encoding that no table knows. */
const CIPHER_EVERY = 25;
/** How likely each kind of further damage is in a document: half have the encoding and nothing else, but for a reader's slips. */
const TROUBLE = [0, 0, 0.1, 0.3];
/** Share of documents that a reader has slipped in, whatever else is wrong with them. */
const MISREAD = 0.4;
const LENGTHS: readonly DamageOptions["lengths"][] = [
  ["printed"],
  ["printed", "printed", "medium", "short"],
  ["short"],
  ["brief"],
  ["middling"],
  ["line"],
  ["paragraph"],
];

const STYLES = Object.keys(LIGATURE_STYLES) as LigatureStyle[];

/**
 * Documents that depend on nothing but the prose and the seed.
 *
 * @param seed of the first; each further one has the next
 */
export function* documents(count: number, seed: number): Generator<KnownDamage> {
  const prose = cleanProse();
  for (let index = 0; index < count; index += 1) {
    const random = randomFrom(seed + index);
    const { text } = prose[index % prose.length]!;
    if (index % CIPHER_EVERY === 0) yield* enciphered(text, seed + index, random);
    else yield simulate(partOf(text, random), drawDamage(random), seed + index);
  }
}

/** One paragraph in an encoding of its own, if the text has one that is long enough. */
function enciphered(text: string, seed: number, random: Random): KnownDamage[] {
  const scenario = pick(random, CIPHERS);
  const all = encipherParagraphs(text, scenario, pick(random, scenario.lengths), seed);
  return all.length === 0 ? [] : [pick(random, all)];
}

function partOf(text: string, random: Random): string {
  const size = pick(random, SIZES);
  const from = text.indexOf("\n", integerBetween(random, 0, Math.max(0, text.length - size))) + 1;
  const part = text.slice(from, from + size);
  return part.slice(0, part.lastIndexOf("\n") + 1) || part;
}

function drawDamage(random: Random): Partial<DamageOptions> {
  const trouble = pick(random, TROUBLE);
  const sometimes = (low: number, high: number): number => {
    const rate = low + (high - low) * random();
    return chance(random, trouble) ? rate : 0;
  };
  const lengths = pick(random, LENGTHS);
  return {
    lengths,
    regions: integerBetween(random, 1, lengths[0] === "paragraph" ? 3 : 12),
    ...drawEncoding(random),
    noise: chance(random, MISREAD) ? 0.005 + 0.055 * random() : 0,
    lostBlanks: sometimes(0.01, 0.04),
    spuriousBlanks: sometimes(0.05, 0.4),
    letterSpaced: sometimes(0.05, 1),
    plainTails: sometimes(0.1, 0.5),
    trailingBlanks: sometimes(0.1, 0.6),
    halfWords: sometimes(0.1, 0.6),
    hyphenCuts: sometimes(0.05, 0.5),
    oddQuotes: chance(random, trouble),
    ligatures: chance(random, trouble) ? pick(random, STYLES) : null,
    consistentLigatures: chance(random, 0.5),
    plainLigatures: sometimes(0.1, 0.5),
    emphasis: sometimes(0.03, 0.3),
    code: sometimes(0.03, 0.3),
    escapes: chance(random, trouble),
  };
}

function drawEncoding(random: Random): Partial<DamageOptions> {
  const any = Array.from({ length: 2 * FARTHEST + 1 }, (_, index) => index - FARTHEST).filter(Boolean);
  return {
    offsets: chance(random, 0.75) ? COMMON_OFFSETS : any,
    offsetPer: chance(random, 0.2) ? "region" : "document",
    blank: pick(random, ["shifted", "shifted", "kept", "mixed"]),
    controls: chance(random, 0.2) ? "dropped" : "shown",
  };
}
