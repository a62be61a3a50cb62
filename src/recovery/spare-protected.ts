import type { Finding } from "../provenance/record.js";
import { firstEndingAfter, lineAround } from "./lines.js";
import type { Range } from "./range.js";
import type { Protected } from "./recover.js";

/** Markup that a garbled text makes by itself where it fills its line; what is of any other kind was written by a person. */
const FILLS_LINE: ReadonlySet<string> = new Set(["code", "inline-code", "uncertain"]);
/** Markup that a few garbled signs can make anywhere. */
const MADE_BY_SIGNS: ReadonlySet<string> = new Set(["html", "link-target", "autolink", "math"]);

/** UTF-16 units of a stretch outside the markup in it that prove it by themselves. */
const PROSE_AROUND = 10;

/** UTF-16 units of a note's line before code in it, at most. */
const LONGEST_NOTE = 5000;
/** Whether an offset lies in the line of a footnote's definition, where code is always quoted. */
const isInNote = (text: string, offset: number): boolean =>
  /^[ \t]*\[\^[^\]]+\]:/.test(
    text.slice(lineAround(text, { start: offset, end: offset }, LONGEST_NOTE).start, offset),
  );

/** UTF-16 units from which on garbled inline code is no quotation. */
const LONG_CODE = 24;

const FENCE = /^\s*(?:`{3}|~{3})/;

/** Whether the garble can have made the markup that it touches. */
function isMadeByGarble(text: string, finding: Range, range: Protected): boolean {
  if (MADE_BY_SIGNS.has(range.kind)) {
    const inside = finding.start <= range.start && range.end <= finding.end;
    // A formula that is garbled as a whole is a person's all the same.
    return inside && (range.kind !== "math" || finding.end - finding.start > range.end - range.start);
  }
  if (!FILLS_LINE.has(range.kind) || FENCE.test(text.slice(range.start, range.start + 8))) return false;
  // A quotation is short; what a converter takes for code goes on for a line.
  const long =
    range.kind === "inline-code" && range.end - range.start >= LONG_CODE && !isInNote(text, range.start);
  return long || (fillsLine(text, finding) && !isListed(text, range));
}

/** What may stand beside a garbled stretch in its line, if the whole line is garbled. */
const LONGEST_MARKS = 1000;
const LINE_MARKS = /^[\s>*_#`~|-]*$/;

/** Whether nothing healthy stands in the line of a range but marks. */
function fillsLine(text: string, range: Range): boolean {
  const line = lineAround(text, range, LONGEST_MARKS);
  return (
    LINE_MARKS.test(text.slice(line.start, range.start)) && LINE_MARKS.test(text.slice(range.end, line.end))
  );
}

const LIST_MARKER = /^[ \t]*(?:>[ \t]*)*(?:[-+*]|\d{1,9}[.)])[ \t]+$/;

/** Whether short code makes up a list item: a person lists what is shown, and a converter marks lines of a text. */
const isListed = (text: string, range: Protected): boolean =>
  range.kind === "inline-code" &&
  LIST_MARKER.test(text.slice(lineAround(text, range, LONGEST_MARKS).start, range.start));

/** Markup whose marks a garbled text may show for letters, here the first and there the last. */
const MADE_BY_PAIRS: ReadonlySet<string> = new Set(["inline-code", "math", "html"]);

/** Markup that a person sets within a line. */
const SET_BY_PERSONS: ReadonlySet<string> = new Set(["inline-code", "math", "html", "link-target"]);
const TAG =
  /^<\/?(?:a|b|big|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|img|kbd|li|ol|p|pre|s|small|span|strong|sub|sup|table|t[dhr]|u|ul)\b[^<>]*>$/i;

/**
 * Whether a person set markup inside a finding: a tag of HTML, or what blanks set apart and its encoding reads as no words.
 *
 * @param readsWords whether the finding reads a range of the text as words
 */
