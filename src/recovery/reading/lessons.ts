import { nats } from "../../english/costs.js";
import { ligatureReadings } from "../../repairs/ligatures.js";
import type { Lessons, Reading } from "./read-stretch.js";
import { isUnlisted } from "./word-edge.js";

/** What is assumed while edges are sought. */
export const FIRST_LESSONS: Lessons = { noise: 0.02, ligatures: new Map(), names: [] };
/** Reading without slips, to see how many words are none. */
export const NO_SLIPS: Lessons = { noise: 0, ligatures: new Map(), names: [] };

/** Share of words in small letters that no lexicon holds in print without slips, and letters to a word. */
const UNKNOWN_WORDS = 0.02;
const LETTERS_PER_WORD = 5;
/** Words that the assumption of clean print counts for. */
const PRIOR_WORDS = 10;
const LEAST_NOISE = 0.0008;

/** Rate of slips per letter, from the words that are none when a document is read without any. */
export function estimateNoise(readings: readonly Reading[]): number {
  let words = PRIOR_WORDS;
  let unknown = PRIOR_WORDS * UNKNOWN_WORDS;
  for (const reading of readings) {
    for (const { edge } of reading.words) {
      if (edge.word.length < SHORTEST_NAME || !/^[a-z]/.test(edge.word) || edge.source === "fragment")
        continue;
      words += 1;
      if (isUnlisted(edge)) unknown += 1;
    }
  }
  return Math.max(LEAST_NOISE, (unknown / words - UNKNOWN_WORDS) / LETTERS_PER_WORD);
}

/** Letters that the assumption before counts for. */
const PRIOR_LETTERS = 150;
/**
 * Nats up to which words are so common that they tell how noisy the reader is: rarer ones may be unknown names and
 * terms that were mended into words they are not.
 */
const COMMON = 8.5;
/** Times that a glyph counts as read by the table before the document's own readings do. */
const PRIOR_READINGS = 1;
/** Times that an unknown name must be read alike before it counts as one of the document's. */
const RECURRENCE = 2;
const SHORTEST_NAME = 3;

/**
 * What the readings of a document teach for reading it again.
 *
 * @param assumed rate of slips assumed before
 */
export function learn(readings: readonly Reading[], assumed = 0): Lessons {
  let slips = 0;
  let letters = 0;
  const shown = new Map<string, number>();
  const read = new Map<string, Map<string, number>>();
  const names = new Map<string, number>();
  for (const { cells, words } of readings) {
    for (let at = 0; at < cells.length; at += 1) {
      if (cells.fixed[at] === 1) continue;
      shown.set(cells.raw[at]!, (shown.get(cells.raw[at]!) ?? 0) + 1);
    }
    for (const { edge } of words) {
      if (edge.node >= 0 && edge.wordCost < nats(COMMON)) {
        slips += edge.slips;
        letters += edge.word.length;
      }
      if (isUnlisted(edge) && edge.word.length >= SHORTEST_NAME && /^[A-Z][a-z]+$/.test(edge.word)) {
        names.set(edge.word, (names.get(edge.word) ?? 0) + 1);
      }
      if (edge.source !== "lexicon" && edge.source !== "document") continue;
      for (const { start, to, rule } of edge.moves) {
        if (rule !== "ligature") continue;
        const counts = read.get(cells.raw[start]!) ?? new Map<string, number>();
        read.set(cells.raw[start]!, counts.set(to.toLowerCase(), (counts.get(to.toLowerCase()) ?? 0) + 1));
      }
    }
  }
  const ligatures = new Map<string, number>();
  for (const [glyph, counts] of read) {
    const total = (shown.get(glyph) ?? 0) + PRIOR_READINGS;
    for (const { text, cost } of ligatureReadings(glyph, false)) {
      const count = (counts.get(text) ?? 0) + PRIOR_READINGS * Math.exp(-cost);
      ligatures.set(glyph + text, nats(-Math.log(count / total)));
    }
  }
  return {
    noise: (slips + PRIOR_LETTERS * assumed) / (letters + PRIOR_LETTERS),
    ligatures,
    names: [...names].filter(([, count]) => count >= RECURRENCE).map(([name]) => name),
  };
}
