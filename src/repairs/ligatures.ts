/**
 * Ligatures and the odd glyphs that stand for them. A font encodes a ligature in a place of its own, so that no shift
 * decodes it; which letter an extractor shows there differs from font to font. Costs in nats are rough shares over
 * real snippets; what a document shows of its own glyphs outweighs them.
 */

/** A reading of one glyph as a ligature. */
export interface LigatureReading {
  readonly text: string;
  /** Nats. */
  readonly cost: number;
}

const readings = (entries: Readonly<Record<string, number>>): readonly LigatureReading[] =>
  Object.entries(entries).map(([text, cost]) => ({ text, cost }));

const MOSTLY_FI = readings({ fi: 0.4, fl: 2 });
const MOSTLY_FL = readings({ fl: 0.5, fi: 1.5 });

/** Glyphs met as ligatures in many documents. */
const KNOWN: Readonly<Record<string, readonly LigatureReading[]>> = {
  Ł: MOSTLY_FI,
  "£": MOSTLY_FI,
  "¿": MOSTLY_FI,
  ϐ: MOSTLY_FI,
  "˛": MOSTLY_FI,
  ł: MOSTLY_FL,
  ħ: MOSTLY_FL,
  Þ: readings({ fi: 1, fl: 1, ff: 2 }),
  À: readings({ fi: 0.7, fl: 0.9 }),
  Á: MOSTLY_FL,
  "˙": readings({ ff: 0.7, fi: 2, fl: 2 }),
  Ɵ: readings({ ti: 0.2 }),
  Ō: readings({ ft: 0.2 }),
  Ʃ: readings({ tt: 0.2 }),
  ƫ: readings({ tti: 0.3 }),
  ﬀ: readings({ ff: 0 }),
  ﬁ: readings({ fi: 0 }),
  ﬂ: readings({ fl: 0 }),
  ﬃ: readings({ ffi: 0 }),
  ﬄ: readings({ ffl: 0 }),
  ﬅ: readings({ st: 0 }),
  ﬆ: readings({ st: 0 }),
};

/** Letters whose shape is taken for a ligature's, and signs seen for one. */
const LOOKS_LIKE_ONE = readings({ fi: 4.5, fl: 5, ff: 6, ffi: 6 });
const LOOKALIKES = new Set("LEltf#!<@$");

/** Any glyph that an encoding says nothing of. */
const UNKNOWN_GLYPH = readings({ fi: 2, fl: 2.8, ff: 3.5, ffi: 4.5, ti: 5, tt: 5.5, ft: 5.5, ffl: 6 });
const NONE: readonly LigatureReading[] = [];

/**
 * What a glyph can stand for as a ligature.
 *
 * @param glyph the character as it is shown
 * @param decoded whether the encoding gives it a meaning of its own
 */
export function ligatureReadings(glyph: string, decoded: boolean): readonly LigatureReading[] {
  const known = KNOWN[glyph];
  if (known !== undefined) return known;
  if (LOOKALIKES.has(glyph)) return LOOKS_LIKE_ONE;
  return decoded ? NONE : UNKNOWN_GLYPH;
}
