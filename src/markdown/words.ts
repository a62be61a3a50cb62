/** One letter or digit, what joins letters inside a word, or a character reference, which stands for a letter. */
const UNIT =
  /[\p{L}\p{M}\p{N}]|(?<=[\p{L}\p{M}\p{N}])(?:['’\u2010\u2011-](?=[\p{L}\p{N}])|[.,](?=\p{N}))|&#?[a-z0-9]{2,31};/iuy;
/** Optional ends belong to the word: `letter(s)`. */
const OPTIONAL_END = /\(\p{L}{1,4}\)/uy;

/** A half-open range of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * For each range, where the word ends in which the range ends. It is never inside another range: a word that
 * runs on into the next range ends where that one's last word does.
 *
 * @param ranges sorted and disjoint
 */
export function wordEnds(text: string, ranges: readonly Range[]): number[] {
  const ends: number[] = new Array(ranges.length).fill(0);
  for (let index = ranges.length - 1; index >= 0; index--) {
    // Only up to the next range, so that each character is looked at once.
    const limit = ranges[index + 1]?.start ?? text.length;
    let end = ranges[index]!.end;
    for (
      let next = matchEnd(UNIT, text, end);
      next > end && next <= limit;
      next = matchEnd(UNIT, text, end)
    ) {
      end = next;
    }
    const optional = matchEnd(OPTIONAL_END, text, end);
    if (optional <= limit) end = optional;
    const runsOn = end === limit && index + 1 < ranges.length && matchEnd(UNIT, text, end) > end;
    ends[index] = runsOn ? ends[index + 1]! : end;
  }
  return ends;
}

/** The end of a match that begins at an offset, or the offset. */
function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
