/** What programs and tables of contents hold, and hardly any sentence does, letter by letter. */
const MARKS: readonly RegExp[] = [
  /[=_\\{}[\]<>|^~@#]/g,
  // Dots that lead to the number of a page.
  /(?:\. ){4}/g,
  // A stop between parts of a name, one blank from each: `d a t a . f r a m e`.
  /\. [a-z]/g,
  // Arguments that are left out, or a statement that ends or begins with some.
  /\(\s*\)|\)\s*[:;]/g,
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
