import type { Stretch } from "../detection/segment.js";
import type { Range } from "../range.js";
import { type ReadingContext, readStretch } from "../reading/read-stretch.js";
import { isHealthy } from "./edge-bias.js";
import { isSpaced } from "./spaced-letters.js";

/** UTF-16 units between two stretches that may be one. */
const WIDEST_BREAK = 40;

/** Joins stretches of one encoding in one line between which nothing reads as it stands. */
export function joinBroken(text: string, stretches: readonly Stretch[], context: ReadingContext): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of joinSpaced(text, stretches, context)) {
    const last = joined.at(-1);
    const between = last === undefined ? "" : text.slice(last.end, stretch.start);
    const broken =
      last !== undefined &&
      last.encoding === stretch.encoding &&
      between.length <= WIDEST_BREAK &&
      !/[\r\n]/.test(between) &&
      between.split(/\s+/).every((token) => token === "" || !isHealthy(token, context));
    if (broken)
      joined[joined.length - 1] = { ...last, end: stretch.end, evidence: last.evidence + stretch.evidence };
    else joined.push(stretch);
  }
  return joined;
}

/** UTF-16 units of letter-spaced text on either side of what may be more of it that tell whether it is. */
const LONGEST_BESIDE = 40;
/** UTF-16 units of what chance makes look enciphered, at most. */
const LONGEST_CHANCE = 40;

/** Joins letter-spaced stretches with what an encoding seems to show between them, where it reads better as more of the same. */
function joinSpaced(text: string, stretches: readonly Stretch[], context: ReadingContext): Stretch[] {
  const joined: Stretch[] = [];
  const follows = (one: Stretch | undefined, next: Stretch | undefined): boolean =>
    one !== undefined && next !== undefined && /^[ \t]*$/.test(text.slice(one.end, next.start));
  const costOf = (range: Range, { encoding }: Stretch): number =>
    readStretch(text, range, encoding, context).cost;
  for (let index = 0; index < stretches.length; index += 1) {
    const [before, stretch, after] = [joined.at(-1), stretches[index]!, stretches[index + 1]];
    const isBetween =
      stretch.encoding !== undefined &&
      stretch.end - stretch.start <= LONGEST_CHANCE &&
      follows(before, stretch) &&
      follows(stretch, after) &&
      before!.encoding === undefined &&
      after!.encoding === undefined &&
      isSpaced(text, before!.end, -1) &&
      isSpaced(text, after!.start, 1);
    if (isBetween) {
      const whole = { ...before!, end: after!.end, evidence: before!.evidence + after!.evidence };
      // What lies far from it is read alike either way.
      const left = { start: Math.max(before!.start, before!.end - LONGEST_BESIDE), end: before!.end };
      const right = { start: after!.start, end: Math.min(after!.end, after!.start + LONGEST_BESIDE) };
      const apart = costOf(left, before!) + costOf(stretch, stretch) + costOf(right, after!);
      if (costOf({ start: left.start, end: right.end }, whole) < apart) {
        joined[joined.length - 1] = whole;
        index += 1;
        continue;
      }
    }
    joined.push(stretch);
  }
  return joined;
}
