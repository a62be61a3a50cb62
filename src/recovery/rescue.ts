import { decodeText, type Encoding } from "../encodings/index.js";
import type { Model } from "../english/model.js";
import { findNode, isWordNode } from "../english/trie.js";
import type { Candidate } from "./find-encodings.js";
import type { Range } from "./screen.js";
import { PROVEN, type Stretch } from "./segment.js";

/** Letters of a word that is too long to come out of healthy text by chance. */
const TELLING_LENGTH = 4;
const SHORTEST_WORD = 2;

const TOKEN = /\S+/g;

/**
 * Adds single tokens that are no words as they stand and are words through an encoding that the document proves: headings,
 * dates and names too short for the search by characters.
 *
 * @param stretches sorted and disjoint
 */
export function rescueTokens(
  text: string,
  windows: readonly Range[],
  stretches: readonly Stretch[],
  candidates: readonly Candidate[],
  model: Model,
): Stretch[] {
  const proven = candidates.filter(({ evidence }) => evidence >= PROVEN);
  if (proven.length === 0) return [...stretches];
  const rescued: Stretch[] = [];
  let next = 0;
  for (const window of windows) {
    for (const match of text.slice(window.start, window.end).matchAll(TOKEN)) {
      const start = window.start + match.index;
      const end = start + match[0].length;
      while (next < stretches.length && stretches[next]!.end <= start) next += 1;
      if (next < stretches.length && stretches[next]!.start < end) continue;
      const token = trimMarks(match[0]);
      if (hasWord(token.text, SHORTEST_WORD, model)) continue;
      const found = proven.find(({ encoding }) => readsAsWords(token.text, encoding, model));
      if (found === undefined) continue;
      const from = start + token.skipped;
      rescued.push({ start: from, end: from + token.text.length, encoding: found.encoding, evidence: 0 });
    }
  }
  return [...stretches, ...rescued].sort((a, b) => a.start - b.start);
}

/** A token without the marks of Markdown around it. */
function trimMarks(token: string): { text: string; skipped: number } {
  const skipped = /^[*_]*/.exec(token)![0].length;
  return { text: token.slice(skipped).replace(/[*_]+$/, ""), skipped };
}

const isWord = (word: string, model: Model): boolean => {
  const node = findNode(model.words, word);
  return node >= 0 && isWordNode(model.words, node);
};

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");

const hasWord = (text: string, shortest: number, model: Model): boolean =>
  wordsOf(text).some((word) => word.length >= shortest && isWord(word, model));

/** Whether all of a token decodes to words, one of them telling. */
function readsAsWords(token: string, encoding: Encoding, model: Model): boolean {
  const decoded = decodeText(encoding, token);
  const words = wordsOf(decoded);
  if (!words.some((word) => word.length >= TELLING_LENGTH)) return false;
  const known = words.filter((word) => isWord(word, model));
  return known.some((word) => word.length >= TELLING_LENGTH) && 2 * known.length > words.length;
}
