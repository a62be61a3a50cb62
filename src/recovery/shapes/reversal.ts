import { FIRST_LETTER, isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";
import { isKnownWord } from "../../english/known.js";
import { childOf, isWordNode, ROOT, type Trie } from "../../english/trie.js";
import { NO_WORD } from "../../english/word-memory.js";
import type { Finding } from "../../provenance/record.js";
import {
  ANNOUNCES_REVERSAL,
  KNOWN_SHARE,
  LONG,
  LONGEST_STAMP,
  PROOF,
  SPEAKS_OF_REVERSAL,
  STAMP,
  STAMP_END,
  STAMP_PARTS,
  TURNED_WORDS,
} from "../../repairs/reversal.js";
import { isQuoted } from "../judging/quoted.js";
import { overlapsAny } from "../overlap.js";
import type { Range } from "../range.js";
import { doubted, repaired } from "../repaired.js";
import type { DamageContext } from "./other-damage.js";

/** Lines and stamps that stand from their end to their beginning. */
export function findReversedLines(text: string, taken: readonly Range[], context: DamageContext): Finding[] {
  return [...reversedLines(text, context), ...reversedStamps(text)]
    .filter((range) => !overlapsAny(taken, range) && !isAnnounced(text, range))
    .sort((one, other) => one.start - other.start)
    .map((range) => {
      const edit = { ...range, to: turned(text.slice(range.start, range.end)) };
      const finding = repaired(text, range, [edit], REPAIR, CERTAINTY);
      return isQuoted(text, range) || isOnPurpose(text, range) ? doubted(finding) : finding;
    });
}

const REPAIR = { kind: "reversed", stage: "decode", rule: "reversal" } as const;
const CERTAINTY = { damaged: 0.9995, exact: 0.98 };

/** UTF-16 units before a line in which a text may say that it is turned round, and may announce it. */
const SUBJECT = 200;
const ANNOUNCED = 600;

const isAnnounced = (text: string, { start }: Range): boolean =>
  ANNOUNCES_REVERSAL.test(text.slice(Math.max(0, start - ANNOUNCED), start));

const isOnPurpose = (text: string, { start }: Range): boolean =>
  SPEAKS_OF_REVERSAL.test(text.slice(Math.max(0, start - SUBJECT), start));

/** From the end to the beginning; marks stay behind their letters. */
const turned = (text: string): string => (text.match(/\P{M}\p{M}*/gu) ?? []).reverse().join("");

/** UTF-16 units of which no word has more. */
const LONGEST_WORD = 64;

/** Lines are looked at only where a long word that no lexicon holds is one once it is turned round. */
function* reversedLines(text: string, context: DamageContext): Generator<Range> {
  const { odd, starts, ends, costs } = context.pieces;
  const { words } = context.model;
  let skipTo = 0;
  for (const index of odd) {
    const start = starts[index]!;
    const end = ends[index]!;
    if (costs[index] !== NO_WORD || end - start < LONG || end <= skipTo) continue;
    if (end - start > LONGEST_WORD) continue;
    if (!isTurnedWord(text, start, end, words)) continue;
    const line = lineAround(text, start, skipTo);
    skipTo = line.end;
    const shown = text.slice(line.start, line.end);
    if (
      (shown.match(/[A-Za-z]+/g) ?? []).some((word) => TURNED_WORDS.has(word)) &&
      isReversed(shown, context)
    )
      yield line;
  }
}

/** Whether the letters of a range are a word of a lexicon from their end to their beginning. */
function isTurnedWord(text: string, start: number, end: number, words: Trie): boolean {
  let node: number = ROOT;
  for (let at = end - 1; at >= start && node >= 0; at -= 1) {
    const symbol = SYMBOL_OF_CODE[text.charCodeAt(at)]!;
    node = isLetterSymbol(symbol) ? childOf(words, node, symbol - FIRST_LETTER) : -1;
  }
  return node >= 0 && isWordNode(words, node);
}

const MARKS_BEFORE = /[\s>*_#|-]/;

/** The line without the marks that Markdown sets before it. */
function lineAround(text: string, offset: number, from: number): Range {
  let start = Math.max(from, text.lastIndexOf("\n", offset) + 1);
  const lineEnd = text.indexOf("\n", offset);
  let end = lineEnd < 0 ? text.length : lineEnd;
  while (start < offset && MARKS_BEFORE.test(text[start]!)) start += 1;
  while (end > start && /[\s*_|]/.test(text[end - 1]!)) end -= 1;
  return { start, end };
}

/** Signs of prose; code, formulas and tables hold others. */
const PROSE = /^[\p{L}\p{M}\p{N}\s.,;:!?'"“”‘’()[\]–—/&-]+$/u;
/** Units of the longest line that is looked at: what is turned is a line of print. */
const LONGEST_LINE = 2000;

function isReversed(line: string, { model }: DamageContext): boolean {
  if (line.length > LONGEST_LINE || !PROSE.test(line)) return false;
  // Not the document's own words: they hold the line itself.
  const lexicons = [model.words];
  let letters = 0;
  let standing = 0;
  let read = 0;
  const words = new Set<string>();
  const long = new Set<string>();
  for (const word of line.match(/[A-Za-z]+/g) ?? []) {
    const other = Array.from(word).reverse().join("");
    const isWord = isKnownWord(other, lexicons);
    const isShort = word.length < LONG;
    letters += word.length;
    // Nearly all short rows of letters are in a large lexicon.
    if (
      isShort
        ? !TURNED_WORDS.has(word.toLowerCase()) && isKnownWord(word, lexicons)
        : isKnownWord(word, lexicons)
    )
      standing += word.length;
    // What is a word only as it stands was not turned.
    if (!isWord && !isShort && isKnownWord(word, lexicons)) return false;
    if (!isWord) continue;
    read += word.length;
    words.add(other.toLowerCase());
    if (!isShort && !isKnownWord(word, lexicons)) long.add(other.toLowerCase());
  }
  return (
    words.size >= PROOF.words &&
    long.size >= PROOF.long &&
    read >= KNOWN_SHARE.turned * letters &&
    standing <= KNOWN_SHARE.standing * letters
  );
}

/** The longest part of a line that is a stamp once it is turned round. */
function* reversedStamps(text: string): Generator<Range> {
  for (let at = text.indexOf(STAMP_END); at >= 0; at = text.indexOf(STAMP_END, at + 1)) {
    const end = at + STAMP_END.length;
    const before = text.slice(Math.max(0, end - LONGEST_STAMP), end);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    for (let from = 0; from < line.length - STAMP_END.length; from += 1) {
      if (/\s/.test(line[from]!) || (from > 0 && !/\s/.test(line[from - 1]!))) continue;
      if (!STAMP.test(turned(line.slice(from)))) continue;
      const stamp = { start: end - line.length + from, end };
      if (from === 0) yield* partsBefore(text, stamp.start);
      yield stamp;
      break;
    }
  }
}

/** The lines right before a stamp that hold the rest of it, if they are all there. */
function partsBefore(text: string, offset: number): Range[] {
  const parts: Range[] = [];
  let end = offset - 1;
  for (const part of [...STAMP_PARTS].reverse()) {
    if (text[end] !== "\n") return [];
    const start = text.lastIndexOf("\n", end - 1) + 1;
    if (!part.test(text.slice(start, end).trim())) return [];
    parts.unshift({ start, end: start + text.slice(start, end).trimEnd().length });
    end = start - 1;
  }
  // What reads the same from both sides changes nothing.
  return parts.filter((range) => {
    const shown = text.slice(range.start, range.end);
    return shown !== turned(shown);
  });
}
