import { decodeText, type Encoding } from "../../encodings/index.js";
import type { Range } from "../range.js";
import { isOwnStop } from "../reading/own-stops.js";

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

const ENDS_WORD = /(?:[a-z]|[A-Z]{2})$/;
const BEGINS_SMALL = /^[a-z]/;
/** A number before what it counts, and what no number decodes to: signs that nothing in print begins with. */
const NUMBER_BEFORE = /^\d{1,8}[.,;:)]+/;
const LONGEST_NUMBER = 12;
const BEGINS_NOTHING = /[*/+=<>#^~|@\\%&_]/;

/**
 * A stretch without signs at its ends that belong to the text around, be they codes that its encoding reads: brackets round it
 * or one that closes one right outside, a stop that through the encoding ends no word, and a number.
 */
export function clearOfSigns(text: string, range: Range, encoding: Encoding): Range {
  let { start, end } = range;
  const number = NUMBER_BEFORE.exec(text.slice(start, Math.min(end, start + LONGEST_NUMBER)))?.[0];
  if (number !== undefined && BEGINS_NOTHING.test(decodeText(encoding, number))) start += number.length;
  if (isStopOutside(text, { start, end }, encoding)) end -= 1;
  return withoutBrackets(text, { start, end }, encoding) ?? (start < end ? { start, end } : range);
}

/** The stretch without brackets of a pair around it, each right inside its ends or right outside; nothing where there is none. */
function withoutBrackets(text: string, { start, end }: Range, encoding: Encoding): Range | undefined {
  const opensInside = CLOSERS.has(text[start]!);
  const closing = CLOSERS.get(text[opensInside ? start : start - 1] ?? "");
  const closesInside = closing === text[end - 1];
  if (closing === undefined || !(closesInside || (opensInside && closing === text[end]))) return undefined;
  const decoded = decodeText(encoding, text.slice(start, end));
  // What is a letter of a word is no bracket.
  if (closesInside ? ENDS_WORD.test(decoded) : BEGINS_SMALL.test(decoded)) return undefined;
  const bare = { start: opensInside ? start + 1 : start, end: closesInside ? end - 1 : end };
  return bare.start < bare.end ? bare : undefined;
}

/** Whether the last sign of a stretch is a stop of the text around. */
function isStopOutside(text: string, { start, end }: Range, encoding: Encoding): boolean {
  // Where garble shows its blanks otherwise, a plain one belongs to healthy text.
  const isApart = text[end] === " " && showsBlanksOtherwise(text.slice(start, end), encoding);
  return end - start > 1 && isOwnStop(text.slice(end - 2, end), encoding, isApart);
}

/** Whether a stretch shows fewer plain blanks than others; one without any is a word by itself. */
function showsBlanksOtherwise(glyphs: string, encoding: Encoding): boolean {
  let plain = 0;
  let shifted = 0;
  for (const glyph of glyphs) {
    if (glyph === " ") plain += 1;
    else if (decodeText(encoding, glyph) === " ") shifted += 1;
  }
  return plain === 0 || plain < shifted;
}
