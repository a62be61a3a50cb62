import { escapeReadings } from "./markdown/escape.js";
import { hasValidMarker } from "./markdown/marker.js";
import { annotate } from "./markdown/notes.js";
import { protectedRanges } from "./markdown/protect.js";
import type { DecidedSpan } from "./markdown/spans.js";
import type { Emendation, EmendOptions } from "./options.js";
import { placesOf } from "./provenance/lines.js";
import type { EmendationRecord, EncodingRecord, Finding, Span } from "./provenance/record.js";
import { type Recovery, recover } from "./recovery/recover.js";

const DEFAULTS = { minConfidence: 0.95, minReading: 0 };

/** Passes over the result until nothing more is found; what then still is, is flagged. */
const MOST_PASSES = 3;

/**
 * Restores the damaged passages of a text.
 *
 * @param text after its byte order mark
 * @throws RangeError if a probability among the options is none
 */
export function emend(text: string, options: EmendOptions): Emendation {
  const { encodings, spans } = decide(text, options);
  const annotated = annotate(
    text,
    spans,
    options.plainText ? "none" : (options.notes ?? "footnotes"),
    encodings,
  );
  return {
    text: annotated.text,
    record: { encodings, spans: annotated.spans, insertions: annotated.insertions },
  };
}

/** Reports what `emend` would do, as a record without insertions. */
export function inspect(text: string, options: EmendOptions): EmendationRecord {
  return emend(text, { ...options, notes: "none" }).record;
}

function decide(
  text: string,
  options: EmendOptions,
): { encodings: Recovery["encodings"]; spans: DecidedSpan[] } {
  checkProbabilities(options);
  const markdown = options.plainText !== true;
  if (markdown && hasValidMarker(text)) return { encodings: [], spans: [] };
  const recoveryOptions = {
    ...DEFAULTS,
    ...options,
    lexicon: options.lexicon ?? [],
    markdown,
    ...(markdown ? { protect: (ranges: readonly Finding[]) => protectedRanges(text, ranges) } : {}),
  };
  const first = recover(asLines(text), recoveryOptions);
  let encodings = first.encodings;
  let spans = write(text, first.findings, markdown);
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const { text: output, spans: placed } = annotate(text, spans, "none");
    if (output === text) break;
    const again = recover(asLines(output), {
      ...recoveryOptions,
      ...(markdown ? { protect: (ranges: readonly Finding[]) => protectedRanges(output, ranges) } : {}),
    });
    const emended = again.findings.filter(({ action }) => action === "emended");
    if (emended.length === 0) break;
    const touches = (span: Span, finding: Finding): boolean =>
      span.action === "emended" && span.outStart <= finding.end && finding.start <= span.outEnd;
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
    const added = missed.map((finding) => inSource(finding, placed, joined.idOf));
    const free = kept.filter((span) => !added.some(({ start, end }) => start < span.end && span.start < end));
    spans = write(
      text,
      [...free.map(asFinding), ...added].sort((a, b) => a.start - b.start),
      markdown,
    );
  }
  return { encodings, spans };
}

/**
 * The text as recovery reads it, unit for unit: one kind of line end, and one in place of each undecodable byte as well,
 * since no span contains either.
 */
const asLines = (text: string): string => text.replace(/\r|(?<![\ud800-\udbff])[\udc80-\udcff]/g, "\n");

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
  const before = placed.findLast(({ outEnd }) => outEnd <= finding.start);
  const growth = before === undefined ? 0 : before.outEnd - before.end;
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

/** A span without what writing it added. */
const asFinding = (span: DecidedSpan): Finding => ({
  ...span,
  steps: span.steps.filter(({ stage }) => stage !== "markdown"),
});

/** Two lists of encodings as one, and the ids that those of the second have in it. */
function joinEncodings(
  known: readonly EncodingRecord[],
  more: readonly EncodingRecord[],
): { encodings: EncodingRecord[]; idOf: (id: string) => string } {
  const encodings = [...known];
  const ids = new Map<string, string>();
  for (const encoding of more) {
    const key = JSON.stringify([encoding.family, encoding.params]);
    const same = encodings.find(({ family, params }) => JSON.stringify([family, params]) === key);
    const id = same?.id ?? `F${encodings.length + 1}`;
    if (same === undefined) encodings.push({ ...encoding, id });
    ids.set(encoding.id, id);
  }
  return { encodings, idOf: (id) => ids.get(id)! };
}

const flagged = (text: string, span: DecidedSpan): DecidedSpan => ({
  ...span,
  action: "flagged",
  reason: span.reason ?? "uncertain",
  text: text.slice(span.start, span.end),
});

/** Gives findings their places and the text that is written for them. */
function write(text: string, findings: readonly Finding[], markdown: boolean): DecidedSpan[] {
  const emended = findings.flatMap((finding) =>
    finding.action === "emended" && finding.reading !== null
      ? [{ ...finding, reading: finding.reading }]
      : [],
  );
  const written = markdown
    ? escapeReadings(text, emended)
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

function checkProbabilities({ minConfidence, minReading }: EmendOptions): void {
  for (const [name, value] of Object.entries({ minConfidence, minReading })) {
    if (value !== undefined && !(value >= 0 && value <= 1)) {
      throw new RangeError(`${name} is a probability between 0 and 1, not ${value}`);
    }
  }
}
