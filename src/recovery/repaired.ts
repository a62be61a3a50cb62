import type { Finding, Kind, Step } from "../provenance/record.js";
import type { Range } from "./range.js";

/** What takes the place of a range of the source. */
export interface Edit extends Range {
  readonly to: string;
}

/** How sure a repair is, as probabilities. */
export interface Certainty {
  readonly damaged: number;
  readonly exact: number;
}

/** What a repair is called in the record. */
export interface Repair {
  readonly kind: Kind;
  readonly stage: Step["stage"];
  readonly rule: string;
}

/**
 * An emended range of plain text.
 *
 * @param edits sorted and disjoint, inside the range
 */
export function repaired(
  text: string,
  { start, end }: Range,
  edits: readonly Edit[],
  { kind, stage, rule }: Repair,
  confidence: Certainty,
): Finding {
  // From the last to the first, so that each offset counts in what is still as it was.
  const steps = edits.toReversed().map((edit) => ({
    stage,
    rule,
    start: edit.start - start,
    end: edit.end - start,
    from: text.slice(edit.start, edit.end),
    to: edit.to,
  }));
  const pieces: string[] = [];
  let from = start;
  for (const edit of edits) {
    pieces.push(text.slice(from, edit.start), edit.to);
    from = edit.end;
  }
  pieces.push(text.slice(from, end));
  return {
    action: "emended",
    start,
    end,
    raw: text.slice(start, end),
    reading: pieces.join(""),
    kinds: [kind],
    steps,
    confidence,
    doubtful: [],
    gaps: [],
  };
}

/** The same, left as it is: nothing but the record tells of it. */
export const doubted = (finding: Finding): Finding => ({
  ...finding,
  action: "flagged",
  reason: "uncertain",
});
