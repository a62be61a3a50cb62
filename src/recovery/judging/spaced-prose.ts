import { isKnownWord } from "../../english/known.js";
import type { Trie } from "../../english/trie.js";
import type { Range } from "../range.js";
import type { Rule } from "../reading/moves.js";
import type { Reading } from "../reading/read-stretch.js";
import { isDrawn, isGridRow } from "./drawn.js";

/** What blanks too many neither do nor undo. */
const CHANGING: ReadonlySet<Rule> = new Set<Rule>([
  "wrong case",
  "lost capital",
  "lost stop",
  "dropped ligature",
  "blank for ligature",
  "lost ligature",
  "ligature shown as a blank",
]);

/** Whether letters that are set apart are words, and neither a drawing nor a program nor a part of a word. */
export function isSpacedProse(text: string, stretch: Range, reading: Reading, words: Trie): boolean {
  const raw = text.slice(stretch.start, stretch.end);
  return (
    keepsSigns(raw, reading.text) &&
    reading.moves.every(({ rule }) => !CHANGING.has(rule)) &&
    !isSpacedCode(raw, reading.text) &&
    !isBesideFragment(text, stretch, reading.text, words) &&
    !isDrawn(text, stretch) &&
    !isGridRow(text, stretch)
  );
}

/** UTF-16 units looked at for the letters beside a stretch. */
const LONGEST_BESIDE = 24;
/** Single letters belong to what is set apart. */
const LETTERS_BEFORE = /(?<![^\s(])[a-z]{2,} $/i;
const LETTERS_AFTER = /^ [a-z]{2,}(?=[\s.,;:!?)]|$)/i;

/** Whether letters right beside a stretch are no word, or make one with what it holds: then it holds a part of a word. */
function isBesideFragment(text: string, { start, end }: Range, reading: string, words: Trie): boolean {
  const before = LETTERS_BEFORE.exec(text.slice(Math.max(0, start - LONGEST_BESIDE), start))?.[0].trim();
  const after = LETTERS_AFTER.exec(text.slice(end, end + LONGEST_BESIDE))?.[0].trim();
  const first = /^[a-z]+/i.exec(reading)?.[0] ?? "";
  const last = /[a-z]+$/i.exec(reading)?.[0] ?? "";
  const isPart = (beside: string, own: string, joined: string): boolean =>
    !isKnownWord(beside, [words]) || (!isKnownWord(own, [words]) && isKnownWord(joined, [words]));
  return (
    (before !== undefined && isPart(before, first, before + first)) ||
    (after !== undefined && isPart(after, last, last + after))
  );
}

const SIGNS = /[^A-Za-z0-9\s]/gu;
/** UTF-16 units of letters set apart to a sign among them that a reader got wrong. */
const UNITS_TO_SLIP = 100;

/** Whether a reading keeps the signs that stand among letters set apart, all but a few: they are no slips of a reader. */
function keepsSigns(raw: string, reading: string): boolean {
  const left = new Map<string, number>();
  const signsOf = (text: string): string[] => text.normalize("NFKC").match(SIGNS) ?? [];
  for (const sign of signsOf(reading)) left.set(sign, (left.get(sign) ?? 0) + 1);
  let lost = 0;
  for (const sign of signsOf(raw)) {
    const count = left.get(sign) ?? 0;
    if (count === 0) lost += 1;
    else left.set(sign, count - 1);
  }
  return lost * UNITS_TO_SLIP <= raw.length;
}

/** What programs and tables of contents hold, and hardly any sentence does, letter by letter. */
const MARKS: readonly RegExp[] = [
  /[=_\\{}[\]<>|^~@#]/g,
  // Dots that lead to the number of a page.
  /(?:\. ){4}/g,
  // A stop between parts of a name, one blank from each: `d a t a . f r a m e`.
  /\. [a-z]/g,
  // Arguments that are left out, or a statement that ends or begins with some.
  /\(\s*\)|\)\s*[:;]/g,
  // What ends a comment, or rules a title.
  /(?:^| )[*#/-](?= |$)/g,
];
/** A quotation mark that no blank parts from the words on both sides; contractions are shorter. */
const QUOTE_INSIDE = /\p{L}["”“'’‘]\p{L}{3}/gu;
/** Names whose words after the first begin with capitals, read as words: `get Relative Position`. */
const NAME_IN_WORDS = /^\P{L}*\p{Ll}+(?: \p{Lu}\p{Ll}+)+\P{L}*$/u;

/** UTF-16 units of prose set letter by letter to a mark that a reader got wrong, or that stands in it after all. */
const UNITS_TO_MARK = 100;

/**
 * Whether letters that are set apart are those of a program, as a listing shows them in a PDF, or of a table of contents. Which
 * blanks a program has cannot be told from its letters.
 */
export function isSpacedCode(raw: string, reading: string): boolean {
  const count = (text: string, mark: RegExp): number => text.match(mark)?.length ?? 0;
  const marks =
    MARKS.reduce((sum, mark) => sum + count(raw, mark), 0) +
    count(reading, QUOTE_INSIDE) +
    (count(raw, /\(/g) === count(raw, /\)/g) ? 0 : 1) +
    (count(raw, /"/g) % 2);
  return marks * UNITS_TO_MARK > raw.length || NAME_IN_WORDS.test(reading);
}