function isPersons(text: string, range: Protected, finding: Finding, readsWords: ReadsWords): boolean {
  if (!SET_BY_PERSONS.has(range.kind)) return false;
  // Of a link, it is the target that is protected.
  const begins = text[range.start] === "]" || !/\S/.test(text[range.start - 1] ?? " ");
  const ends = /^[.,;:!?)]?(?:\s|$)/.test(text.slice(range.end, range.end + 2));
  // A tag may touch the word that it marks.
  if (range.kind === "html") return (begins || ends) && TAG.test(text.slice(range.start, range.end));
  if (!begins || !ends) return false;
  // A footnote that is defined is referred to.
  if (text.startsWith("[^", range.start)) return true;
  return finding.encoding !== undefined && !readsWords(finding, range);
}

/** Whether a finding reads a range of the text as words. */
export type ReadsWords = (finding: Finding, range: Range) => boolean;

/** Whether a finding reads the code at an offset of the text as a letter, a blank, or a stop after a letter. */
export type ReadsText = (finding: Finding, offset: number) => boolean;

/**
 * Whether both marks of a range are text of garble, be it of different stretches: of garble that is proven, or in the
 * middle of tokens, where no person sets marks.
 */
function isMadeByPair(
  text: string,
  range: Protected,
  findings: readonly Finding[],
  proven: ReadonlySet<string>,
  readsText: ReadsText,
): boolean {
  if (!MADE_BY_PAIRS.has(range.kind)) return false;
  const marks = [range.start, range.end - 1].map((mark) => {
    const holder = findings[firstEndingAfter(findings, mark)];
    const isText =
      holder?.encoding !== undefined &&
      holder.start <= mark &&
      holder.action === "emended" &&
      readsText(holder, mark);
    if (!isText) return { holder: undefined, isProven: false, isGlued: false };
    const outside = mark === range.start ? mark - 1 : mark + 1;
    const isGlued = outside >= holder.start && outside < holder.end && /\S/.test(text[outside]!);
    return { holder, isProven: proven.has(holder.encoding!), isGlued };
  });
  const [opening, closing] = [marks[0]!, marks[1]!];
  if (opening.holder === undefined || closing.holder === undefined) return false;
  if (marks.every(({ isProven }) => isProven)) return true;
  const isGlued = (opening.holder === closing.holder ? marks.some : marks.every).bind(marks);
  return isGlued((mark) => mark.isGlued);
}

/**
 * Flags findings that touch protected ranges, but where the garble itself made the markup: the same encoding is proven
 * by prose outside, and the garbled text is not a quoted part of a healthy line.
 *
 * @param findings sorted and disjoint
 */
export function spareProtected(
  text: string,
  findings: readonly Finding[],
  ranges: readonly Protected[],
  readsText: ReadsText = () => false,
  readsWords: ReadsWords = () => true,
): Finding[] {
  const touched = findings.map((finding) =>
    ranges.filter(({ start, end }) => start < finding.end && finding.start < end),
  );
  // Signs of the garble that happen to pair up: what stands around them in the same stretch is prose enough.
  const isIncidental = (finding: Range, markup: readonly Protected[]): boolean => {
    const inside = markup.every((range) => finding.start <= range.start && range.end <= finding.end);
    const covered = markup.reduce((sum, { start, end }) => sum + end - start, 0);
    return markup.length === 0 || (inside && finding.end - finding.start - covered >= PROSE_AROUND);
  };
  const proven = new Set(
    findings.flatMap((finding, index) =>
      finding.action === "emended" && finding.encoding !== undefined && isIncidental(finding, touched[index]!)
        ? [finding.encoding]
        : [],
    ),
  );
  const paired = new Set(ranges.filter((range) => isMadeByPair(text, range, findings, proven, readsText)));
  return findings.map((finding, index) => {
    if (finding.action === "flagged") return finding;
    const isSet = touched[index]!.some((range) => isPersons(text, range, finding, readsWords));
    const markup = touched[index]!.filter((range) => !paired.has(range));
    if (markup.length === 0 && !isSet) return finding;
    const made =
      !isSet &&
      (isIncidental(finding, markup) ||
        (finding.encoding !== undefined &&
          proven.has(finding.encoding) &&
          markup.every((range) => isMadeByGarble(text, finding, range))));
    return made ? finding : { ...finding, action: "flagged", reason: "protected" };
  });
}
