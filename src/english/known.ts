import { findNode, isWordNode, type Trie } from "./trie.js";

/** Whether one of the lexicons holds a word, in whatever case; it must be all a–z. */
export function isKnownWord(word: string, lexicons: readonly Trie[]): boolean {
  const folded = word.toLowerCase();
  return lexicons.some((lexicon) => {
    const node = findNode(lexicon, folded);
    return node >= 0 && isWordNode(lexicon, node);
  });
}
