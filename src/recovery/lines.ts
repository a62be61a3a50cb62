import type { Range } from "./range.js";

/**
 * The line around a range, cut off so many UTF-16 units before and after it: a document may be one line, and looking for the
 * ends of a line must not take longer the longer it is.
 */
export function lineAround(text: string, { start, end }: Range, farthest: number): Range {
  const from = Math.max(0, start - farthest);
  const after = text.slice(end, end + farthest);
  const lineEnd = after.indexOf("\n");
  return {
    start: from + text.slice(from, start).lastIndexOf("\n") + 1,
    end: end + (lineEnd < 0 ? after.length : lineEnd),
  };
}

/** Index of the first of sorted, disjoint ranges that ends beyond an offset. */
export function firstEndingAfter(ranges: readonly { readonly end: number }[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
