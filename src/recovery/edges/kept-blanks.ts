import { isKnownWord } from "../../english/known.js";
import type { Trie } from "../../english/trie.js";
import { withoutAccents } from "../../repairs/base-letters.js";
import type { Stretch } from "../detection/segment.js";
import type { Range } from "../range.js";
import { wholeToken } from "./edge-tokens.js";
import { readsWords } from "./reads-words.js";
import { isPrintOnlyAsItStands } from "./set-apart.js";

/** Two letters and more: a reader that spreads text out sets single ones apart. */
const LETTERS = /[A-Za-z].*[A-Za-z]/;
/** A word with what may stand around it, and the marks that a person sets a word in. */
const WORD = /^[("“‘'[]*([A-Za-z\u00c0-\u024f]+)[)"”’'\].,;:!?]*$/;
const MARKED = /^([*_]{1,3})([A-Za-z\u00c0-\u024f]+)\1[.,;:!?]?$/;
const ACCENTED = /[\u00c0-\u024f]/;
const ADDRESS = /^[<(]?(?:https?:\/\/|www\.)\S/;
/** Letters with a stop each, the name of a character, a title before a name. */
const INITIALS = /^\(?(?:[A-Za-z]\.){2,}[),;:]?$/;
const ENTITY = /^&#?\w+;$/;
const TITLE = /^([A-Z][a-z]{1,3})\.$/;
/** Letters of a word that garble hardly shows by chance: as it stands, with an accent, and where a person marked it. */
const LEAST = { plain: 4, accented: 3, marked: 2 } as const;

/**
 * The parts of a stretch whose blanks are plain, without the tokens in it that are words only as they stand, and without
 * those at its ends that look like print only as they stand.
 */
export function withoutStanding(
  text: string,
  stretch: Stretch,
  tokens: readonly Range[],
  words: readonly Trie[],
): Stretch[] {
  const encoding = stretch.encoding!;
  const isRead = (shown: string): boolean => readsWords(shown, encoding, words);
  const isGarbled = (token: Range): boolean => {
    const shown = text.slice(token.start, token.end);
    return !LETTERS.test(shown) || isRead(shown) || !isPrintOnlyAsItStands(shown, encoding);
  };
  const first = tokens.findIndex(isGarbled);
  if (first < 0) return [];
  const last = tokens.findLastIndex(isGarbled);
  const parts: Stretch[] = [];
  let goesOn = false;
  for (const token of tokens.slice(first, last + 1)) {
    // Its edges may lie within a token.
    const shown = wholeToken(text, token);
    const stands = isNotation(shown) || (isWordAsItStands(shown, words) && !isRead(shown));
    if (!stands && goesOn) parts[parts.length - 1] = { ...parts.at(-1)!, end: token.end };
    else if (!stands) parts.push({ ...stretch, ...token });
    goesOn = !stands;
  }
  return parts.map((part) => ({
    ...part,
    evidence: (stretch.evidence * (part.end - part.start)) / (stretch.end - stretch.start),
  }));
}

const isNotation = (shown: string): boolean =>
  ADDRESS.test(shown) || INITIALS.test(shown) || ENTITY.test(shown);

/** Whether a token is a word, or a title, that garble does not show by chance. */
function isWordAsItStands(shown: string, words: readonly Trie[]): boolean {
  const title = TITLE.exec(shown)?.[1];
  if (title !== undefined && isKnownWord(title, words)) return true;
  const marked = MARKED.exec(shown)?.[2];
  const word = marked ?? WORD.exec(shown)?.[1];
  if (word === undefined) return false;
  const least = marked === undefined ? (ACCENTED.test(word) ? LEAST.accented : LEAST.plain) : LEAST.marked;
  return word.length >= least && isKnownWord(withoutAccents(word), words);
}
