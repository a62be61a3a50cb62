import { decodeText, type Encoding } from "../../encodings/index.js";
import type { Range } from "../range.js";

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/** Stops that end a word in print, and what hardly a word in print ends in: signs, and digits right behind letters. */
const STOPS: ReadonlySet<string> = new Set(".,;:!?");
const ENDS_NO_WORD = /[*/+=<>#^~|@\\%&_\d]$/;
const CAPITAL_AFTER_SMALL = /^[a-z][A-Z]$/;
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

/** Whether the last sign of a stretch is a stop as it stands, and through the encoding ends no word. */
function isStopOutside(text: string, { start, end }: Range, encoding: Encoding): boolean {
  const stop = text[end - 1]!;
  if (!STOPS.has(stop)) return false;
  const ending = decodeText(encoding, text.slice(end - 2, end));
  if (CAPITAL_AFTER_SMALL.test(ending)) return true;
  // Where garble shows its blanks otherwise, a plain one belongs to healthy text.
  return text[end] === " " && !text.slice(start, end).includes(" ") && ENDS_NO_WORD.test(ending);
}
