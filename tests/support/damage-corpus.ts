/** How each sample of `corpus-raw` was made from its true text in `fixtures/corpus/truth`. */
import { sampleTruth } from "./prose.js";
import { BULLETIN_DAMAGE, type Damage, type DamageOptions, simulate } from "./simulator.js";

interface Recipe {
  readonly name: string;
  readonly options: Partial<DamageOptions>;
  readonly seed: number;
}

/** One row per sample; `regions: 0` and no ligatures leave a document healthy. No row divides words, so that truth stays truth. */
const RECIPES: readonly Recipe[] = [
  // A bulletin's +2, read by a tired reader.
  { name: "harbour-board-minutes", seed: 1911, options: { ...BULLETIN_DAMAGE, regions: 26, hyphenCuts: 0 } },
  // −31: capitals become digits and signs, the blank becomes U+0001, digits become control characters.
  {
    name: "memorandum-of-conversation",
    seed: 1957,
    options: { offsets: [-31], regions: 18, lengths: ["printed", "medium", "short"], halfWords: 0.15 },
  },
  // −29 with its blanks, but without the characters that became control characters; ligatures odd everywhere.
  {
    name: "waterworks-report",
    seed: 1894,
    options: {
      offsets: [-29],
      regions: 20,
      lengths: ["medium", "short", "printed"],
      blank: "kept",
      controls: "dropped",
      ligatures: "macintosh",
      plainLigatures: 0.5,
    },
  },
  // Whole printed lines and paragraphs, half of them letter-spaced, some of them plain from the middle on.
  {
    name: "surveyor-letter",
    seed: 1868,
    options: {
      ...BULLETIN_DAMAGE,
      regions: 14,
      lengths: ["line", "line", "line", "paragraph", "medium"],
      hyphenCuts: 0,
      letterSpaced: 0.5,
      noise: 0.02,
    },
  },
  // +3 and +2 side by side, words half shifted, markup on top, ligatures lost as blanks.
  {
    name: "annotated-bibliography",
    seed: 1973,
    options: {
      offsets: [2, 3],
      offsetPer: "region",
      regions: 20,
      lengths: ["medium", "printed"],
      halfWords: 0.4,
      blank: "kept",
      oddQuotes: true,
      ligatures: "blank",
      plainLigatures: 0.2,
      emphasis: 0.15,
      code: 0.15,
      escapes: true,
    },
  },
  { name: "lighthouse-journal", seed: 1902, options: { regions: 0 } },
];

interface DamagedSample extends Damage {
  /** The file name without extension, in `corpus-raw` and in `fixtures/corpus/truth`. */
  readonly name: string;
}

/** All samples as their recipes make them. */
export function damagedSamples(): DamagedSample[] {
  return RECIPES.map(({ name, options, seed }) => ({ name, ...simulate(sampleTruth(name), options, seed) }));
}
