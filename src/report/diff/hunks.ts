import { type Edit, linesOf } from "./edits.js";

/** Lines of the raw text and the lines that stand in their place; equal where nothing changed. */
export interface LineBlock {
  readonly old: readonly string[];
  readonly now: readonly string[];
  /** The edits in these lines; none where nothing changed. */
  readonly edits: readonly Edit[];
  /** Offset of the first raw line. */
  readonly start: number;
}

/** Changed lines with unchanged ones around them; line numbers count from 1. */
export interface Hunk {
  readonly oldLine: number;
  readonly newLine: number;
  readonly blocks: readonly LineBlock[];
}

/**
 * Groups edits by the lines that they change.
 *
 * @param context how many unchanged lines stand around changed ones
 */
export function hunksOf(raw: string, edits: readonly Edit[], context: number): Hunk[] {
  const lines = linesOf(raw);
  const changed = changedBlocks(raw, lines, edits);
  const hunks: Hunk[] = [];
  let growth = 0;
  let written = 0;
  for (let index = 0; index < changed.length; ) {
    const first = changed[index]!;
    const from = Math.max(written, first.line - context);
    const blocks: LineBlock[] = [same(lines, from, first.line)];
    const oldLine = from + 1;
    const newLine = oldLine + growth;
    for (;;) {
      const block = changed[index++]!;
      blocks.push(block);
      growth += block.now.length - block.old.length;
      written = block.line + block.old.length;
      const next = changed[index];
      if (next !== undefined && next.line - written <= 2 * context) {
        blocks.push(same(lines, written, next.line));
        continue;
      }
      const end = Math.min(lines.length, written + context);
      blocks.push(same(lines, written, end));
      written = end;
      break;
    }
    hunks.push({ oldLine, newLine, blocks: blocks.filter(({ old, now }) => old.length + now.length > 0) });
  }
  return hunks;
}

function same(lines: readonly string[], from: number, to: number): LineBlock {
  const kept = lines.slice(from, to);
  return { old: kept, now: kept, edits: [], start: 0 };
}

/** A block that changes, with the index of its first line. */
interface ChangedBlock extends LineBlock {
  readonly line: number;
}

function changedBlocks(raw: string, lines: readonly string[], edits: readonly Edit[]): ChangedBlock[] {
  const blocks: ChangedBlock[] = [];
  let line = 0;
  let lineStart = 0;
  for (let index = 0; index < edits.length; ) {
    while (line < lines.length && lineStart + lines[line]!.length <= edits[index]!.start) {
      // An insertion behind a last line without end belongs to that line.
      const isOpen = line === lines.length - 1 && !/\n$/.test(lines[line]!);
      if (isOpen) break;
      lineStart += lines[line++]!.length;
    }
    const block: Edit[] = [];
    let last = line;
    let end = lineStart + (lines[line]?.length ?? 0);
    while (index < edits.length && (edits[index]!.start < end || block.length === 0 || end === raw.length)) {
      const edit = edits[index++]!;
      block.push(edit);
      while (end < edit.end || (end < raw.length && edit.end === end && !/\n$/.test(edit.text))) {
        last++;
        end += lines[last]!.length;
      }
    }
    const old = lines.slice(line, last + 1);
    blocks.push({
      line,
      old,
      now: linesOf(edited(raw.slice(lineStart, end), block, lineStart)),
      edits: block,
      start: lineStart,
    });
    line = last + 1;
    lineStart = end;
  }
  return blocks;
}

function edited(text: string, edits: readonly Edit[], offset: number): string {
  const pieces: string[] = [];
  let written = 0;
  for (const edit of edits) {
    pieces.push(text.slice(written, edit.start - offset), edit.text);
    written = edit.end - offset;
  }
  pieces.push(text.slice(written));
  return pieces.join("");
}
