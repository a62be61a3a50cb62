import { countsOf, verdictOf } from "../batch/verdict.js";
import type { EmendationRecord, Span } from "../provenance/record.js";
import { visible } from "./visible.js";

/**
 * What was found in one document, for people: `path:line:column  action kinds  raw → reading (confidence)`
 * a span, then one line with the verdict; each with a line end, and safe on a terminal.
 */
export function inspectionText(path: string, record: EmendationRecord): string {
  const shown = visible(path);
  const lines = [...record.spans.map((span) => spanLine(shown, span)), verdictLine(shown, record)];
  return lines.map((line) => `${line}\n`).join("");
}

function spanLine(path: string, span: Span): string {
  const place = `${path}:${span.line}:${span.column}`;
  const what = [span.action, span.reason && `(${span.reason})`, span.kinds.join("+")]
    .filter(Boolean)
    .join(" ");
  const reading = span.reading === null ? "no reading" : visible(span.reading);
  const certainty = `${percent(span.confidence.damaged)} damaged`;
  const exactness = span.reading === null ? "" : `, ${percent(span.confidence.exact)} exactly right`;
  return `${place}  ${what}  ${visible(span.raw)} → ${reading} (${certainty}${exactness})`;
}

function verdictLine(path: string, record: EmendationRecord): string {
  const counts = countsOf(record);
  const parts = [
    ...(counts.emended > 0 ? [`${counts.emended} to emend`] : []),
    ...(counts.flagged > 0 ? [`${counts.flagged} flagged`] : []),
  ];
  const families = record.encodings.map(({ id, family }) => `${id} ${visible(family)}`);
  const encodings = families.length > 0 ? `; encodings: ${families.join(", ")}` : "";
  return `${path}: ${VERDICTS[verdictOf(counts)]}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}${encodings}`;
}

const VERDICTS = { healthy: "healthy", emended: "damaged", flagged: "suspicious" } as const;

/** Whole per cents, but never 100 % for what is not certain, nor 0 % for what is possible. */
function percent(probability: number): string {
  const rounded = Math.round(probability * 100);
  if (rounded === 100 && probability < 1) return ">99 %";
  if (rounded === 0 && probability > 0) return "<1 %";
  return `${rounded} %`;
}
