import { isKnownWord } from "../../english/known.js";
import type { Finding } from "../../provenance/record.js";
import { isDrawn } from "../judging/drawn.js";
import { isSpelled } from "../judging/spelled.js";
import { overlapsAny } from "../overlap.js";
import type { Range } from "../range.js";
import { doubted, type Edit, repaired } from "../repaired.js";
import { WHITE } from "../white-space.js";
import type { DamageContext } from "./other-damage.js";

/** A run of signs between wide blanks, and its parts between single ones. */
interface Group extends Range {
  readonly parts: readonly string[];
}

interface Line extends Range {
  readonly groups: readonly Group[];
}

/**
 * Lines whose words are broken by single blanks while wide ones part them: `the  ha rb our  m a ste r`. Columns of a table
 * and text that is set in full width show wide blanks as well, but no fragments between them.
 */
export function findWideBlanks(text: string, taken: readonly Range[], context: DamageContext): Finding[] {
  if (!context.pieces.wideBlanks) return [];
  const lines = linesWithWideBlanks(text).filter(
    (line) => !overlapsAny(taken, line) && !isDrawn(text, line) && !isSpelled(text, line),
  );
  const judged = lines.map((line) => ({ line, share: judgeLine(line, context) }));
  if (!judged.some(({ share }) => isCertain(share))) return [];
  return judged.flatMap(({ line, share }) => {
    if (isCertain(share)) return [finding(text, line)];
    return share.known === share.all && share.broken > 0 && share.printed === 0
      ? [doubted(finding(text, line))]
      : [];
  });
}

const REPAIR = { kind: "spacing", stage: "repair", rule: "spurious blank" } as const;
const CERTAINTY = { damaged: 0.998, exact: 0.95 };

/** Wide blanks that a line needs, groups that single blanks break, and letters in them. */
const LEAST_WIDE = 2;
const LEAST_BROKEN = 3;
const LEAST_LETTERS = 12;
/** Different words that they must be: units and heads of columns recur. */
const LEAST_WORDS = 3;
/** Share of the letters of broken groups that must lie in words once they are joined. */
const KNOWN_SHARE = 0.85;
/** Share of the parts of broken groups that must be no words. */
const FRAGMENT_SHARE = 0.6;

const WIDE = "  ";
/** UTF-16 units of the longest line that is looked at. */
const LONGEST_LINE = 2000;

/** One search for two blanks in a row: nearly no line of prose holds any but at its ends. */
function linesWithWideBlanks(text: string): Line[] {
  const lines: Line[] = [];
  for (let at = text.indexOf(WIDE); at >= 0; ) {
    const start = text.lastIndexOf("\n", at) + 1;
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (end - start <= LONGEST_LINE && countGroups(text, start, end) > LEAST_WIDE) {
      const groups = groupsIn(text, { start, end });
      lines.push({ start: groups[0]!.start, end: groups.at(-1)!.end, groups });
    }
    at = text.indexOf(WIDE, end);
  }
  return lines;
}

const BLANK = 0x20;

/** How many groups a line has: that of an indent, or of two blanks behind each full stop, has one or two. */
function countGroups(text: string, start: number, end: number): number {
  let groups = 0;
  let isParted = true;
  let isBlank = false;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (WHITE[code] === 1) {
      isParted ||= isBlank || code !== BLANK;
      isBlank = true;
      continue;
    }
    if (isParted) groups += 1;
    isParted = false;
    isBlank = false;
  }
  return groups;
}

function groupsIn(text: string, { start, end }: Range): Group[] {
  const groups: Group[] = [];
  for (const match of text.slice(start, end).matchAll(/\S+(?: \S+)*/g)) {
    const from = start + match.index;
    groups.push({ start: from, end: from + match[0].length, parts: match[0].split(" ") });
  }
  return groups;
}

interface Share {
  /** Letters of broken groups, and of those that are words once they are joined. */
  readonly all: number;
  readonly known: number;
  readonly broken: number;
  /** Different words of broken groups. */
  readonly words: number;
  /** Parts of broken groups, and those that are no words. */
  readonly parts: number;
  readonly fragments: number;
  /** Parts of signs alone, as between the terms of a formula and round a title. */
  readonly signs: number;
  /** Groups whose single blanks part numbers, other scripts, words from stops, or quotes from what is before: they were printed. */
  readonly printed: number;
}

function judgeLine({ groups }: Line, { model }: DamageContext): Share {
  const lexicons = [model.words];
  const words = new Set<string>();
  let [all, known, broken, parts, fragments, signs, printed] = [0, 0, 0, 0, 0, 0, 0];
  for (const group of groups) {
    signs += group.parts.filter((part) => SIGNS.test(part)).length;
    if (!isBroken(group)) {
      if (group.parts.filter((part) => TOLD.test(part)).length > 1) printed += 1;
      continue;
    }
    if (group.parts.some((part, index) => index > 0 && OPENING.test(part))) printed += 1;
    const word = lettersOf(group.parts.join(""));
    words.add(word.toLowerCase());
    broken += 1;
    all += word.length;
    if (word.split(NO_LETTERS).every((part) => part === "" || isKnownWord(part, lexicons)))
      known += word.length;
    for (const part of group.parts) {
      const letters = lettersOf(part);
      if (letters === "") continue;
      parts += 1;
      if (letters.length < 2 || !isKnownWord(letters, lexicons)) fragments += 1;
    }
  }
  return { all, known, broken, words: words.size, parts, fragments, signs, printed };
}

/** Whether a single blank parts two letters. */
const isBroken = ({ parts }: Group): boolean =>
  parts.some((part, index) => /[A-Za-z]$/.test(part) && /^[A-Za-z]/.test(parts[index + 1] ?? ""));

/** A quote or bracket that opens: the blank before it was printed. */
const OPENING = /^["“‘'([]/;
/** Holds a letter or a digit. */
const TOLD = /[\p{L}\p{N}]/u;
/** What parts the words of a group: letters of other alphabets are none that this may leave out. */
const NO_LETTERS = /[^\p{L}]+/u;

const SIGNS = /^[=*#+<>|~_/\\^-]+$/;

/** A word without the signs around it, and without what an apostrophe sets off. */
const lettersOf = (part: string): string =>
  part.replace(/^[^A-Za-z]+|[^A-Za-z]+$/g, "").replace(/['’](?:s|t|d|m|ll|re|ve)$/, "");

const isCertain = ({ all, known, broken, words, parts, fragments, signs, printed }: Share): boolean =>
  signs === 0 &&
  printed === 0 &&
  broken >= LEAST_BROKEN &&
  words >= LEAST_WORDS &&
  all >= LEAST_LETTERS &&
  known >= KNOWN_SHARE * all &&
  fragments >= FRAGMENT_SHARE * parts;

function finding(text: string, line: Line): Finding {
  const edits: Edit[] = [];
  for (let at = line.start; at < line.end; at += 1) {
    if (text[at] !== " ") continue;
    let end = at;
    while (text[end] === " ") end += 1;
    edits.push(end - at === 1 ? { start: at, end, to: "" } : { start: at, end, to: " " });
    at = end;
  }
  return repaired(text, line, edits, REPAIR, CERTAINTY);
}
