/** What the engine makes of damage whose truth is known, in numbers that can be added up. */
import { type EmendationRecord, emend, type Model, type Span } from "../../src/index.js";
import { align } from "../../src/score/align.js";
import { countErrors } from "../../src/score/error-rates.js";
import { scoreRegions } from "../../src/score/regions.js";
import type { Judgement } from "./calibration.js";

/** A damaged text whose truth is known. */
export interface KnownDamage {
  readonly damaged: string;
  readonly truth: string;
  readonly regions: readonly KnownRegion[];
  /** How far in the damaged text the truth reaches; all of it where not given. */
  readonly knownTo?: number;
}

export interface KnownRegion {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly gold: string;
  /** Shown code minus true code, where it is known. */
  readonly offset?: number;
}

export interface Measures {
  readonly regions: number;
  /** Regions whose text is exactly the true text; folded: quotes and white space aside. */
  readonly exact: number;
  readonly exactFolded: number;
  /** Regions in which nothing was emended. */
  readonly missed: number;
  /** Characters outside the regions that were changed. */
  readonly harm: number;
  readonly undamaged: number;
  /** Character edits that the damaged text and the output are from the true text. */
  readonly rawEdits: number;
  readonly edits: number;
  /** Words in emended spans that are not marked doubtful. */
  readonly sureWords: { readonly words: number; readonly right: number };
  readonly doubtfulWords: readonly Judgement[];
  /** `confidence.damaged` of every span, flagged ones included. */
  readonly damaged: readonly Judgement[];
  /** `confidence.exact` of the emended spans. */
  readonly readings: readonly Judgement[];
}

/** Cleans a damaged document and compares the result with the truth. */
export function measure(damage: KnownDamage, model: Model): Measures {
  const { damaged, truth, regions, knownTo = damaged.length } = damage;
  const { text, record } = emend(damaged, { model, notes: "none" });
  const spans = record.spans.filter(({ start }) => start < knownTo);
  const last = spans.at(-1);
  const output = text.slice(0, last ? Math.max(last.outEnd, knownTo + last.outEnd - last.end) : knownTo);
  const score = scoreRegions(truth, output, inTruth(regions));
  const emended = spans.filter(({ action }) => action === "emended");
  const isRight = truthOf(truth, output);
  const words = emended.flatMap((span) => wordsOf(span, output, isRight));
  const doubtful = words.flatMap(({ confidence, right }) =>
    confidence === null ? [] : [{ confidence, right }],
  );
  const sure = words.filter(({ confidence }) => confidence === null);
  return {
    ...score.regions,
    regions: regions.length,
    missed: regions.filter((region) => !emended.some((span) => overlap(span, region) > 0)).length,
    harm: score.harm.changed,
    undamaged: score.harm.undamaged,
    rawEdits: countErrors(damaged.slice(0, knownTo), truth).characterEdits,
    edits: countErrors(output, truth).characterEdits,
    sureWords: { words: sure.length, right: sure.filter(({ right }) => right).length },
    doubtfulWords: doubtful,
    damaged: spans.map((span) => ({
      confidence: span.confidence.damaged,
      right: isDamagedAsSaid(span, record, regions),
    })),
    readings: emended.map(({ outStart, outEnd, confidence }) => ({
      confidence: confidence.exact,
      right: isRight(outStart, outEnd),
    })),
  };
}

/** Several documents as if they were one. */
export function addMeasures(all: readonly Measures[]): Measures {
  const total = (count: (measures: Measures) => number) =>
    all.reduce((sum, measures) => sum + count(measures), 0);
  return {
    regions: total((it) => it.regions),
    exact: total((it) => it.exact),
    exactFolded: total((it) => it.exactFolded),
    missed: total((it) => it.missed),
    harm: total((it) => it.harm),
    undamaged: total((it) => it.undamaged),
    rawEdits: total((it) => it.rawEdits),
    edits: total((it) => it.edits),
    sureWords: {
      words: total(({ sureWords }) => sureWords.words),
      right: total(({ sureWords }) => sureWords.right),
    },
    doubtfulWords: all.flatMap((it) => it.doubtfulWords),
    damaged: all.flatMap((it) => it.damaged),
    readings: all.flatMap((it) => it.readings),
  };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Regions of the damaged text where they stand in the true text. */
function inTruth(regions: readonly KnownRegion[]): Range[] {
  let growth = 0;
  return regions.map(({ start, raw, gold }) => {
    const from = start + growth;
    growth += gold.length - raw.length;
    return { start: from, end: from + gold.length };
  });
}

function overlap(one: Range, other: Range): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
}

/** Whether at least half of a span lies in regions that were damaged by the encoding that it names. */
function isDamagedAsSaid(
  span: Span,
  { encodings }: EmendationRecord,
  regions: readonly KnownRegion[],
): boolean {
  const offset = encodings.find(({ id }) => id === span.encoding)?.params["offset"];
  const said = regions.filter((region) => offset === undefined || (region.offset ?? offset) === offset);
  return said.reduce((sum, region) => sum + overlap(span, region), 0) * 2 >= span.end - span.start;
}

/**
 * Tells whether a range of the output stands in the truth as it is. A difference that only touches the range makes
 * it wrong where the truth goes on there with something else than a blank: then a letter of the word is missing.
 */
export function truthOf(truth: string, output: string): (start: number, end: number) => boolean {
  const hunks = align(truth, output);
  return (start, end) =>
    !hunks.some(({ aStart, aEnd, bStart, bEnd }) => {
      if (bEnd < start || bStart > end) return false;
      const lost = truth.slice(aStart, aEnd);
      if (bEnd === start) return /\S$/.test(lost);
      if (bStart === end) return /^\S/.test(lost);
      return true;
    });
}

interface Word {
  /** Null where the word is not doubtful. */
  readonly confidence: number | null;
  readonly right: boolean;
}

/** The words of an emended span as they stand in the output. */
function wordsOf(span: Span, output: string, isRight: (start: number, end: number) => boolean): Word[] {
  const text = output.slice(span.outStart, span.outEnd);
  const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    confidence: null as number | null,
  }));
  for (const doubtful of span.doubtful) {
    const at = inReading(span, doubtful.start - span.start, doubtful.text);
    const holder = words.find(({ start, end }) => start <= at && at < end);
    if (holder) holder.confidence = Math.min(holder.confidence ?? 1, doubtful.confidence);
  }
  return words.map(({ start, end, confidence }) => ({
    confidence,
    right: isRight(span.outStart + start, span.outStart + end),
  }));
}

/** Where a doubtful word stands in the span's text: of all places that read so, the nearest to where its glyphs went. */
function inReading({ steps, text }: Span, rawOffset: number, word: string): number {
  let offset = rawOffset;
  for (const { start, end, to } of steps) {
    if (end <= offset) offset += to.length - (end - start);
    else if (start < offset) offset = Math.min(offset, start + to.length);
  }
  let best = -1;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (best < 0 || Math.abs(at - offset) < Math.abs(best - offset)) best = at;
  }
  return best < 0 ? offset : best;
}
