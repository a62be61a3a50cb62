import { countsOf, verdictOf } from "../batch/verdict.js";
import type { EncodingRecord, LongProvenance, Span } from "../provenance/record.js";
import { percent } from "./percent.js";
import { visible } from "./visible.js";

/** Of a record, as much as is told of it. */
type Found = Pick<LongProvenance, "encodings" | "spans">;

/**
 * What was found in one document, as a linter tells it: `path:line:column  message  kinds` a span, then one line an
 * encoding and one with the verdict; each with a line end, and safe on a terminal.
 */
export function* inspectionLines(path: string, record: Found): Generator<string> {
  const shown = visible(path);
  const uses = new Map<string, EncodingUse>();
  for (const span of record.spans) {
    yield `${shown}:${span.line}:${span.column}  ${spanMessage(span)}  ${kindsOf(span)}\n`;
    if (span.encoding !== undefined) uses.set(span.encoding, withSpan(uses.get(span.encoding), span));
  }
  for (const encoding of record.encodings)
    yield `${shown}: ${encodingText(encoding, uses.get(encoding.id) ?? UNUSED)}\n`;
  yield `${shown}: ${verdictText(record)}\n`;
}

/** The kinds of a span's damage as one word. */
export const kindsOf = ({ kinds }: Span): string => kinds.join("+");

/** What was found at a span, and how it would be read; safe on a terminal. */
export function spanMessage({ action, reason, raw, reading, confidence }: Span): string {
  const what = action === "emended" ? "damaged" : `flagged (${reason ?? "uncertain"})`;
  const certainty = `${percent(confidence.damaged)} damaged`;
  const exactness = reading === null ? "" : `, ${percent(confidence.exact)} exactly right`;
  const read = reading === null ? "no reading" : visible(reading);
  return `${what}: ${visible(raw)} → ${read} (${certainty}${exactness})`;
}

/** At most so much of a sample is shown, in UTF-16 units. */
const LONGEST_SAMPLE = 60;

/** The spans of an encoding: how many, and one of those that are surest to be read right. */
interface EncodingUse {
  readonly spans: number;
  readonly sample: Span | undefined;
}

const UNUSED: EncodingUse = { spans: 0, sample: undefined };

function withSpan({ spans, sample }: EncodingUse = UNUSED, span: Span): EncodingUse {
  const isBetter =
    span.reading !== null && (sample === undefined || span.confidence.exact > sample.confidence.exact);
  return { spans: spans + 1, sample: isBetter ? span : sample };
}

function encodingText({ id, family, params, evidence }: EncodingRecord, use: EncodingUse): string {
  const { spans, sample } = use;
  const details = Object.entries(params).map(([name, value]) => `${visible(name)} ${visible(String(value))}`);
  const weight = `evidence ${Math.round(evidence)} nats, ${spans} ${spans === 1 ? "span" : "spans"}`;
  const shown = sample ? `: ${cut(sample.raw)} → ${cut(sample.reading ?? "")}` : "";
  return `${visible(id)} is ${[visible(family), ...details].join(", ")} (${weight})${shown}`;
}

function cut(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST_SAMPLE)];
  const isLonger = text.length > characters.slice(0, LONGEST_SAMPLE).join("").length;
  return visible(characters.slice(0, LONGEST_SAMPLE).join("")) + (isLonger ? "…" : "");
}

/** The verdict on a document in one line, without its path. */
function verdictText(record: Found): string {
  const counts = countsOf(record);
  const kinds = Object.entries(counts.kinds)
    .sort(([, one], [, other]) => other - one)
    .map(([kind, count]) => `${count} ${kind}`);
  const parts = [
    ...(counts.emended > 0 ? [`${counts.emended} to emend`] : []),
    ...(counts.flagged > 0 ? [`${counts.flagged} flagged`] : []),
  ];
  const byKind = kinds.length > 0 ? ` (${kinds.join(", ")})` : "";
  return VERDICTS[verdictOf(counts)] + (parts.length > 0 ? `: ${parts.join(", ")}${byKind}` : "");
}

const VERDICTS = { healthy: "healthy", emended: "damaged", flagged: "suspicious" } as const;
