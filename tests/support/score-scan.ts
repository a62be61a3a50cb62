/** How well the damaged regions of a scan were restored, and whether anything else was touched. */
import type { Emendation, Span } from "../../src/index.js";
import { align } from "../../src/score/align.js";
import { characterErrorRate, countErrors } from "../../src/score/error-rates.js";
import { fold } from "../../src/score/fold.js";
import type { Scan } from "./scans.js";

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Comparison {
  readonly got: string;
  readonly wanted: string;
  /** In `got`. */
  readonly doubtful: readonly Range[];
}

interface ScanScore {
  /** Regions with a true text. */
  readonly regions: number;
  /** Regions exactly right, quotes and white space folded. */
  readonly exact: number;
  /** Edits per character of the true text, quotes and white space folded. */
  readonly characterErrorRate: number;
  /** Words in emended regions that were given without doubt, and how many of them are right. */
  readonly undoubtedWords: number;
  readonly undoubtedRight: number;
  /** Characters changed in lines without a region, up to the last region. */
  readonly changedElsewhere: number;
}

/** @param emendation made without notes */
export function scoreScan(scan: Scan, { text: output, record }: Emendation): ScanScore {
  const emended = record.spans.filter(({ action }) => action === "emended");
  const comparisons = scan.regions.flatMap((region) =>
    region.gold === null ? [] : [compare(scan, output, emended, region)],
  );
  const errors = comparisons.map(({ got, wanted }) => countErrors(fold(got), fold(wanted)));
  const words = comparisons.flatMap(undoubtedWords);
  return {
    regions: comparisons.length,
    exact: comparisons.filter(({ got, wanted }) => fold(got) === fold(wanted)).length,
    characterErrorRate: characterErrorRate({
      characterEdits: errors.reduce((sum, { characterEdits }) => sum + characterEdits, 0),
      characters: errors.reduce((sum, { characters }) => sum + characters, 0),
      wordEdits: 0,
      words: 0,
    }),
    undoubtedWords: words.length,
    undoubtedRight: words.filter(Boolean).length,
    changedElsewhere: changedElsewhere(scan, emended),
  };
}

/** What stands in the output for a region, widened to the spans that overlap it, and what should stand there. */
function compare(scan: Scan, output: string, emended: readonly Span[], region: Range): Comparison {
  const range = widened(region, [...emended, ...scan.regions.filter(({ gold }) => gold !== null)]);
  const inRange = emended.filter((span) => overlaps(span, range));
  const outStart = outputOffset(range.start, emended);
  return {
    got: output.slice(outStart, outputOffset(range.end, emended)),
    wanted: truthOf(scan, range),
    doubtful: inRange.flatMap((span) =>
      span.doubtful.map(({ start, end }) => ({
        start: span.outStart - outStart + throughSteps(span, start - span.start),
        end: span.outStart - outStart + throughSteps(span, end - span.start),
      })),
    ),
  };
}

const overlaps = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end;

/** The range with all others that overlap it, or overlap those. */
function widened(range: Range, others: readonly Range[]): Range {
  const touching = others.filter((other) => overlaps(other, range));
  const start = Math.min(range.start, ...touching.map((other) => other.start));
  const end = Math.max(range.end, ...touching.map((other) => other.end));
  return start === range.start && end === range.end ? range : widened({ start, end }, others);
}

/** The source with the true text of every region in a range. */
function truthOf({ text, regions }: Scan, range: Range): string {
  let truth = "";
  let done = range.start;
  for (const { start, end, gold } of regions) {
    if (gold === null || !overlaps({ start, end }, range)) continue;
    truth += text.slice(done, start) + gold;
    done = end;
  }
  return truth + text.slice(done, range.end);
}

/** Where a source offset that lies in no emended span stands in the output. */
function outputOffset(offset: number, emended: readonly Span[]): number {
  const before = emended.findLast(({ end }) => end <= offset);
  return before === undefined ? offset : offset - before.end + before.outEnd;
}

/** Where an offset in a span's raw text stands once its steps are applied. */
function throughSteps({ steps }: Span, offset: number): number {
  let at = offset;
  for (const { start, end, to } of steps) {
    if (at >= end) at += to.length - (end - start);
    else if (at > start) at = start + Math.min(at - start, to.length);
  }
  return at;
}

/** Whether each word that was given without doubt stands in the true text as it was given. */
function undoubtedWords({ got, wanted, doubtful }: Comparison): boolean[] {
  const [given, truth] = [got, wanted].map((text) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"));
  const differences = align(truth!, given!);
  return Array.from(given!.matchAll(/[A-Za-z]+/g), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }))
    .filter((word) => !doubtful.some((doubt) => overlaps(doubt, word)))
    .map((word) => !differences.some(({ bStart, bEnd }) => bStart <= word.end && word.start <= bEnd));
}

function changedElsewhere({ text, regions }: Scan, emended: readonly Span[]): number {
  const last = Math.max(...regions.map(({ end }) => end));
  const lines = regions.map(({ start, end }) => ({
    start: text.lastIndexOf("\n", start - 1) + 1,
    end: text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end),
  }));
  return emended
    .filter((span) => span.end <= last && !lines.some((line) => overlaps(line, span)))
    .reduce((sum, { raw }) => sum + raw.length, 0);
}
