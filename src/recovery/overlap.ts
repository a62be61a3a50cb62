import type { Range } from "./range.js";

/**
 * Whether a range shares a unit with one of `ranges`.
 *
 * @param ranges sorted and disjoint
 */
export function overlapsAny(ranges: readonly Range[], { start, end }: Range): boolean {
  let from = 0;
  let to = ranges.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ranges[middle]!.end <= start) from = middle + 1;
    else to = middle;
  }
  return from < ranges.length && ranges[from]!.start < end;
}
