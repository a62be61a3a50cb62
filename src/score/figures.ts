/** What is recorded of a run beside the true texts, and what a later run made better or worse. */
import { sha256 } from "../batch/hash.js";
import type { Span } from "../provenance/record.js";
import type { ScoringTexts } from "./read.js";
import { damagedRegions, type Region, regionsIn } from "./regions.js";
import type { Score } from "./score.js";

/** One damaged region of the true text. */
export interface RegionFigure {
  /** Its place in the true text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Whether the output holds exactly the true text there. */
  readonly exact: boolean;
  /** The kinds of damage that the record tells of there; none where nothing was found. */
  readonly kinds: readonly string[];
}

/** What is recorded of one document. */
export interface DocumentFigures {
  /** Hashes of what it was scored with: figures of another text compare with nothing. */
  readonly truth: string;
  readonly raw?: string;
  /** Edits in code points. */
  readonly characterErrors: number;
  /** Edits in words. */
  readonly wordErrors: number;
  /** Only with a raw text: code points of undamaged text that were changed. */
  readonly harm?: number;
  /** Only with a raw text; in order. */
  readonly regions?: readonly RegionFigure[];
}

/** The file of recorded figures. */
export interface Figures {
  readonly schema: 1;
  /** By path, sorted. */
  readonly documents: Readonly<Record<string, DocumentFigures>>;
}

/** The figures of one document. */
export function documentFigures({ output, truth, raw, spans }: ScoringTexts, score: Score): DocumentFigures {
  const { characterEdits, wordEdits } = score.output.asIs;
  return {
    truth: sha256(truth),
    ...(raw !== undefined && { raw: sha256(raw) }),
    characterErrors: characterEdits,
    wordErrors: wordEdits,
    ...(score.repair && { harm: score.repair.harm.changed }),
    ...(raw !== undefined && { regions: regionFigures(truth, output, raw, spans) }),
  };
}

function regionFigures(truth: string, output: string, raw: string, spans: readonly Span[]): RegionFigure[] {
  const regions = damagedRegions(truth, raw);
  const read = regionsIn(output, truth, regions);
  const damaged = regionsIn(raw, truth, regions);
  return regions.map(({ start, end }, index) => {
    const { start: from, end: to } = read[index]!;
    return {
      start,
      end,
      exact: output.slice(from, to) === truth.slice(start, end),
      kinds: kindsIn(damaged[index]!, spans),
    };
  });
}

function kindsIn({ start, end }: Region, spans: readonly Span[]): string[] {
  const touching = spans.filter((span) => span.start < end && start < span.end);
  return [...new Set(touching.flatMap(({ kinds }) => kinds))].sort();
}

/** What became of the damaged regions of one kind. */
export interface KindComparison {
  readonly kind: string;
  readonly regions: number;
  readonly exactBefore: number;
  readonly exactNow: number;
  /** Regions that are exact now and were not, and the other way round. */
  readonly better: number;
  readonly worse: number;
}

/** One region that changed. */
export interface RegionChange extends Region {
  readonly path: string;
  readonly kinds: readonly string[];
  readonly better: boolean;
}

interface Count {
  readonly before: number;
  readonly now: number;
}

/** A run against the recorded figures; only documents whose texts are the same. */
export interface Comparison {
  readonly characterErrors: Count;
  readonly wordErrors: Count;
  readonly harm: Count;
  /** Sorted by name; a region counts under each of its kinds. */
  readonly kinds: readonly KindComparison[];
  readonly changes: readonly RegionChange[];
  /** Paths whose texts have changed, that are new, or that are gone. */
  readonly notCompared: readonly string[];
  /** Why this run is worse, each a clause; empty where it is not. */
  readonly regressions: readonly string[];
}

/** What a region counts under where nothing was found. */
const NOT_FOUND = "not found";

/** Compares two runs over the same true texts. */
export function compareFigures(before: Figures, now: Figures): Comparison {
  const paths = [...new Set([...Object.keys(before.documents), ...Object.keys(now.documents)])].sort();
  const pairs = paths.map((path) => ({
    path,
    before: ownField(before.documents, path),
    now: ownField(now.documents, path),
  }));
  const compared = pairs.flatMap((pair) => {
    const { path, before, now } = pair;
    return before && now && before.truth === now.truth && before.raw === now.raw
      ? [{ path, before, now }]
      : [];
  });
  const notCompared = paths.filter((path) => !compared.some((pair) => pair.path === path));
  const changes = compared.flatMap(({ path, before, now }) => changesOf(path, before, now));
  const kinds = kindComparisons(compared);
  const count = (of: (figures: DocumentFigures) => number): Count => ({
    before: compared.reduce((sum, pair) => sum + of(pair.before), 0),
    now: compared.reduce((sum, pair) => sum + of(pair.now), 0),
  });
  const counts = {
    characterErrors: count(({ characterErrors }) => characterErrors),
    wordErrors: count(({ wordErrors }) => wordErrors),
    harm: count(({ harm = 0 }) => harm),
  };
  return {
    ...counts,
    kinds,
    changes,
    notCompared,
    regressions: [
      ...(compared.length === 0 && paths.length > 0 ? ["nothing could be compared"] : []),
      ...(grows(counts.characterErrors) ? ["more character errors"] : []),
      ...(grows(counts.wordErrors) ? ["more word errors"] : []),
      // Harm in one document is not made good by less of it in another.
      ...compared
        .filter(({ before, now }) => (now.harm ?? 0) > (before.harm ?? 0))
        .map(({ path }) => `harm in ${path}`),
      ...kinds
        .filter(({ better, worse }) => worse > better)
        .map(({ kind }) => `fewer regions exact: ${kind}`),
    ],
  };
}

/** A path could be the name of something that every object inherits. */
const ownField = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const grows = ({ before, now }: Count): boolean => now > before;

interface Pair {
  readonly path: string;
  readonly before: DocumentFigures;
  readonly now: DocumentFigures;
}

/** The same texts have the same regions, in the same order. */
function regionPairs({ before, now }: Pair) {
  return (now.regions ?? []).map((region, index) => {
    const earlier = before.regions?.[index] ?? region;
    // What was found before names the kind: a region that is missed now is worse in its kind.
    const kinds = earlier.kinds.length > 0 ? earlier.kinds : region.kinds;
    return { region, wasExact: earlier.exact, kinds: kinds.length > 0 ? kinds : [NOT_FOUND] };
  });
}

function changesOf(path: string, before: DocumentFigures, now: DocumentFigures): RegionChange[] {
  return regionPairs({ path, before, now })
    .filter(({ region, wasExact }) => region.exact !== wasExact)
    .map(({ region: { start, end, exact }, kinds }) => ({ path, start, end, kinds, better: exact }));
}

function kindComparisons(pairs: readonly Pair[]): KindComparison[] {
  const regions = pairs.flatMap(regionPairs);
  return [...new Set(regions.flatMap(({ kinds }) => kinds))].sort().map((kind) => {
    const ofKind = regions.filter(({ kinds }) => kinds.includes(kind));
    const number = (is: (pair: (typeof ofKind)[number]) => boolean) => ofKind.filter(is).length;
    return {
      kind,
      regions: ofKind.length,
      exactBefore: number(({ wasExact }) => wasExact),
      exactNow: number(({ region }) => region.exact),
      better: number(({ region, wasExact }) => region.exact && !wasExact),
      worse: number(({ region, wasExact }) => !region.exact && wasExact),
    };
  });
}
