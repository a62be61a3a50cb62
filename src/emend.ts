import { checkOptions } from "./check-options.js";
import { Documents } from "./markdown/documents.js";
import { escapeReadings } from "./markdown/escape.js";
import { hasValidMarker } from "./markdown/marker.js";
import { annotate } from "./markdown/notes.js";
import { protectedRanges } from "./markdown/protect.js";
import type { DecidedSpan } from "./markdown/spans.js";
import type { Emendation, EmendOptions } from "./options.js";
import { placeDecisions } from "./provenance/anchors.js";
import { type Decision, decidedFinding, type PlacedDecision } from "./provenance/decisions.js";
import { placesOf } from "./provenance/lines.js";
import type { EmendationRecord, Finding, Span } from "./provenance/record.js";
import { byStart, isOutside, isSame, type Recover, recoverAround } from "./recovery/around.js";
import { Searched } from "./recovery/detection/find-encodings.js";
import { joinEncodings } from "./recovery/join-encodings.js";
import type { Range } from "./recovery/range.js";
import { type Recovery, recover } from "./recovery/recover.js";

const DEFAULTS = { minConfidence: 0.95, minReading: 0 };

/** Passes over the result until nothing more is found, and times that all is left as it is and looked at anew. */
const MOST_PASSES = 3;
const MOST_RESTS = 1;

/**
 * Restores the damaged passages of a text.
 *
 * @param text after its byte order mark
 * @throws {TypeError} where the text is no string, or the word model is missing
 * @throws {RangeError} where an option has a value that it cannot have
 */
export function emend(text: string, options: EmendOptions): Emendation {
  const { encodings, spans, unplaced } = decide(text, options);
  const annotated = annotate(
    text,
    spans,
    options.plainText ? "none" : (options.notes ?? "footnotes"),
    encodings,
  );
  return {
    text: annotated.text,
    record: { encodings, spans: annotated.spans, insertions: annotated.insertions },
    ...(options.decisions && { unplaced }),
  };
}

/** Reports what `emend` would do, as a record without insertions. */
export function inspect(text: string, options: EmendOptions): EmendationRecord {
  return emend(text, { ...options, notes: "none" }).record;
}

