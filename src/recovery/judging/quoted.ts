import { isKnownWord } from "../../english/known.js";
import type { Trie } from "../../english/trie.js";
import type { Range } from "../range.js";

/** In some languages what closes in others opens: „…“, »…«, ”…”. */
const OPENING_QUOTES = new Set("\"'“‘„«»‹›”「『`");
const CLOSING_QUOTES = new Set("\"'”’“»«›‹」』`");
/** UTF-16 units on both sides of a stretch in which its quotes are sought. */
const LONGEST_QUOTE = 400;
/** UTF-16 units at the end of a stretch in which its quote may have closed already, before stops. */
const STOPS_AFTER = 3;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

const isWordCharacter = (sign: string | undefined): boolean =>
  sign !== undefined && WORD_CHARACTER.test(sign);

/**
 * Quotes of typewriters, which garbled text shows for blanks as well: only right beside a stretch do they say anything, or
 * so many UTF-16 units from it, if the stretch holds hardly any and hardly a known word stands between.
 */
const STRAIGHT: ReadonlySet<string> = new Set("\"'`");
const NEAR = 100;
/** Letters that make up a word; fewer do so in any garble by chance. */
const LETTERS = /[a-z]{3,}/gi;
/** The greatest share of the words of garble that are known by chance. */
const MOST_BY_CHANCE = 1 / 5;
/** UTF-16 units to a quote within a stretch up to which quotes rather show for its blanks. */
const UNITS_TO_BLANK = 20;

const isFrequent = (sign: string, stretch: string): boolean =>
  (stretch.split(sign).length - 1) * UNITS_TO_BLANK > stretch.length;

const isBlank = (sign: string | undefined): boolean => sign === undefined || /\s/.test(sign);

/** Whether a paragraph ends at an offset, going one way. */
const isParagraphEnd = (text: string, at: number, step: 1 | -1): boolean =>
  text[at] === "\n" && (text[at + step] === "\n" || text[at + step] === "\r");

/**
 * Whether a stretch stands in quotes: text that talks about a cipher quotes it, be it several sentences. A quote opens at
 * the beginning of a token and closes at the end of one.
 *
 * @param words that are known; none: whatever stands beside a stretch may be one
 */
export function isQuoted(text: string, { start, end }: Range, words?: Trie): boolean {
  // Its own quotes, the first and the last, may have been read with it.
  const stretch = text.slice(start + 1, end - STOPS_AFTER);
  const isTelling = (sign: string, from: number, to: number, least: number): boolean => {
    if (!STRAIGHT.has(sign) || to - from <= least) return true;
    if (words === undefined || to - from > NEAR || isFrequent(sign, stretch)) return false;
    const between = text.slice(from, to).match(LETTERS) ?? [];
    return between.filter((word) => isKnownWord(word, [words])).length <= between.length * MOST_BY_CHANCE;
  };
  for (let at = start; at >= 0 && start - at < LONGEST_QUOTE && !isParagraphEnd(text, at, -1); at -= 1) {
    if (!isTelling(text[at]!, at, start, 1)) continue;
    if (opens(text, at)) return closesAfter(text, end, at + 1, isTelling);
    if (at < start && closes(text, at)) return false;
  }
  return false;
}

const opens = (text: string, at: number): boolean =>
  OPENING_QUOTES.has(text[at]!) && !isWordCharacter(text[at - 1]) && !isBlank(text[at + 1]);

const closes = (text: string, at: number): boolean =>
  CLOSING_QUOTES.has(text[at]!) && !isWordCharacter(text[at + 1]);

/** Whether the quote closes that opened right before `from`. */
function closesAfter(
  text: string,
  end: number,
  from: number,
  isTelling: (sign: string, from: number, to: number, least: number) => boolean,
): boolean {
  for (
    let at = Math.max(from, end - STOPS_AFTER);
    at < text.length && at - end < LONGEST_QUOTE && !isParagraphEnd(text, at, 1);
    at += 1
  ) {
    if (!isTelling(text[at]!, end, at, STOPS_AFTER)) continue;
    if (closes(text, at)) return true;
    if (at >= end && opens(text, at)) return false;
  }
  return false;
}
