/** The damaged regions of a document, what became of them, and what was changed outside them. */
import { align } from "./align.js";
import type { Hunk } from "./edit-distance.js";
import { fold } from "./fold.js";

/** A half-open range of the true text, in UTF-16 units. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

export interface RegionCounts {
  readonly total: number;
  /** Regions whose text in the output is exactly the true text. */
  readonly exact: number;
  /** The same, quotes and white space folded. */
  readonly exactFolded: number;
}

export interface HarmCounts {
  /** Code points of undamaged text that the output changed or lost, or that it put in. */
  readonly changed: number;
  /** Code points of undamaged text. */
  readonly undamaged: number;
}

/**
 * Where the raw text differs from the true text, widened to whole words. Regions with nothing but white space
 * between them are one.
 */
export function damagedRegions(truth: string, raw: string): Region[] {
  const regions: Region[] = [];
  let undamagedFrom = 0;
  for (const { aStart, aEnd } of align(truth, raw)) {
    const between = truth.slice(undamagedFrom, aStart);
    const last = regions[regions.length - 1];
    // Before the first region, the text's beginning ends a word as white space does.
    const [head, inner, tail] = splitBetween(last ? between : ` ${between}`);
    if (last && inner === "") {
      regions[regions.length - 1] = { start: last.start, end: aEnd };
    } else {
      if (last) regions[regions.length - 1] = { start: last.start, end: last.end + head.length };
      regions.push({ start: aStart - tail.length, end: aEnd });
    }
    undamagedFrom = aEnd;
  }
  const last = regions[regions.length - 1];
  if (last) {
    const head = /^\S*/.exec(truth.slice(undamagedFrom))![0];
    regions[regions.length - 1] = { start: last.start, end: last.end + head.length };
  }
  return regions;
}

/**
 * Undamaged text between two differences: the end of a word that is begun, whole words, the beginning of a word.
 * No whole words means that the two differences lie in one word or in neighbouring ones.
 */
function splitBetween(between: string): [head: string, inner: string, tail: string] {
  const head = /^\S*/.exec(between)![0];
  const rest = between.slice(head.length);
  // Searched from the end: an expression that ends in `$` would try from every place.
  let tailStart = rest.length;
  while (tailStart > 0 && /\S/.test(rest[tailStart - 1]!)) tailStart -= 1;
  return [head, rest.slice(0, tailStart).trim(), rest.slice(tailStart)];
}

/** Compares what stands in the output for the regions, and for the rest, with the true text. */
export function scoreRegions(
  truth: string,
  output: string,
  regions: readonly Region[],
): { regions: RegionCounts; harm: HarmCounts } {
  const hunks = align(truth, output);
  let exact = 0;
  let exactFolded = 0;
  const ranges = rangesFor(regions, hunks);
  for (const [index, region] of regions.entries()) {
    const wanted = truth.slice(region.start, region.end);
    const range = ranges[index]!;
    const got = output.slice(range.start, range.end);
    if (got === wanted) exact += 1;
    if (fold(got) === fold(wanted)) exactFolded += 1;
  }
  const damaged = regions.reduce((sum, { start, end }) => sum + lengthOf(truth.slice(start, end)), 0);
  return {
    regions: { total: regions.length, exact, exactFolded },
    harm: { changed: changedOutside(regions, truth, output, hunks), undamaged: lengthOf(truth) - damaged },
  };
}

/** Where each region stands in another form of the text. */
export function regionsIn(text: string, truth: string, regions: readonly Region[]): Region[] {
  return rangesFor(regions, align(truth, text));
}

/** The ranges of the output for those of the true text, in order, each with all of a difference that touches it. */
function rangesFor(regions: readonly Region[], hunks: readonly Hunk[]): Region[] {
  let first = 0;
  return regions.map(({ start, end }) => {
    while (first < hunks.length && hunks[first]!.aEnd < start) first += 1;
    const before = hunks[first - 1];
    const shift = before ? before.bEnd - before.aEnd : 0;
    let next = first;
    while (next < hunks.length && hunks[next]!.aStart <= end) next += 1;
    const from = hunks[first];
    const to = hunks[next - 1];
    if (next === first || !from || !to) return { start: start + shift, end: end + shift };
    return {
      start: Math.min(start + shift, from.bStart),
      end: Math.max(end + to.bEnd - to.aEnd, to.bEnd),
    };
  });
}

/** What touches a region belongs to it as far as it reaches, and so does all that was put in there. */
function changedOutside(
  regions: readonly Region[],
  truth: string,
  output: string,
  hunks: readonly Hunk[],
): number {
  let changed = 0;
  let at = 0;
  for (const hunk of hunks) {
    const reach = reachOf(hunk, truth, output);
    while (at < regions.length && regions[at]!.end < reach.start) at += 1;
    const touching: Region[] = [];
    for (let next = at; next < regions.length && regions[next]!.start <= reach.end; next += 1) {
      touching.push(regions[next]!);
    }
    // What was put in or left out could as well have been so at any place it slides to.
    if (touching.length > 0 && slides(hunk)) continue;
    const lost = lengthOf(outside(truth, hunk, touching));
    const put = touching.length > 0 ? 0 : lengthOf(output.slice(hunk.bStart, hunk.bEnd));
    changed += Math.max(lost, put);
  }
  return changed;
}

/** Whether a difference only puts something in, or only leaves something out. */
const slides = ({ aStart, aEnd, bStart, bEnd }: Hunk): boolean => (aStart === aEnd) !== (bStart === bEnd);

/** The range of the true text in which a difference can be said to lie: one of two equal blanks is either. */
function reachOf(hunk: Hunk, truth: string, output: string): Region {
  const { aStart, aEnd, bStart, bEnd } = hunk;
  if (!slides(hunk)) return { start: aStart, end: aEnd };
  const [text, from, to] = bEnd > bStart ? [output, bStart, bEnd] : [truth, aStart, aEnd];
  let left = 0;
  while (from - left > 0 && left < aStart && text[from - left - 1] === text[to - left - 1]) left += 1;
  let right = 0;
  while (to + right < text.length && aEnd + right < truth.length && text[from + right] === text[to + right])
    right += 1;
  return { start: aStart - left, end: aEnd + right };
}

/** The text of a difference without the parts of it that lie in regions. */
function outside(truth: string, { aStart, aEnd }: Hunk, regions: readonly Region[]): string {
  let text = "";
  let from = aStart;
  for (const region of regions) {
    text += truth.slice(from, Math.max(from, region.start));
    from = Math.max(from, region.end);
  }
  return text + truth.slice(from, Math.max(from, aEnd));
}

/** Code points. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