function decide(text: string, options: EmendOptions): Decided {
  checkOptions(text, options);
  const { decisions = [] } = options;
  const markdown = options.plainText !== true;
  const { labels } = options;
  if (markdown && hasValidMarker(text)) return { encodings: [], spans: [], unplaced: decisions };
  const searched = new Searched();
  const documents = new Documents(text, labels);
  const recoverIn = (within: string): Recover => {
    const protect = (ranges: readonly Finding[]) =>
      ranges.length === 0 ? [] : protectedRanges(within, ranges, documents.of(within));
    const all = { ...DEFAULTS, ...options, lexicon: options.lexicon ?? [], markdown, searched };
    return (read) => recover(read, { ...all, ...(markdown ? { protect } : {}) });
  };
  const { placed: decided, standing, unplaced } = placeDecisions(text, decisions);
  const settledRanges = [...decided, ...standing].sort(byStart);
  const writeIn = (within: string, findings: readonly Finding[]): DecidedSpan[] =>
    write(within, findings, markdown ? documents : undefined);
  const first = recoverAround(text, settledRanges, recoverIn(text));
  let encodings = first.encodings;
  let spans = writeIn(text, withDecisions(first, decided, settledRanges));
  let rests = 0;
  /** Whether what is written stays as it is, and only what stands around it is read. */
  let hold: "not yet" | "holds" | "held" = "not yet";
  for (let pass = 1; ; pass += 1) {
    const { text: output, spans: placed } = annotate(text, spans, "none");
    if (output === text) break;
    const settled = [
      ...placed
        .filter(({ by, action }) => by !== undefined || (hold === "holds" && action === "emended"))
        .map(({ outStart, outEnd }) => ({ start: outStart, end: outEnd })),
      ...standing.map(({ start, end }) => {
        const growth = growthBefore(placed.findLast((span) => span.end <= start));
        return { start: start + growth, end: end + growth };
      }),
    ].sort(byStart);
    const again = recoverAround(output, settled, recoverIn(output));
    const open = again.findings.filter((finding) => isOutside(settled, finding));
    // A decision whose marks pair up with those of garble can be written as soon as that is read.
    const unwritten = hold === "not yet" && pass < MOST_PASSES ? placed.filter(isUnwritten) : [];
    // What cannot be written changes nothing.
    const changed = new Set(
      writeIn(output, [...open, ...unwritten.map(inOutput)].sort(byStart)).flatMap(({ action, start }) =>
        action === "emended" ? [start] : [],
      ),
    );
    const emended = open.filter(({ start }) => changed.has(start));
    const writable = unwritten.filter(({ outStart }) => changed.has(outStart));
    if (emended.length === 0 && writable.length === 0) {
      if (hold !== "holds") break;
      hold = "held";
      pass = MOST_PASSES;
      continue;
    }
    if (pass > MOST_PASSES) {
      // Of two findings that overlap, and so are found by turns, one stays, and of the other what is left.
      if (hold === "not yet") {
        hold = "holds";
        pass = 0;
        continue;
      }
      hold = "held";
      // What does not come to rest is left as it is, unless a second run would read it then, and come to rest with it.
      const resting = placed.map((span) => (span.by === undefined ? flagged(text, span) : span));
      spans = writeIn(text, resting.map(asFinding));
      if (rests === MOST_RESTS) break;
      rests += 1;
      pass = 0;
      continue;
    }
    const touches = (span: Span, finding: Finding): boolean =>
      hold !== "holds" &&
      span.action === "emended" &&
      span.by === undefined &&
      span.outStart <= finding.end &&
      finding.start <= span.outEnd;
    // A word that the result shows as damaged is repaired in the reading; garble there came of a wrong one.
    const repairs = (span: Span): Finding[] => emended.filter((finding) => touches(span, finding));
    const wrong = new Set(
      placed.filter((span) => !repairs(span).every((finding) => liesIn(span, finding))).map(({ id }) => id),
    );
    const missed = emended.filter((finding) => !placed.some((span) => touches(span, finding)));
    const joined = joinEncodings(encodings, again.encodings);
    encodings = joined.encodings;
    const kept = placed.map((span) =>
      wrong.has(span.id) ? flagged(text, span) : repairs(span).reduceRight(withRepair, span),
    );
    const added = [
      ...missed.map((finding) => inSource(finding, placed, joined.idOf)),
      ...writable.map(written),
    ];
    const free = kept.filter((span) => !added.some(({ start, end }) => start < span.end && span.start < end));
    spans = writeIn(text, [...free.map(asFinding), ...added].sort(byStart));
  }
  const unwritten = unwrittenDecisions(spans, decided);
  return { encodings, spans, unplaced: [...unplaced, ...unwritten] };
}

interface Decided {
  readonly encodings: Recovery["encodings"];
  readonly spans: DecidedSpan[];
  readonly unplaced: readonly Decision[];
}

/** The findings with decisions in the place of those about the same range. */
function withDecisions(
  { findings }: Recovery,
  decided: readonly PlacedDecision[],
  settled: readonly Range[],
): Finding[] {
  const foundAt = new Map(findings.map((finding) => [finding.start, finding]));
  return [
    ...findings.filter((finding) => isOutside(settled, finding)),
    ...decided.map((placed) => {
      const found = foundAt.get(placed.start);
      return decidedFinding(placed, found && isSame(found, placed) ? found : undefined);
    }),
  ].sort(byStart);
}

/** Whether a decided reading cannot be written without changing what is markup. */
const isUnwritten = ({ by, reason }: Finding): boolean => by !== undefined && reason === "protected";

function unwrittenDecisions(spans: readonly DecidedSpan[], decided: readonly PlacedDecision[]): Decision[] {
  const unwritten = new Set(spans.filter(isUnwritten).map(({ start }) => start));
  return decided.filter(({ start }) => unwritten.has(start)).map(({ decision }) => decision);
}

