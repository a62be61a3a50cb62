import { canTake, type Domain } from "./anneal.js";
import type { Assignment } from "./assignment.js";
import type { CipherText } from "./cipher-text.js";
import { TARGETS } from "./targets.js";
import { countWords } from "./words.js";

/**
 * Nats of a word that the lexicon does not hold, of a letter that is none, of a lone bracket or a leading zero, and of sentences by how they
 * begin. A small letter after a full stop costs the more as character models of definitions know few commas.
 */
const UNKNOWN_WORD = 4;
const ODD_LETTER = 3;
const BEGUN = -1.8;
const UNBEGUN = 7;
const UNPAIRED = 4;
const LEADING_ZERO = 2;
/** Most nats by which a change may look worse to the character model and still be asked for its words. */
const WORTH_ASKING = 14;

/** What words say of a reading. */
export interface Lexicon {
  readonly isWord: (word: string) => boolean;
  readonly unitsPerNat: number;
}

/** Units of what the character model does not see of a reading: words and sentences. */
export function wordCost(text: CipherText, targets: ArrayLike<number>, lexicon: Lexicon): number {
  const { words, known, odd, begun, unbegun, unpaired, zeros } = countWords(text, targets, lexicon.isWord);
  const ofWords = (words - known) * UNKNOWN_WORD + odd * ODD_LETTER;
  const ofSentences = begun * BEGUN + unbegun * UNBEGUN + unpaired * UNPAIRED + zeros * LEADING_ZERO;
  return (ofWords + ofSentences) * lexicon.unitsPerNat;
}

/**
 * Goes down from a reading to the nearest one of which neither characters nor words know a better: rare letters, of
 * which the characters say little, are settled by words.
 *
 * @returns units that the best other target would cost more, by index; infinite for those that are fixed
 */
export function polish(state: Assignment, text: CipherText, domain: Domain, lexicon: Lexicon): number[] {
  let words = wordCost(text, state.targets, lexicon);
  const limit = WORTH_ASKING * lexicon.unitsPerNat;
  for (;;) {
    const margins: number[] = Array.from(state.targets, () => Number.POSITIVE_INFINITY);
    let improved = false;
    for (const index of domain.free) {
      for (let target = 0; target < TARGETS.length; target += 1) {
        if (!canTake(state, domain, index, target)) continue;
        const own = state.targets[index]!;
        const change = state.propose(index, target);
        const changedWords = change < limit ? wordCost(text, state.targets, lexicon) : words;
        const both = change + changedWords - words;
        if (both < 0) {
          state.accept(index, own, change);
          words = changedWords;
          improved = true;
        } else {
          state.reject(index, own);
          margins[index] = Math.min(margins[index]!, both);
        }
      }
    }
    if (!improved) return margins;
  }
}
