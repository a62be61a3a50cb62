import { NO_WORD } from "../../english/word-memory.js";
import type { Pieces } from "../pieces/pieces.js";
import type { Cause } from "./plain-atoms.js";
import { BLANK_BY_LIGATURE_CAUSE, BLANK_CAUSE } from "./plain-causes.js";
import type { Weighed } from "./plain-evidence.js";

/** Pieces on either side of a word in parts, and letters of a long word. */
const AROUND = 24;
const LONG_WORD = 5;
/** Words in parts near one another from which on they are no accident, and whole long words that stand there for each where they are. */
const LEAST_PARTED = 2;
const WHOLE_TO_PARTED = 1.5;
/** The same where no long word is whole. */
const LEAST_OF_ALL = 3;
/** Pieces among which a ligature by itself may be a syllable like all others, letters of a syllable, and the share of longer pieces. */
const SYLLABLES = { pieces: 8, letters: 3, longer: 0.26 } as const;

/**
 * Words without those that are in parts where most long words are: a text that is sung, taught or cut into syllables is
 * written so, while damage leaves most words whole.
 *
 * @param chosen in order
 */
export function withoutPartedTexts(
  { count, starts, ends, costs }: Pieces,
  chosen: readonly Weighed[],
): readonly Weighed[] {
  const parted = chosen.filter(isParted);
  if (parted.length === 0) return chosen;
  const taken = new Set<number>();
  for (const { claim } of chosen)
    for (let index = claim.first; index <= claim.last; index += 1) taken.add(index);
  const isWhole = (index: number): boolean =>
    costs[index] !== NO_WORD && ends[index]! - starts[index]! >= LONG_WORD && !taken.has(index);
  const isLonger = (index: number): boolean => ends[index]! - starts[index]! > SYLLABLES.letters;
  const onPurpose = new Set<Weighed>();
  let first = 0;
  for (const one of parted) {
    const from = Math.max(0, one.claim.first - AROUND);
    const to = Math.min(count, one.claim.last + AROUND + 1);
    let whole = 0;
    let longer = 0;
    for (let index = from; index < to; index += 1) {
      if (isWhole(index)) whole += 1;
      if (isLonger(index)) longer += 1;
    }
    while (parted[first]!.claim.last < from) first += 1;
    let last = first;
    while (last < parted.length && parted[last]!.claim.first < to) last += 1;
    const all = parted.slice(first, last);
    if (isByLigature(one)) {
      const isSung = to - from >= SYLLABLES.pieces && longer < SYLLABLES.longer * (to - from);
      if (isSung && isSyllables(all)) onPurpose.add(one);
      continue;
    }
    const near = all.filter((other) => !isByLigature(other));
    const isTaught =
      near.length >= LEAST_PARTED && whole < WHOLE_TO_PARTED * near.length && isSyllables(near);
    if (isTaught || (near.length >= LEAST_OF_ALL && whole === 0)) onPurpose.add(one);
  }
  return chosen.filter((one) => !onPurpose.has(one));
}

const PARTING: ReadonlySet<Cause> = new Set([BLANK_CAUSE, BLANK_BY_LIGATURE_CAUSE]);
const isParted = ({ claim: { choices } }: Weighed): boolean =>
  choices.some(({ cause }) => PARTING.has(cause!)) &&
  choices.every(({ cause }) => cause === undefined || PARTING.has(cause));

const isByLigature = ({ claim: { choices } }: Weighed): boolean =>
  choices.some(({ cause }) => cause === BLANK_BY_LIGATURE_CAUSE);

const VOWEL = /[aeiouy]/i;

/** Whether all words are in syllables, or what they begin with is apart from the rest: chance parts words anywhere. */
function isSyllables(words: readonly Weighed[]): boolean {
  const parts = words.map(({ claim: { atoms, choices } }) =>
    atoms
      .map((_, index) => (choices[index]!.rule === undefined ? choices[index]!.text : " "))
      .join("")
      .split(" "),
  );
  return (
    parts.every((word) => word.every((part) => VOWEL.test(part))) ||
    parts.every(([onset, ...rhyme]) => !VOWEL.test(onset!) && rhyme.every((part) => VOWEL.test(part)))
  );
}
