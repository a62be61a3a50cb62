import { decodeText, type Encoding } from "../../encodings/index.js";
import type { Range } from "../range.js";
import type { BlankHabits } from "./set-apart.js";

/** The letter or number that a paragraph, an item or a speaker is told by. */
const LABEL = /^\(?(?:[A-Za-z]|\d{1,3})[.:)]{0,2}$/;
/** What a line may begin with before its text. */
const LINE_START = /(?:^|\n)[\s>*_#+\d.)-]*$/;
/** UTF-16 units of it that are looked at. */
const MOST_BEFORE = 40;
/** Words of one letter. */
const LONE_WORD = /^[AaIO]$/;
/** Nats of a plain blank from which on the garble of a document has none by chance. */
const TELLING = 2;

/**
 * Whether the first token of a line is a label that a plain blank parts from garble which shows its blanks otherwise; where
 * it may be a word of one letter, it is none.
 */
export function isLabel(
  text: string,
  { start, end }: Range,
  encoding: Encoding,
  habits: BlankHabits,
): boolean {
  const token = text.slice(start, end);
  if (!LABEL.test(token) || text[end] !== " ") return false;
  if (!LINE_START.test(text.slice(Math.max(0, start - MOST_BEFORE), start))) return false;
  return !LONE_WORD.test(decodeText(encoding, token)) && habits.against(encoding, 1) >= TELLING;
}
