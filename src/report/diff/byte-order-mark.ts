import type { Edit } from "./edits.js";

const MARK = "\ufeff";

/** A text, what becomes of it, and whether a byte order mark stands before each. */
interface Marked {
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly rawMark: boolean;
  readonly cleanedMark: boolean;
}

/** The same with byte order marks as characters of the texts: patch tools compare bytes, and have no other place for one. */
export function withByteOrderMarks({
  text,
  edits,
  rawMark,
  cleanedMark,
}: Marked): Pick<Marked, "text" | "edits"> {
  const before = rawMark ? MARK : "";
  const moved = edits.map((edit) => ({
    ...edit,
    start: edit.start + before.length,
    end: edit.end + before.length,
  }));
  const change = { start: 0, end: before.length, text: cleanedMark ? MARK : "" };
  return { text: before + text, edits: rawMark === cleanedMark ? moved : [change, ...moved] };
}
