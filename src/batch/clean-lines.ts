import { restore } from "../provenance/restore.js";
import { decodeAs } from "../source/decode.js";
import { attempt, type CleanSettings } from "./clean-document.js";
import { Failure, type FailureData } from "./failure.js";
import {
  BadLine,
  type JsonObject,
  parseObject,
  requireSingleFields,
  withErrorAtEnd,
  withFields,
} from "./json-line.js";
import { countsOf, verdictOf } from "./verdict.js";

/** Lines of JSON, cleaned. */
export interface CleanedLines {
  readonly bytes: Uint8Array;
  readonly failures: readonly FailureData[];
}

/** Some lines of a stream, each with its line end; the last one of all may have none. */
export interface Lines {
  readonly bytes: Uint8Array;
  /** Number of the first line, from 1. */
  readonly first: number;
}

/** Longer lines are not read. */
export const MOST_LINE_BYTES = 256 * 2 ** 20;

/**
 * Cleans the field `text` of JSON Lines and adds what was done as the field `emend`. A line that cannot be cleaned has
 * `emend.error` and its number instead; blank lines, and lines in which `emend.spans` tells that they are done, are
 * copied through.
 * @param name what a failure calls the stream
 */
export function cleanLines(
  { bytes, first }: Lines,
  name: string,
  settings: Pick<CleanSettings, "clean" | "options">,
): CleanedLines {
  const failures: FailureData[] = [];
  const cleaned = textLines(bytes).map(({ line, undecodable }, index) => {
    const number = first + index;
    try {
      if (undecodable) throw new BadLine("is not UTF-8");
      return cleanLine(line, `${name}, line ${number}`, settings);
    } catch (error) {
      if (!(error instanceof BadLine || error instanceof Failure)) throw error;
      const what = error instanceof Failure ? error.what : error.message;
      failures.push({ path: `${name}, line ${number}`, what, remedy: "mend the line; the others are done" });
      return undecodable ? rawLine(line, what, number) : failedLine(line, what, number);
    }
  });
  return { bytes: Buffer.from(cleaned.join("\n")), failures };
}

/** What takes the place of a line that is too long to be read. */
export function tooLongLine(name: string, number: number): CleanedLines {
  const what = `is longer than ${MOST_LINE_BYTES / 2 ** 20} MiB`;
  return {
    bytes: Buffer.from(`${failedLine(undefined, what, number)}\n`),
    failures: [{ path: `${name}, line ${number}`, what, remedy: "split the text; the others are done" }],
  };
}

function cleanLine(
  line: string,
  name: string,
  { clean, options }: Pick<CleanSettings, "clean" | "options">,
): string {
  if (line.trim() === "") return line;
  const object = parseObject(line);
  requireSingleFields(line);
  const { text: raw } = object;
  if (isDone(object["emend"])) return line;
  if (typeof raw !== "string") throw new BadLine('has no field "text" that is a string');
  const { text, record } = attempt(name, () => clean(raw, options));
  if (attempt(name, () => restore(text, record)) !== raw) {
    throw new BadLine("cannot be had back exactly from what cleaning made of it");
  }
  const { encodings, spans, insertions } = record;
  const verdict = verdictOf(countsOf(record));
  return withFields(line, object, {
    ...(text !== raw && { text: JSON.stringify(text) }),
    emend: JSON.stringify({ verdict, encodings, spans, insertions }),
  });
}

const holdsRaw = (emend: unknown): boolean => typeof emend === "object" && emend !== null && "raw" in emend;

function isDone(emend: unknown): boolean {
  return typeof emend === "object" && emend !== null && "spans" in emend && Array.isArray(emend.spans);
}

/** The line with the error beside its fields, where it has any; else the error with the line as it stands. */
function failedLine(line: string | undefined, error: string, number: number): string {
  const emend = JSON.stringify({ error, line: number });
  const object = objectOf(line ?? "");
  if (line !== undefined && object === undefined) return rawLine(line, error, number);
  if (line === undefined || object === undefined || Object.keys(object).length === 0)
    return `{"emend":${emend}}`;
  // Of a line that an earlier run could not read, nothing else is left.
  if (holdsRaw(object["emend"])) return line;
  try {
    return withFields(line, object, { emend });
  } catch (reason) {
    if (!(reason instanceof BadLine)) throw reason;
    return withErrorAtEnd(line, emend);
  }
}

/** The error with all of a line, of which nothing can be told apart. */
const rawLine = (raw: string, error: string, line: number): string =>
  JSON.stringify({ emend: { error, line, raw } });

function objectOf(line: string): JsonObject | undefined {
  try {
    return parseObject(line);
  } catch (reason) {
    if (!(reason instanceof BadLine)) throw reason;
    return undefined;
  }
}

/** A line without its line feed. */
interface Line {
  readonly line: string;
  /** Whether it holds bytes that are no UTF-8, which then stand as U+DC80 to U+DCFF. */
  readonly undecodable: boolean;
}

function textLines(bytes: Uint8Array): Line[] {
  const whole = decode(bytes);
  if (!whole.undecodable) return whole.line.split("\n").map((line) => lineOf(line, false));
  const lines: Line[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    const { line, undecodable } = decode(bytes.subarray(start, end));
    lines.push(lineOf(line, undecodable));
    start = end + 1;
  }
  return lines;
}

const lineOf = (line: string, undecodable: boolean): Line => ({ line: withoutMark(line), undecodable });

const LINE_FEED = 0x0a;

function decode(bytes: Uint8Array): Line {
  const { text, undecodable } = decodeAs(bytes, { encoding: "utf-8", bom: false });
  return { line: text, undecodable: undecodable > 0 };
}

/** A byte order mark is no part of JSON. Where files are put together, each of them may begin with one. */
function withoutMark(line: string): string {
  return line.startsWith("\uFEFF") ? line.slice(1) : line;
}
