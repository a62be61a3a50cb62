/**
 * Unit-cost edit distance (Levenshtein: one insertion, deletion or substitution costs 1) and the alignment that has it.
 *
 * Ukkonen's furthest-reaching points on diagonals, from both ends at once, as Myers does it for differences:
 * O((n + m) + d²) time for distance d, and linear space. A 200 kB text with 12 % damage takes about a second.
 */

/** A text as numbers: equal numbers, equal symbols. */
export type Symbols = Uint32Array;

/** Half-open ranges of two sequences that differ; between hunks the sequences are equal. */
export interface Hunk {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** The least number of edits that turn `a` into `b`. */
export function editDistance(a: Symbols, b: Symbols): number {
  const box = trim(a, b, { aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length });
  return isSettled(box) ? costOf(box) : meet(a, b, box, frontiers(box)).cost;
}

/** Where `a` and `b` differ, by an alignment of least cost. Hunks are in order and do not touch. */
export function differences(a: Symbols, b: Symbols): Hunk[] {
  const whole = trim(a, b, { aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length });
  const space = frontiers(whole);
  const hunks: Hunk[] = [];
  const open = [whole];
  for (let box = open.pop(); box; box = open.pop()) {
    if (isSettled(box)) {
      if (costOf(box) > 0) addHunk(hunks, box);
      continue;
    }
    const { aSplit, bSplit } = meet(a, b, box, space);
    // The stack gives the left part first, so hunks come in order.
    open.push(trim(a, b, { ...box, aStart: aSplit, bStart: bSplit }));
    open.push(trim(a, b, { ...box, aEnd: aSplit, bEnd: bSplit }));
  }
  return hunks;
}

/** Touching hunks are one. */
function addHunk(hunks: Hunk[], hunk: Hunk): void {
  const last = hunks[hunks.length - 1];
  if (last && last.aEnd === hunk.aStart && last.bEnd === hunk.bStart) {
    hunks[hunks.length - 1] = { ...last, aEnd: hunk.aEnd, bEnd: hunk.bEnd };
  } else {
    hunks.push(hunk);
  }
}

/** Nothing left to divide: one side is empty, or one symbol stands against one. */
function isSettled({ aStart, aEnd, bStart, bEnd }: Hunk): boolean {
  return Math.min(aEnd - aStart, bEnd - bStart) === 0 || Math.max(aEnd - aStart, bEnd - bStart) === 1;
}

/** Edits of a settled box; trimmed, so that two single symbols differ. */
function costOf({ aStart, aEnd, bStart, bEnd }: Hunk): number {
  return Math.max(aEnd - aStart, bEnd - bStart);
}

/** The box without what both sides begin and end with. */
function trim(a: Symbols, b: Symbols, { aStart, aEnd, bStart, bEnd }: Hunk): Hunk {
  let [a0, a1, b0, b1] = [aStart, aEnd, bStart, bEnd];
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
    a0 += 1;
    b0 += 1;
  }
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) {
    a1 -= 1;
    b1 -= 1;
  }
  return { aStart: a0, aEnd: a1, bStart: b0, bEnd: b1 };
}

/** Room for one point a diagonal, for both directions; made once and used for every box inside the first. */
interface Frontiers {
  readonly forward: Int32Array;
  readonly backward: Int32Array;
}

function frontiers({ aStart, aEnd, bStart, bEnd }: Hunk): Frontiers {
  const diagonals = aEnd - aStart + (bEnd - bStart) + 3;
  return { forward: new Int32Array(diagonals), backward: new Int32Array(diagonals) };
}

/** No point on this diagonal yet: below every row going forward, above every row going back. */
const NONE_FORWARD = -2;
const NONE_BACKWARD = 0x3fffffff;

/**
 * The cost of a trimmed, unsettled box, and a point that a path of least cost goes through.
 *
 * A row is an index into the box's part of `a`; diagonal k holds the points with column − row = k. Costs never fall
 * along a diagonal, so as soon as the two frontiers meet on one, the sum of their costs is the least.
 */
function meet(
  a: Symbols,
  b: Symbols,
  { aStart, aEnd, bStart, bEnd }: Hunk,
  { forward, backward }: Frontiers,
): { cost: number; aSplit: number; bSplit: number } {
  const rows = aEnd - aStart;
  const columns = bEnd - bStart;
  const zero = rows + 1;
  const last = columns - rows;
  // Trimmed: nothing is equal at either end.
  forward[zero - 1] = forward[zero + 1] = NONE_FORWARD;
  forward[zero] = 0;
  backward[zero + last - 1] = backward[zero + last + 1] = NONE_BACKWARD;
  backward[zero + last] = rows;

  for (let cost = 1; ; cost += 1) {
    const isForward = cost % 2 === 1;
    const steps = (cost + 1) >> 1;
    const otherSteps = cost >> 1;
    const center = isForward ? 0 : last;
    const otherCenter = isForward ? last : 0;
    const low = Math.max(center - steps, -rows);
    const high = Math.min(center + steps, columns);
    const otherLow = Math.max(otherCenter - otherSteps, -rows);
    const otherHigh = Math.min(otherCenter + otherSteps, columns);
    const frontier = isForward ? forward : backward;
    const none = isForward ? NONE_FORWARD : NONE_BACKWARD;
    frontier[zero + low - 1] = frontier[zero + high + 1] = none;
    if (center - steps >= -rows) frontier[zero + low] = none;
    if (center + steps <= columns) frontier[zero + high] = none;
    let before = none;

    for (let diagonal = low; diagonal <= high; diagonal += 1) {
      const here = frontier[zero + diagonal]!;
      const after = frontier[zero + diagonal + 1]!;
      let row: number;
      if (isForward) {
        row = Math.max(here + 1, before, after + 1);
        row = Math.min(row, rows, columns - diagonal);
        if (row >= 0 && row + diagonal >= 0) {
          while (row < rows && row + diagonal < columns && a[aStart + row] === b[bStart + row + diagonal]) {
            row += 1;
          }
        }
      } else {
        row = Math.min(here - 1, after, before - 1);
        row = Math.max(row, 0, -diagonal);
        if (row <= rows && row + diagonal <= columns) {
          while (row > 0 && row + diagonal > 0 && a[aStart + row - 1] === b[bStart + row + diagonal - 1]) {
            row -= 1;
          }
        }
      }
      before = here;
      frontier[zero + diagonal] = row;
      if (diagonal >= otherLow && diagonal <= otherHigh) {
        const forwardRow = isForward ? row : forward[zero + diagonal]!;
        const backwardRow = isForward ? backward[zero + diagonal]! : row;
        if (forwardRow >= backwardRow) {
          return { cost, aSplit: aStart + backwardRow, bSplit: bStart + backwardRow + diagonal };
        }
      }
    }
  }
}
