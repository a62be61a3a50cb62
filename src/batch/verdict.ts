import type { EmendationRecord, Kind, Span } from "../provenance/record.js";

/** What became of a document; `flagged` means that something looks damaged but nothing was changed. */
export type Verdict = "healthy" | "emended" | "flagged" | "failed";

/** What a document's record holds, in numbers. */
export interface Counts {
  /** Spans. */
  readonly emended: number;
  /** Spans. */
  readonly flagged: number;
  /** Words in emended spans whose reading is not sure. */
  readonly doubtful: number;
  /** How many emended spans are expected not to be read exactly right: the sum of 1 − `exact`. */
  readonly expectedErrors: number;
  /** Spans, emended or flagged, that show a kind of damage; a span can show several. */
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
}

export const NO_COUNTS: Counts = { emended: 0, flagged: 0, doubtful: 0, expectedErrors: 0, kinds: {} };

/** The verdict on a document that was done. */
export function verdictOf({ emended, flagged }: Counts): Exclude<Verdict, "failed"> {
  return emended > 0 ? "emended" : flagged > 0 ? "flagged" : "healthy";
}

export function countsOf({ spans }: EmendationRecord): Counts {
  const emended = spans.filter(({ action }) => action === "emended");
  const errors = emended.reduce((sum, { confidence }) => sum + 1 - confidence.exact, 0);
  return {
    emended: emended.length,
    flagged: spans.length - emended.length,
    doubtful: emended.reduce((sum, { doubtful }) => sum + doubtful.length, 0),
    expectedErrors: Math.round(errors * 1000) / 1000,
    kinds: countKinds(spans),
  };
}

function countKinds(spans: readonly Span[]): Counts["kinds"] {
  const kinds: Partial<Record<Kind, number>> = {};
  for (const kind of spans.flatMap((span) => span.kinds).sort()) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}
