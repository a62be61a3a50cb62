import { nats } from "../../english/costs.js";
import { BLANK_COSTS, lostBlankCost, mixedBlankCost, plainBlankCosts } from "../../repairs/spacing.js";
import { type Cells, LETTER, PLAIN_BLANK, SHIFTED_BLANK } from "./cells.js";
import type { LatticeCosts } from "./lattice.js";

/** Cells on both sides in which blanks are counted to judge one. */
const NEIGHBOURHOOD = 60;

/** Nats of a lost blank by the letters and the blanks that are counted, once they were asked for. */
const COUNTS = 2 * NEIGHBOURHOOD + 1;
const lostCosts = new Float64Array(COUNTS * COUNTS).fill(Number.NaN);

function lostCost(letters: number, blanks: number): number {
  const place = letters * COUNTS + blanks;
  if (Number.isNaN(lostCosts[place])) lostCosts[place] = lostBlankCost(letters, blanks);
  return lostCosts[place]!;
}

/** Nats of a blank that was lost between the few capitals of an abbreviation, and how many those are. */
const IN_ABBREVIATION = 4;
const LONGEST_ABBREVIATION = 6;

/** The places between the letters of short rows of capitals. */
function* insideAbbreviations({ kinds, capitals, length }: Cells): Generator<number> {
  const isCapital = (at: number): boolean => kinds[at] === LETTER && capitals[at] === 1;
  for (let at = 0; at < length; at += 1) {
    if (!isCapital(at)) continue;
    const start = at;
    while (isCapital(at)) at += 1;
    // The last of them begins a word where small letters follow.
    const end = kinds[at] === LETTER ? at - 1 : at;
    if (end - start > LONGEST_ABBREVIATION) continue;
    for (let inside = start + 1; inside < end; inside += 1) yield inside;
  }
}

/** The places before the small letters of rows that begin with a capital: names, most of which no lexicon holds. */
function* insideNames({ kinds, capitals, length }: Cells): Generator<number> {
  for (let at = 0; at < length; at += 1) {
    const begins = kinds[at] === LETTER && capitals[at] === 1 && kinds[at - 1] !== LETTER;
    if (!begins) continue;
    for (at += 1; kinds[at] === LETTER; at += 1) if (capitals[at] === 0) yield at;
  }
}

/** Letters, shifted blanks and plain ones before every cell: used by one stretch after the other. */
let sums = [0, 1, 2].map(() => new Int32Array(1024)) as [Int32Array, Int32Array, Int32Array];

/** The same with room for so many cells; none stands before the first. */
function sumsFor(length: number): [Int32Array, Int32Array, Int32Array] {
  if (sums[0].length <= length)
    sums = sums.map(() => new Int32Array(2 * length)) as [Int32Array, Int32Array, Int32Array];
  return sums;
}

/** Costs of every plain blank as genuine and as spurious, from what stands around it. */
export function blankCosts(
  cells: Cells,
  spaced: boolean,
  noisePenalty: number,
): Pick<LatticeCosts, "genuineBlank" | "spuriousBlank" | "mixedBlanks" | "lostBlank"> {
  const { length, kinds } = cells;
  const genuineBlank = new Uint16Array(length);
  const spuriousBlank = new Uint16Array(length);
  const lostBlank = new Uint16Array(length);
  const [letters, shifted, plain] = sumsFor(length);
  for (let at = 0; at < length; at += 1) {
    const kind = kinds[at]!;
    const garbled = cells.fixed[at] === 0;
    letters[at + 1] = letters[at]! + (garbled && kind === LETTER ? 1 : 0);
    shifted[at + 1] =
      shifted[at]! + (garbled && kind === SHIFTED_BLANK && kinds[at - 1] !== SHIFTED_BLANK ? 1 : 0);
    const alone = kind === PLAIN_BLANK && kinds[at - 1] !== SHIFTED_BLANK && kinds[at + 1] !== SHIFTED_BLANK;
    plain[at + 1] = plain[at]! + (garbled && alone && kinds[at - 1] !== PLAIN_BLANK ? 1 : 0);
  }
  for (let at = 0; at < length; at += 1) {
    const from = Math.max(0, at - NEIGHBOURHOOD);
    const to = Math.min(length, at + NEIGHBOURHOOD);
    const count = (sums: Int32Array): number => sums[to]! - sums[from]!;
    const lost = lostCost(count(letters), count(shifted) + count(plain));
    lostBlank[at] = nats(Math.min(lost, BLANK_COSTS.lost + (spaced ? 0 : noisePenalty)));
    if (kinds[at] !== PLAIN_BLANK) continue;
    if (cells.fixed[at] === 1) {
      spuriousBlank[at] = nats(BLANK_COSTS.insideHealthyWord);
      continue;
    }
    const shiftedHere = spaced ? 0 : count(shifted);
    const { genuine, spurious } = plainBlankCosts(count(letters), shiftedHere, count(plain));
    // Where all blanks are plain, only a slip of the reader puts one inside a word.
    const slip = shiftedHere === 0 ? noisePenalty : 0;
    genuineBlank[at] = nats(genuine);
    spuriousBlank[at] = nats(spaced ? 0.25 : spurious + slip);
  }
  for (const at of insideAbbreviations(cells)) lostBlank[at] = lostBlank[at]! + nats(IN_ABBREVIATION);
  for (const at of insideNames(cells)) lostBlank[at] = lostBlank[at]! + nats(noisePenalty);
  let mixed = 0;
  for (let at = 1; at < length; at += 1) {
    if (
      (kinds[at] === SHIFTED_BLANK && kinds[at - 1] === PLAIN_BLANK) ||
      (kinds[at] === PLAIN_BLANK && kinds[at - 1] === SHIFTED_BLANK)
    )
      mixed += 1;
  }
  return {
    genuineBlank,
    spuriousBlank,
    lostBlank,
    mixedBlanks: nats(mixedBlankCost(mixed, shifted[length]!)),
  };
}
