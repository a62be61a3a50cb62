import { sourceOffset, type Unwrapped, wrappingsIn } from "../encodings/unwrap.js";
import type { Finding, Kind, Step } from "../provenance/record.js";

/** A finding of the unwrapped text as one of the text itself: unwrapping is the first of its steps. */
export function rewrap(text: string, unwrapped: Unwrapped, finding: Finding): Finding {
  if (unwrapped.wrappings.length === 0) return finding;
  const map = (offset: number): number => sourceOffset(unwrapped, offset);
  const wrappings = wrappingsIn(unwrapped, finding.start, finding.end);
  const start = map(finding.start);
  const end = map(finding.end);
  const steps = wrappings.map(
    ({ start: from, end: to, at, kind }): Step => ({
      stage: "decode",
      rule: kind,
      start: at - finding.start,
      end: at - finding.start + to - from,
      from: text.slice(from, to),
      to: unwrapped.glyphs[at]!,
    }),
  );
  const kinds = new Set<Kind>([...wrappings.map(({ kind }) => kind), ...finding.kinds]);
  return {
    ...finding,
    start,
    end,
    raw: text.slice(start, end),
    kinds: [...kinds],
    steps: finding.reading === null ? finding.steps : [...steps, ...finding.steps],
    doubtful: finding.doubtful.map((word) => ({ ...word, start: map(word.start), end: map(word.end) })),
    gaps: finding.gaps.map((gap) => ({ ...gap, at: map(gap.at) })),
  };
}
