import { diffArrays } from "diff";
import type { EmendationRecord } from "../../provenance/record.js";

/** What stands in the place of a range of the raw text. Lists of edits are sorted and disjoint. */
export interface Edit {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edits that a record tells of; its notes only where they are asked for. */
export function editsOfRecord(
  { spans, insertions }: EmendationRecord,
  cleaned: string,
  withNotes: boolean,
): Edit[] {
  const emended = spans.filter(({ action }) => action === "emended");
  const edits: Edit[] = [];
  let next = 0;
  let growth = 0;
  const notesBefore = (outEnd: number): void => {
    for (; next < insertions.length && insertions[next]!.outStart < outEnd; next++) {
      const { outStart, outEnd: noteEnd } = insertions[next]!;
      const at = outStart - growth;
      growth += noteEnd - outStart;
      if (withNotes) edits.push({ start: at, end: at, text: cleaned.slice(outStart, noteEnd) });
    }
  };
  for (const { start, end, text, outEnd } of emended) {
    notesBefore(outEnd);
    edits.push({ start, end, text });
    growth += text.length - (end - start);
  }
  notesBefore(Number.POSITIVE_INFINITY);
  return edits;
}

/** More changed lines than this, and a block is taken as changed as a whole: the comparison is quadratic in them. */
const MOST_LINE_EDITS = 1500;
/** The same for the words of one line or block. */
const MOST_WORD_EDITS = 400;

/** The edits that lead from one text to another: by lines first, then by words in the lines that differ. */
export function editsBetween(raw: string, cleaned: string): Edit[] {
  const before = linesOf(raw);
  const after = linesOf(cleaned);
  const edits: Edit[] = [];
  let offset = 0;
  for (const { old, now } of changedBlocks(before, after)) {
    if (old !== now) {
      const pairs = old.length === now.length ? old.map((line, index) => [line, now[index]!] as const) : [];
      let at = offset;
      for (const [from, to] of pairs.length > 0 ? pairs : [[old.join(""), now.join("")] as const]) {
        if (from !== to) edits.push(...wordEdits(from, to, at));
        at += from.length;
      }
    }
    offset += lengthOf(old);
  }
  return edits;
}

/** Lines with their ends, as patch tools count them: only a line feed ends one. */
export const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, { length }) => sum + length, 0);

/** A run of lines in both texts; together all lines. */
interface Block {
  readonly old: readonly string[];
  readonly now: readonly string[];
}

/** Splits at lines that both texts hold exactly once and in the same order; what lies between is compared on its own. */
function changedBlocks(before: readonly string[], after: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let old = 0;
  let now = 0;
  for (const [oldLine, newLine] of [...anchors(before, after), [before.length, after.length] as const]) {
    blocks.push(...segmentBlocks(before.slice(old, oldLine), after.slice(now, newLine)));
    const anchor = before.slice(oldLine, oldLine + 1);
    blocks.push({ old: anchor, now: anchor });
    old = oldLine + 1;
    now = newLine + 1;
  }
  return blocks;
}

/** Pairs of line numbers, growing in both texts: the longest such chain of unique common lines. */
function anchors(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  const uniqueBefore = uniqueLines(before);
  const pairs: (readonly [number, number])[] = [];
  for (const [line, newLine] of uniqueLines(after)) {
    const oldLine = uniqueBefore.get(line);
    if (oldLine !== undefined) pairs.push([oldLine, newLine]);
  }
  // Patience sorting: the last of each pile, and for each pair the one before it in the best chain.
  const piles: number[] = [];
  const previous: number[] = [];
  for (const [index, [oldLine]] of pairs.entries()) {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[piles[middle]!]![0] < oldLine) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? piles[low - 1]! : -1;
    piles[low] = index;
  }
  const chain: (readonly [number, number])[] = [];
  for (let index = piles.at(-1) ?? -1; index >= 0; index = previous[index]!) chain.push(pairs[index]!);
  return chain.reverse();
}

/** Lines that occur once, with their numbers from 0, in order. */
function uniqueLines(lines: readonly string[]): Map<string, number> {
  const seen = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [number, line] of lines.entries()) {
    if (seen.has(line)) repeated.add(line);
    else seen.set(line, number);
  }
  for (const line of repeated) seen.delete(line);
  return seen;
}

function segmentBlocks(old: readonly string[], now: readonly string[]): Block[] {
  // Repairs keep lines: most often the lines stand in pairs, whatever is in them.
  if (old.length === now.length) {
    const equal = old.filter((line, index) => line === now[index]).length;
    if (equal * 2 >= old.length || old.length < 3) return [{ old, now }];
  }
  const changes = diffArrays([...old], [...now], { maxEditLength: MOST_LINE_EDITS });
  if (changes === undefined) return [{ old, now }];
  const blocks: Block[] = [];
  for (const { value, added, removed } of changes) {
    const open = blocks.at(-1);
    const isOpen = open !== undefined && open.old !== open.now;
    if (!added && !removed) blocks.push({ old: value, now: value });
    else if (isOpen) {
      blocks[blocks.length - 1] = {
        old: removed ? [...open.old, ...value] : open.old,
        now: added ? [...open.now, ...value] : open.now,
      };
    } else blocks.push({ old: removed ? value : [], now: added ? value : [] });
  }
  return blocks;
}

/** Words and what stands between them. */
const tokensOf = (text: string): string[] => text.match(/\s+|\S+/g) ?? [];

function wordEdits(from: string, to: string, offset: number): Edit[] {
  const changes = diffArrays(tokensOf(from), tokensOf(to), { maxEditLength: MOST_WORD_EDITS });
  if (changes === undefined) return [{ start: offset, end: offset + from.length, text: to }];
  const edits: Edit[] = [];
  let at = offset;
  let blank = "";
  for (const { value, added, removed } of changes) {
    const text = value.join("");
    const last = edits.at(-1);
    if (!added && !removed) {
      // A blank alone between two changes belongs to both: a passage reads better than its pieces.
      blank = last !== undefined && last.end === at && /^[ \t]+$/.test(text) ? text : "";
      at += text.length;
      continue;
    }
    if (last !== undefined && last.end + blank.length === at) {
      edits[edits.length - 1] = {
        start: last.start,
        end: at + (removed ? text.length : 0),
        text: last.text + blank + (added ? text : ""),
      };
    } else {
      edits.push({ start: at, end: at + (removed ? text.length : 0), text: added ? text : "" });
    }
    blank = "";
    if (removed) at += text.length;
  }
  return edits.map((edit) => withoutBlanks(edit, from.slice(edit.start - offset, edit.end - offset)));
}

/** An edit without the blanks that both sides end in. */
function withoutBlanks({ start, end, text }: Edit, raw: string): Edit {
  let same = 0;
  while (
    same < Math.min(raw.length, text.length) &&
    /[ \t]/.test(raw.at(-1 - same)!) &&
    raw.at(-1 - same) === text.at(-1 - same)
  ) {
    same++;
  }
  return { start, end: end - same, text: text.slice(0, text.length - same) };
}
