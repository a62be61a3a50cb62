import type { Kind, Sequence, Span } from "../provenance/record.js";

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

export function countsOf({ spans }: { readonly spans: Sequence<Span> }): Counts {
  let emended = 0;
  let doubtfulWords = 0;
  let errors = 0;
  const kinds = new Map<Kind, number>();
  for (const { action, kinds: shown, confidence, doubtful } of spans) {
    for (const kind of shown) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (action !== "emended") continue;
    emended += 1;
    doubtfulWords += doubtful.length;
    errors += 1 - confidence.exact;
  }
  return {
    emended,
    flagged: spans.length - emended,
    doubtful: doubtfulWords,
    expectedErrors: Math.round(errors * 1000) / 1000,
    kinds: Object.fromEntries([...kinds].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}
