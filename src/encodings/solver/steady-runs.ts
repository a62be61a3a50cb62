import { type CipherText, CONTEXT } from "./cipher-text.js";
import { Progress } from "./progress.js";
import { EVERY_STEP, type Language, readingCost } from "./reading-cost.js";
import { BLANK_TARGET, isLower } from "./targets.js";

/** Letters of a word that, with the blank after it, fill the context of what follows. */
const SHORTEST = CONTEXT - 1;

/** Tokens whose cost is known, by the place of the first. */
export interface SteadyRuns {
  /** The place after the last, or 0 where no run begins. */
  readonly ends: Int32Array;
  /** What a run costs by itself, and how it leaves what follows. */
  readonly costs: Progress;
}

/**
 * Runs of words in small letters between single blanks. After the first word of such a row, which tells what precedes the
 * others, none costs anything else when more codes are read: most of a text need be read but once for many readings.
 *
 * @param targets what small letters and blanks stand for, here and in all the readings
 */
export function steadyRuns(text: CipherText, targets: ArrayLike<number>, language: Language): SteadyRuns {
  const { tokens } = text;
  const progress = new Progress(tokens.length);
  readingCost(text, targets, language, undefined, { ...EVERY_STEP, progress });
  const ends = new Int32Array(tokens.length);
  const costs = new Progress(tokens.length);
  const close = (first: number, end: number): void => {
    const { units, inNats, contexts, previous } = progress;
    ends[first] = end;
    costs.set(
      first,
      units[end]! - units[first]!,
      inNats[end]! - inNats[first]!,
      contexts[end]!,
      previous[end]!,
    );
  };
  let first = -1;
  for (let start = CONTEXT; start < tokens.length; ) {
    let end = start;
    while (end < tokens.length && isLower(targets[tokens[end]!]!)) end += 1;
    const isSteady =
      targets[tokens[start - 1]!] === BLANK_TARGET &&
      end - start >= SHORTEST &&
      end < tokens.length &&
      targets[tokens[end]!] === BLANK_TARGET;
    if (!isSteady && first >= 0 && first < start) close(first, start);
    if (!isSteady) first = -1;
    else if (first < 0) first = end + 1;
    start = end + 1;
  }
  if (first >= 0 && first < tokens.length) close(first, tokens.length);
  return { ends, costs };
}
