/** What a text shows that no exchange of one code for another changes: how long its words are, and which codes recur side by side. */
export interface Invariants {
  /** Chance that two pairs of codes side by side are the same (index of coincidence of digrams, Friedman 1922). */
  readonly digrams: number;
  /** By how much that is likelier than if codes stood side by side by chance. */
  readonly dependence: number;
  /** Mean codes of a word, as far as plain blanks and line ends part them, and those of the longest. */
  readonly wordLength: number;
  readonly longestWord: number;
}

const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** @param end UTF-16 units that are looked at */
export function invariantsOf(text: string, end: number): Invariants {
  const codes = new Map<number, number>();
  const pairs = new Map<number, number>();
  let length = 0;
  let paired = 0;
  let words = 0;
  let word = 0;
  let longestWord = 0;
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      word = 0;
      continue;
    }
    length += 1;
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if (word === 0) {
      words += 1;
    } else {
      const pair = (text.charCodeAt(at - 1) << 16) | code;
      paired += 1;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    word += 1;
    longestWord = Math.max(longestWord, word);
  }
  const coincidence = coincidenceOf(codes, length);
  const digrams = coincidenceOf(pairs, paired);
  return {
    digrams,
    dependence: coincidence === 0 ? 0 : digrams / coincidence ** 2,
    wordLength: length / Math.max(1, words),
    longestWord,
  };
}

/** Chance that two of so many are the same, if no one is taken twice. */
function coincidenceOf(counts: ReadonlyMap<number, number>, all: number): number {
  let same = 0;
  for (const count of counts.values()) same += count * (count - 1);
  return same / Math.max(1, all * (all - 1));
}
