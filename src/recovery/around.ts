import type { Finding } from "../provenance/record.js";
import { joinEncodings } from "./join-encodings.js";
import type { Range } from "./range.js";
import type { Recovery } from "./recover.js";

/** Recovers a text of the same length as the document and with its lines, or the document itself. */
export type Recover = (text: string) => Recovery;

/**
 * What recovery finds outside the ranges that a person has settled. Where a finding reaches beyond such a range, the
 * rest of it is read on its own, as if a line ended where the range begins.
 *
 * @param settled sorted and disjoint
 */
export function recoverAround(text: string, settled: readonly Range[], recoverText: Recover): Recovery {
  const whole = recoverText(text);
  if (settled.length === 0) return whole;
  const apart: Finding[] = [];
  const same: Finding[] = [];
  const reaching: Finding[] = [];
  for (const finding of whole.findings) {
    const range = firstEndingAfter(settled, finding.start);
    if (range === undefined || range.start >= finding.end) apart.push(finding);
    else if (isSame(range, finding)) same.push(finding);
    else if (!contains(range, finding)) reaching.push(finding);
  }
  if (reaching.length === 0) return { ...whole, findings: [...apart, ...same].sort(byStart) };
  const rest = recoverText(masked(text, settled));
  const { encodings, idOf } = joinEncodings(whole.encodings, rest.encodings);
  const parts = rest.findings
    .filter((part) => {
      const finding = firstEndingAfter(reaching, part.start);
      return finding !== undefined && contains(finding, part);
    })
    .map((part) => (part.encoding === undefined ? part : { ...part, encoding: idOf(part.encoding) }));
  return { encodings, findings: [...apart, ...same, ...parts].sort(byStart) };
}

/** Of sorted and disjoint ranges the first that ends behind an offset. */
function firstEndingAfter<R extends Range>(ranges: readonly R[], at: number): R | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return ranges[low];
}

const contains = (outer: Range, inner: Range): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
export const isSame = (a: Range, b: Range): boolean => a.start === b.start && a.end === b.end;

/** The text with line ends in the place of sorted and disjoint ranges; every offset stays. */
function masked(text: string, ranges: readonly Range[]): string {
  const pieces: string[] = [];
  let written = 0;
  for (const { start, end } of ranges) {
    pieces.push(text.slice(written, start), "\n".repeat(end - start));
    written = end;
  }
  pieces.push(text.slice(written));
  return pieces.join("");
}

export const byStart = (a: Range, b: Range): number => a.start - b.start;

/** Whether none of sorted and disjoint ranges has a character in common with one more. */
export function isOutside(ranges: readonly Range[], { start, end }: Range): boolean {
  const range = firstEndingAfter(ranges, start);
  return range === undefined || range.start >= end;
}
