/** Letters from which on what two words have in common is no chance. */
const LEAST = 3;
const VOWELS = /[aeiouy]+/g;

/** What follows the consonants that a word begins with. */
const rhymeOf = (word: string): string => word.slice(Math.max(0, word.search(/[aeiouy]/)));

const withoutVowels = (word: string): string => word.replace(VOWELS, "-");

/**
 * Whether two words are one that is said twice with other consonants or vowels, as `hotch potch` and `riff raff`: such are
 * written in one word, in two, or with a hyphen.
 *
 * @param first in lower case
 * @param second in lower case
 */
export function isReduplication(first: string, second: string): boolean {
  if (first.length < LEAST || second.length < LEAST) return false;
  const rhyme = rhymeOf(first);
  return (
    (rhyme.length >= LEAST && rhyme === rhymeOf(second)) || withoutVowels(first) === withoutVowels(second)
  );
}