/** An unwritten decision as one to be written. */
function written({ reason: _, ...span }: DecidedSpan): Finding {
  return { ...asFinding(span), action: "emended" };
}

/** The same at its place in the output, where it stands as it stood. */
function inOutput(span: Span): Finding {
  return { ...written(span), start: span.outStart, end: span.outEnd };
}

/** Whether a finding of the result is a repair of words wholly inside a span that is written as it reads. */
const liesIn = (span: Span, { start, end, encoding, reading }: Finding): boolean =>
  encoding === undefined &&
  reading !== null &&
  span.outStart <= start &&
  end <= span.outEnd &&
  span.text === span.reading;

/** A span whose reading is repaired as a finding of the result says; repairs are made from the last to the first. */
function withRepair<Placed extends Span>(span: Placed, repair: Finding): Placed {
  const at = repair.start - span.outStart;
  const reading = span.reading!;
  return {
    ...span,
    reading: reading.slice(0, at) + repair.reading! + reading.slice(at + repair.end - repair.start),
    steps: [
      ...span.steps,
      ...repair.steps.map((step) => ({ ...step, start: step.start + at, end: step.end + at })),
    ],
    kinds: [...new Set([...span.kinds, ...repair.kinds])],
    confidence: {
      damaged: span.confidence.damaged,
      exact: Math.min(span.confidence.exact, repair.confidence.exact),
    },
  };
}

/** A finding of the result at the place in the source where it stands too. */
function inSource(finding: Finding, placed: readonly Span[], idOf: (id: string) => string): Finding {
  const growth = growthBefore(placed.findLast(({ outEnd }) => outEnd <= finding.start));
  return {
    ...finding,
    start: finding.start - growth,
    end: finding.end - growth,
    ...(finding.encoding === undefined ? {} : { encoding: idOf(finding.encoding) }),
    doubtful: finding.doubtful.map((word) => ({
      ...word,
      start: word.start - growth,
      end: word.end - growth,
    })),
    gaps: finding.gaps.map((gap) => ({ ...gap, at: gap.at - growth })),
  };
}

/** How much longer the output is up to a span's end than the source; 0 before the first. */
const growthBefore = (span: Span | undefined): number => (span === undefined ? 0 : span.outEnd - span.end);

/** A span without what writing it added. */
const asFinding = (span: DecidedSpan): Finding => ({
  ...span,
  steps: span.steps.filter(({ stage }) => stage !== "markdown"),
});

const flagged = (text: string, span: DecidedSpan): DecidedSpan => ({
  ...span,
  action: "flagged",
  reason: span.reason ?? "uncertain",
  text: text.slice(span.start, span.end),
});

/**
 * Gives findings their places and the text that is written for them.
 *
 * @param documents nothing where the text is no Markdown
 */
function write(text: string, findings: readonly Finding[], documents: Documents | undefined): DecidedSpan[] {
  if (findings.length === 0) return [];
  const emended = findings.flatMap((finding) =>
    finding.action === "emended" && finding.reading !== null
      ? [{ ...finding, reading: finding.reading }]
      : [],
  );
  const written = documents
    ? escapeReadings(text, emended, documents.of(text))
    : emended.map(({ reading }) => ({ text: reading, steps: [] }));
  const writtenOf = new Map(emended.map(({ start }, index) => [start, written[index]]));
  const places = placesOf(
    text,
    findings.map(({ start }) => start),
  );
  return findings.map((finding, index) => {
    const place = { id: `e${index + 1}`, ...places[index]! };
    if (finding.action === "flagged") return { ...finding, ...place, text: finding.raw };
    const result = writtenOf.get(finding.start);
    if (result === undefined)
      return { ...finding, ...place, action: "flagged", reason: "protected", text: finding.raw };
    return { ...finding, ...place, text: result.text, steps: [...finding.steps, ...result.steps] };
  });
}
