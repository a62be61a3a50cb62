/** What the figures are made over: one row a kind of damage. */
import { BULLETIN_DAMAGE, type DamageOptions } from "../support/simulator.js";

export interface Scenario {
  readonly name: string;
  /** On top of a clean shift of +2, ten regions of a printed line each. */
  readonly options: Partial<DamageOptions>;
  /** How often each text is damaged anew; 1 where not given. */
  readonly rounds?: number;
}

const ALL_OFFSETS = Array.from({ length: 191 }, (_, index) => index - 95).filter((offset) => offset !== 0);

const signed = (offset: number): string => (offset < 0 ? `−${-offset}` : `+${offset}`);

/** What extractors make of a font without a character map: digits and most signs are lost, blanks stay. */
const GLYPH_NUMBERS = {
  offsets: [-29],
  blank: "kept",
  controls: "dropped",
  ligatures: "macintosh",
} as const;

export const SCENARIOS: Readonly<Record<string, readonly Scenario[]>> = {
  Shift: [
    ...[2, 3, -3, 29, 86, -28, -29, -31].map((offset) => ({
      name: signed(offset),
      options: { offsets: [offset] },
    })),
    { name: "any of −95…+95, one a document", options: { offsets: ALL_OFFSETS }, rounds: 2 },
    {
      name: "any of −95…+95, one a region",
      options: { offsets: ALL_OFFSETS, offsetPer: "region" },
      rounds: 2,
    },
  ],
  Blank: [
    { name: "+2, shifted", options: {} },
    { name: "+2, kept", options: { blank: "kept" } },
    { name: "+2, now shifted and now kept", options: { blank: "mixed" } },
    { name: "−29, kept, control characters lost", options: { ...GLYPH_NUMBERS, ligatures: null } },
  ],
  Length: [
    { name: "4–12 characters", options: { lengths: ["short"] } },
    { name: "12–20 characters", options: { lengths: ["brief"] } },
    { name: "20–40 characters", options: { lengths: ["middling"] } },
    { name: "50–80 characters", options: { lengths: ["printed"] } },
    { name: "a line", options: { lengths: ["line"], regions: 4 } },
    { name: "a paragraph", options: { lengths: ["paragraph"], regions: 2 } },
    {
      name: "12–20 characters, alone in the document",
      options: { lengths: ["brief"], regions: 1 },
      rounds: 6,
    },
    {
      name: "20–40 characters, alone in the document",
      options: { lengths: ["middling"], regions: 1 },
      rounds: 6,
    },
  ],
  "Reader errors": [
    ...[0, 0.01, 0.03, 0.05].map((noise) => ({ name: `${noise * 100} %`, options: { noise }, rounds: 2 })),
    { name: "3 %, −31", options: { noise: 0.03, offsets: [-31] } },
    { name: "3 %, 20–40 characters", options: { noise: 0.03, lengths: ["middling"] } },
  ],
  "Other signs": [
    { name: "one code a ligature", options: { ligatures: "bulletin" } },
    { name: "many codes a ligature", options: { ligatures: "bulletin", consistentLigatures: false } },
    { name: "odd quotes", options: { oddQuotes: true } },
    { name: "blanks beside wide letters", options: { spuriousBlanks: 0.35 } },
    { name: "2 % of the blanks lost", options: { lostBlanks: 0.02 } },
    { name: "letters apart", options: { letterSpaced: 1 } },
    { name: "words half garbled", options: { halfWords: 0.5 } },
    { name: "words divided at a line's end", options: { hyphenCuts: 0.5 } },
    { name: "emphasis, code and escapes on top", options: { emphasis: 0.3, code: 0.3, escapes: true } },
    { name: "−29 with its ligatures, control characters lost", options: GLYPH_NUMBERS },
    {
      name: "no shift, ligatures as presentation forms",
      options: { regions: 0, ligatures: "presentation", plainLigatures: 0.5 },
    },
  ],
  Together: [
    { name: "like a scanned bulletin", options: BULLETIN_DAMAGE, rounds: 2 },
    { name: "the same without letters apart", options: { ...BULLETIN_DAMAGE, letterSpaced: 0 }, rounds: 2 },
  ],
};
