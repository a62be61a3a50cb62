import type { DecidedSpan } from "./spans.js";
import { excerpt } from "./wording.js";

/** Notes as HTML comments, for readers that are programs. */

/** What could end the comment, pair with markup before it, or break a line or a table row. */
const UNSAFE = /[-<>|`$&~\u007F-\u009F\u2028\u2029\uFEFF]/g;

/** One change as a comment on one line. */
export function commentFor(span: DecidedSpan): string {
  const { id, line, column, start, end, raw, reading, kinds, encoding, confidence, doubtful, gaps } = span;
  const { by, name, date } = span;
  const note = {
    line,
    column,
    start,
    end,
    raw: excerpt(raw),
    ...(encoding === undefined ? { reading: excerpt(reading ?? span.text) } : { encoding }),
    kinds,
    ...confidence,
    ...(doubtful.length > 0 && { doubtful }),
    ...(gaps.length > 0 && { gaps }),
    ...(by !== undefined && { by, name: name && excerpt(name), date: date && excerpt(date) }),
  };
  const json = JSON.stringify(note).replace(
    UNSAFE,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `<!-- emend ${id} ${json} -->`;
}
