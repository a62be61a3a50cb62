import { SPEAKS_OF_ENCODINGS } from "../../repairs/mojibake.js";
import type { Range } from "../range.js";

/** UTF-16 units around a sequence that tell what the text speaks of. */
const SUBJECT = 160;

/** UTF-16 units before a row of a table in which its heads may stand, and what says what it shows. */
const TABLE = 800;

/** Whether the line speaks of encodings, or what stands before the table that it is a row of. */
export function isOnPurpose(text: string, { start, end }: Range): boolean {
  const before = text.slice(Math.max(0, start - SUBJECT), start);
  const after = text.slice(end, end + SUBJECT);
  const line = before.slice(before.lastIndexOf("\n") + 1) + after.split("\n", 1)[0]!;
  const told = line.includes("|") ? text.slice(Math.max(0, start - TABLE), start) + line : line;
  return SPEAKS_OF_ENCODINGS.test(told);
}

/** UTF-16 units on both sides in which a text may show what it speaks of, and those of the shortest that it may. */
const BESIDE = 300;
const SHORTEST_SHOWN = 3;

/** Whether what a word decodes to stands beside it as well: then the text shows both on purpose. */
export const isShownWhole = (text: string, { start, end }: Range, reading: string): boolean =>
  reading.length >= SHORTEST_SHOWN &&
  (text.slice(Math.max(0, start - BESIDE), start).includes(reading) ||
    text.slice(end, end + BESIDE).includes(reading));

/** Codes side by side that no sequence explains, which small letters alone may be. */
const SIGNS_IN_ROW = 2;

/**
 * Whether a text holds as many rows of signs beyond ASCII that are no sequences: then what looks like some is another garble.
 *
 * @param places offsets of the codes beyond ASCII, in order
 * @param explained sequences that are believed, and those that are no mojibake, in order
 * @param believed how many are
 */
export function isOtherGarble(
  text: string,
  places: Iterable<number>,
  explained: readonly Range[],
  believed: number,
): boolean {
  let rows = 0;
  let row = 0;
  let signs = 0;
  let last = -1;
  let next = 0;
  for (const at of places) {
    while (next < explained.length && explained[next]!.end <= at) next += 1;
    const isExplained = next < explained.length && explained[next]!.start <= at;
    const code = text.charCodeAt(at);
    if (at !== last + 1 || isExplained) {
      row = 0;
      signs = 0;
    }
    last = at;
    if (isExplained || code > LAST_OF_LATIN_1) continue;
    row += 1;
    if (code < FIRST_SMALL) signs += 1;
    if (row === SIGNS_IN_ROW && signs > 0) rows += 1;
  }
  return rows >= believed;
}

/** First code of the small letters of Latin-1. */
const FIRST_SMALL = 0xdf;
const LAST_OF_LATIN_1 = 0xff;
