/** Where running text stands in a clean Markdown document, and which parts of it are chosen for damage. */
import { LENGTHS, type Length } from "./damage-tables.js";
import { chance, integerBetween, pick, type Random } from "./random.js";

/** A half-open range of UTF-16 units. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** A chosen part of the clean text. A hyphen at an edge is a word division that the true text shows. */
export interface Choice extends Range {
  readonly hyphenBefore: boolean;
  readonly hyphenAfter: boolean;
}

/** How parts are chosen. Rates are probabilities, 0 to 1. */
export interface Choosing {
  /** How many regions to look for; a short text may hold fewer. */
  readonly regions: number;
  readonly lengths: readonly Length[];
  /** Rate, at each edge, of an edge inside a word. */
  readonly halfWords: number;
  /** Rate, at each edge, of an edge at a line-end hyphen. */
  readonly hyphenCuts: number;
}

/** Block markers at the start of a line: headings, quotes, list items, footnote definitions. */
const BLOCK_MARKER = /^(?:\s|#{1,6}\s|>|[-*+]\s|\d{1,9}[.)]\s|\[\^[^\]]*\]:)*/;
/** Inline markup and everything that is not prose: code, HTML, links, notes, emphasis. */
const INLINE_MARKUP = /`[^`]*`|<[^>]*>|!?\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]|https?:\S+|[*_|\\]+/g;
const FENCE = /^(?:```|~~~)/;
/** Lines without running text: tables, rules, front matter. */
const NOT_PROSE = /^(?:\||---|===|\*\*\*|\s{4})/;

/** The stretches of running text in a Markdown document, in order; each lies in one line. */
export function proseStretches(text: string): Range[] {
  const stretches: Range[] = [];
  let inFence = false;
  let lineStart = 0;
  for (const line of text.split("\n")) {
    if (FENCE.test(line)) inFence = !inFence;
    else if (!inFence && !NOT_PROSE.test(line)) addStretches(stretches, line, lineStart);
    lineStart += line.length + 1;
  }
  return stretches;
}

function addStretches(stretches: Range[], line: string, lineStart: number): void {
  let from = BLOCK_MARKER.exec(line)?.[0].length ?? 0;
  const add = (to: number) => {
    const trimmed = line.slice(from, to).trimEnd();
    const start = from + (trimmed.length - trimmed.trimStart().length);
    const end = from + trimmed.length;
    if (end > start) stretches.push({ start: lineStart + start, end: lineStart + end });
  };
  for (const markup of line.matchAll(INLINE_MARKUP)) {
    if (markup.index < from) continue;
    add(markup.index);
    from = markup.index + markup[0].length;
  }
  add(line.length);
}

/** Parts of the clean text, sorted and disjoint, with at least one healthy word between them unless whole lines are asked for. */
export function chooseParts(text: string, choosing: Choosing, random: Random): Choice[] {
  const stretches = proseStretches(text);
  const chosen: Choice[] = [];
  if (stretches.length === 0) return chosen;
  const attempts = choosing.regions * 20;
  for (let attempt = 0; attempt < attempts && chosen.length < choosing.regions; attempt += 1) {
    const length = pick(random, choosing.lengths);
    const ranges =
      length === "line" || length === "paragraph"
        ? wholeLines(text, stretches, length, random)
        : wordRun(text, stretches, LENGTHS[length], random);
    if (ranges.length === 0 || ranges.some((range) => meetsAny(range, chosen))) continue;
    chosen.push(...ranges.map((range) => moveEdges(text, range, choosing, random)));
  }
  return chosen.sort((left, right) => left.start - right.start);
}

function meetsAny(range: Range, others: readonly Range[]): boolean {
  return others.some((other) => range.start <= other.end + 1 && other.start <= range.end + 1);
}

/** A run of whole words from one stretch, from `low` to `high` characters long, or nothing. */
function wordRun(
  text: string,
  stretches: readonly Range[],
  [low, high]: readonly [number, number],
  random: Random,
): Range[] {
  const stretch = pickByLength(stretches, random);
  const words = [...text.slice(stretch.start, stretch.end).matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: stretch.start + index,
    end: stretch.start + index + word.length,
  }));
  const first = pick(random, words);
  const goal = integerBetween(random, low, high);
  const fitting = words.filter((word) => word.start >= first.start && word.end - first.start <= goal);
  const last = fitting[fitting.length - 1];
  return last && last.end - first.start >= low ? [{ start: first.start, end: last.end }] : [];
}

/** The stretches of one line, or of all lines up to the next blank line. */
function wholeLines(
  text: string,
  stretches: readonly Range[],
  length: "line" | "paragraph",
  random: Random,
): Range[] {
  const within = pickByLength(stretches, random);
  const border = length === "line" ? "\n" : "\n\n";
  const before = text.lastIndexOf(border, within.start);
  const from = before < 0 ? 0 : before + border.length;
  const after = text.indexOf(border, within.end);
  const to = after < 0 ? text.length : after;
  return stretches.filter((stretch) => stretch.start >= from && stretch.end <= to);
}

/** Long stretches are met more often, as in print. */
function pickByLength(stretches: readonly Range[], random: Random): Range {
  const total = stretches.reduce((sum, stretch) => sum + stretch.end - stretch.start, 0);
  let remaining = random() * total;
  for (const stretch of stretches) {
    remaining -= stretch.end - stretch.start;
    if (remaining < 0) return stretch;
  }
  return stretches[stretches.length - 1]!;
}

function moveEdges(text: string, range: Range, choosing: Choosing, random: Random): Choice {
  const words = [...text.slice(range.start, range.end).matchAll(/\S+/g)];
  const first = words[0]!;
  const last = words[words.length - 1]!;
  const hyphenBefore = chance(random, choosing.hyphenCuts);
  const hyphenAfter = chance(random, choosing.hyphenCuts);
  const cutsBefore = hyphenBefore || chance(random, choosing.halfWords);
  const cutsAfter = hyphenAfter || chance(random, choosing.halfWords);
  const startsAt = cutsBefore ? cutInside(first[0], random) : null;
  // One word cannot be cut at both edges.
  const endsAt = cutsAfter && !(words.length === 1 && startsAt !== null) ? cutInside(last[0], random) : null;
  return {
    start: range.start + (startsAt ?? 0),
    end: endsAt === null ? range.end : range.start + last.index + endsAt,
    hyphenBefore: hyphenBefore && startsAt !== null,
    hyphenAfter: hyphenAfter && endsAt !== null,
  };
}

/** A place inside a word with at least two letters on both sides, or null where there is none. */
function cutInside(word: string, random: Random): number | null {
  const letters = /^\p{L}{5,}/u.exec(word)?.[0].length ?? 0;
  return letters === 0 ? null : integerBetween(random, 2, letters - 2);
}
