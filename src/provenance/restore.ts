import type { EmendationRecord, Insertion, Span } from "./record.js";

/** A record that does not belong to the text it was given with. */
export class RecordMismatch extends Error {
  override readonly name = "RecordMismatch";
}

/** A range of the output and what stood there in the source. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
}

/**
 * Gives the source back: takes out what notes added and puts the raw text of every span back.
 *
 * @throws RecordMismatch if the record does not fit the output
 */
export function restore(output: string, record: Pick<EmendationRecord, "spans" | "insertions">): string {
  const spans = listOf(record, "spans").map((span, index) => checkedSpan(output, span, `spans[${index}]`));
  const insertions = listOf(record, "insertions").map((insertion, index) =>
    checkedInsertion(output, insertion, `insertions[${index}]`),
  );
  requireSorted(spans, "spans");
  requireSorted(insertions, "insertions");
  const pieces: string[] = [];
  let written = 0;
  let length = 0;
  for (const part of merged(spans, insertions)) {
    if (part.start < written) throw new RecordMismatch(`a span and an insertion overlap at ${part.start}`);
    length += part.start - written;
    if (part.sourceStart !== undefined && part.sourceStart !== length) {
      throw new RecordMismatch(`the span at ${part.start} restores to ${length}, not to ${part.sourceStart}`);
    }
    pieces.push(output.slice(written, part.start), part.raw);
    length += part.raw.length;
    written = part.end;
  }
  pieces.push(output.slice(written));
  return pieces.join("");
}

interface CheckedSpan extends Replacement {
  readonly sourceStart?: number;
}

function listOf(record: unknown, name: "spans" | "insertions"): readonly unknown[] {
  const list = isObject(record) ? record[name] : undefined;
  if (!Array.isArray(list)) throw new RecordMismatch(`${name}: expected a list`);
  // A copy without holes, which `map` would pass over.
  return Array.from(list);
}

function checkedSpan(output: string, span: unknown, name: string): CheckedSpan {
  if (!isObject(span)) throw new RecordMismatch(`${name}: expected an object`);
  const { raw, text, action, start, end } = span as Partial<Record<keyof Span, unknown>>;
  const range = checkedRange(output, span, name);
  if (typeof raw !== "string") throw new RecordMismatch(`${name}.raw: expected a string`);
  if (typeof text !== "string") throw new RecordMismatch(`${name}.text: expected a string`);
  if (action !== "emended" && action !== "flagged") {
    throw new RecordMismatch(`${name}.action: expected "emended" or "flagged"`);
  }
  if (action === "flagged" && text !== raw) {
    throw new RecordMismatch(`${name}.text: a flagged span leaves its raw text`);
  }
  if (range.end - range.start !== text.length || !output.startsWith(text, range.start)) {
    throw new RecordMismatch(
      `${name}.text: is not what the output holds from ${range.start} to ${range.end}`,
    );
  }
  if (typeof start !== "number" || typeof end !== "number" || end - start !== raw.length) {
    throw new RecordMismatch(`${name}: start and end do not fit the length of raw`);
  }
  return { ...range, raw, sourceStart: start };
}

function checkedInsertion(output: string, insertion: unknown, name: string): Replacement {
  if (!isObject(insertion)) throw new RecordMismatch(`${name}: expected an object`);
  return { ...checkedRange(output, insertion, name), raw: "" };
}

function checkedRange(output: string, part: Partial<Record<keyof Insertion, unknown>>, name: string) {
  const { outStart: start, outEnd: end } = part;
  if (!Number.isSafeInteger(start)) throw new RecordMismatch(`${name}.outStart: expected a whole number`);
  if (!Number.isSafeInteger(end)) throw new RecordMismatch(`${name}.outEnd: expected a whole number`);
  const range = { start: start as number, end: end as number };
  if (range.start < 0 || range.end < range.start || range.end > output.length) {
    throw new RecordMismatch(`${name}: ${range.start} to ${range.end} lies outside the text`);
  }
  return range;
}

function requireSorted(parts: readonly Replacement[], name: string): void {
  for (let index = 1; index < parts.length; index++) {
    if (parts[index]!.start < parts[index - 1]!.end) {
      throw new RecordMismatch(`${name}[${index}]: begins before the one before it ends`);
    }
  }
}

/** Both lists in one order; of two that begin together the empty one comes first, since it takes no room. */
function merged(spans: readonly CheckedSpan[], insertions: readonly Replacement[]): CheckedSpan[] {
  const parts: CheckedSpan[] = [];
  let next = 0;
  for (const span of spans) {
    while (next < insertions.length && comesFirst(insertions[next]!, span)) parts.push(insertions[next++]!);
    parts.push(span);
  }
  // No spread: a call takes only so many arguments.
  return parts.concat(insertions.slice(next));
}

const comesFirst = (one: Replacement, other: Replacement): boolean =>
  one.start < other.start || (one.start === other.start && one.end < other.end);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
