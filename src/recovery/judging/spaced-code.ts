/** What programs hold and hardly any sentence does, letter by letter. */
const SIGNS_OF_CODE = /[=_\\{}[\]<>|^~@#]/;
/** Dots that lead to the number of a page. */
const LEADERS = /(?:\. ){4}/;
/** A stop between parts of a name, one blank from each: `d a t a . f r a m e`. */
const STOP_IN_NAME = /\. [a-z]/;
/** Arguments that are left out, or a statement that ends or begins with some. */
const ARGUMENTS = /\(\s*\)|\)\s*[:;]/;
/** A quotation mark that no blank parts from the words on both sides; contractions are shorter. */
const QUOTE_INSIDE = /\p{L}["”“'’‘]\p{L}{3}/u;
/** Names whose words after the first begin with capitals, read as words: `get Relative Position`. */
const NAME_IN_WORDS = /^\P{L}*\p{Ll}+(?: \p{Lu}\p{Ll}+)+\P{L}*$/u;

/**
 * Whether letters that are set apart are those of a program, as a listing shows them in a PDF, or of a table of contents. Which blanks a program has
 * cannot be told from its letters.
 */
export const isSpacedCode = (raw: string, reading: string): boolean =>
  SIGNS_OF_CODE.test(raw) ||
  LEADERS.test(raw) ||
  STOP_IN_NAME.test(raw) ||
  ARGUMENTS.test(raw) ||
  !isBalanced(raw) ||
  raw.split('"').length % 2 === 0 ||
  QUOTE_INSIDE.test(reading) ||
  NAME_IN_WORDS.test(reading);

function isBalanced(text: string): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign === "(") open += 1;
    else if (sign === ")") open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}
