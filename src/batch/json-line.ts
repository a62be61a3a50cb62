import { visit } from "jsonc-parser";

/** A half-open range of UTF-16 units. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Why a line cannot be worked on: a clause such as `is not JSON`. */
export class BadLine extends Error {
  override readonly name = "BadLine";
}

/**
 * The object that a line of JSON holds.
 * @throws {BadLine} where it holds none
 */
export function parseObject(line: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadLine("is not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new BadLine("is no JSON object");
  }
  return value as JsonObject;
}

/** Fields of which a line may have but one: what reads the line takes the last, others the first. */
const SINGLE = ["text", "emend", "id"];

/**
 * Refuses a line in which one field hides another one of the same name.
 * @param line a JSON object
 * @throws {BadLine} where a field is there twice, or the line is nested too deeply to be scanned
 */
export function requireSingleFields(line: string): void {
  // Most lines cannot have one twice, and need not be scanned. A name may be written with escapes.
  const mayHaveTwo = line.includes("\\u") || SINGLE.some((field) => isThereTwice(line, `"${field}"`));
  if (mayHaveTwo) rangesOf(line, new Set(SINGLE));
}

function isThereTwice(line: string, part: string): boolean {
  const first = line.indexOf(part);
  return first >= 0 && line.includes(part, first + part.length);
}

/**
 * A line with the field `emend` at its end, in the place of the error that an earlier run put there. Nothing else of it
 * is read, so that it can be had of any line, and nothing is lost.
 * @param line a JSON object with at least one field
 * @param emend an error, as JSON
 */
export function withErrorAtEnd(line: string, emend: string): string {
  const bare = line.replace(ERROR_AT_END, "");
  const close = bare.lastIndexOf("}");
  return `${bare.slice(0, close)},"emend":${emend}${bare.slice(close)}`;
}

const ERROR_AT_END = /,"emend":\{"error":"(?:[^"\\]|\\.)*","line":\d+\}(?=\s*\}\s*$)/;

/**
 * A line with other values in some of its fields. Everything else stays as it is written, unit for unit: numbers that
 * JavaScript could not hold, too. A field that is not there is added at the end.
 * @param line a JSON object with at least one field
 * @param object the same, parsed
 * @param values by field, as JSON
 * @throws {BadLine} where a field is there twice, or the line is nested too deeply to be scanned
 */
export function withFields(
  line: string,
  object: JsonObject,
  values: Readonly<Record<string, string>>,
): string {
  const fields = Object.keys(values);
  // Most lines only get a field more, and need not be scanned.
  const known = fields.filter((field) => Object.hasOwn(object, field));
  const ranges = known.length > 0 ? rangesOf(line, new Set(known)) : NO_RANGES;
  const close = line.lastIndexOf("}");
  const edits = fields
    .map((field) => {
      const range = ranges.get(field);
      if (range) return { ...range, text: values[field]! };
      return { start: close, end: close, text: `,${JSON.stringify(field)}:${values[field]!}` };
    })
    .sort((a, b) => a.start - b.start);
  let result = "";
  let done = 0;
  for (const { start, end, text } of edits) {
    result += line.slice(done, start) + text;
    done = end;
  }
  return result + line.slice(done);
}

const NO_RANGES: ReadonlyMap<string, Range> = new Map();

/** Where the values of fields of the outermost object stand. */
function rangesOf(line: string, fields: ReadonlySet<string>): Map<string, Range> {
  const ranges = new Map<string, Range>();
  let depth = 0;
  let field: string | undefined;
  let start = 0;
  const begin = (offset: number) => {
    if (depth === 1) start = offset;
  };
  const end = (offset: number) => {
    if (depth !== 1 || field === undefined) return;
    if (ranges.has(field)) throw new BadLine(`has two fields ${JSON.stringify(field)}`);
    ranges.set(field, { start, end: offset });
    field = undefined;
  };
  const open = (offset: number) => {
    begin(offset);
    depth += 1;
  };
  const close = (offset: number, length: number) => {
    depth -= 1;
    end(offset + length);
  };
  try {
    visit(line, {
      onObjectProperty: (name) => {
        if (depth === 1) field = fields.has(name) ? name : undefined;
      },
      onLiteralValue: (_value, offset, length) => {
        begin(offset);
        end(offset + length);
      },
      onObjectBegin: open,
      onObjectEnd: close,
      onArrayBegin: open,
      onArrayEnd: close,
    });
  } catch (error) {
    if (error instanceof RangeError) throw new BadLine("is nested too deeply");
    throw error;
  }
  return ranges;
}
