/** The file `decisions.json` as it may come from anywhere. */
import { type Decision, type Decisions, isDecisionAction, isSpanText } from "./decisions.js";
import { isKind } from "./validate.js";

/** A decisions file that cannot be read; the message names the field that is wrong. */
export class InvalidDecisions extends Error {
  override readonly name = "InvalidDecisions";
}

type Untrusted<T> = { readonly [Key in keyof T]?: unknown };

/**
 * Reads a parsed decisions file that may come from anywhere; fields it does not know are left out.
 *
 * @throws InvalidDecisions naming the first field that is wrong
 */
export function readDecisions(value: unknown): Decisions {
  if (!isObject<Decisions>(value)) fail("the decisions file", "an object");
  if (value.schema !== 1) fail("schema", "1, the version that this program reads");
  if (typeof value.tool !== "string") fail("tool", "a string");
  if (!Array.isArray(value.decisions)) fail("decisions", "a list");
  const decisions = Array.from(value.decisions, (entry, index) => decision(entry, `decisions[${index}]`));
  return { schema: 1, tool: value.tool, decisions };
}

function decision(value: unknown, path: string): Decision {
  if (!isObject<Decision>(value)) fail(path, "an object");
  const { source, start, end, raw, action, reading, kinds } = value;
  if (!isObject<Decision["source"]>(source)) fail(`${path}.source`, "an object");
  if (typeof source.path !== "string") fail(`${path}.source.path`, "a string");
  if (typeof source.sha256 !== "string") fail(`${path}.source.sha256`, "a string");
  if (!isSpanText(raw)) fail(`${path}.raw`, "text in one line");
  if (typeof start !== "number" || !Number.isSafeInteger(start) || start < 0) {
    fail(`${path}.start`, "a whole number from 0");
  }
  if (end !== start + raw.length) fail(`${path}.end`, "start and the length of raw together");
  if (!isDecisionAction(action)) fail(`${path}.action`, "one of accept, reject, correct");
  const stays = action === "reject";
  if (!stays && !isSpanText(reading)) fail(`${path}.reading`, "text in one line");
  if (kinds !== undefined && !(Array.isArray(kinds) && kinds.every((kind) => typeof kind === "string"))) {
    fail(`${path}.kinds`, "a list of strings");
  }
  return {
    source: { path: source.path, sha256: source.sha256 },
    start,
    end,
    raw,
    before: string(value.before, `${path}.before`),
    after: string(value.after, `${path}.after`),
    ...optional("outBefore", value.outBefore, path),
    ...optional("outAfter", value.outAfter, path),
    action,
    ...(!stays && { reading: reading as string }),
    ...(kinds !== undefined && { kinds: (kinds as string[]).filter(isKind) }),
    ...optional("name", value.name, path),
    ...optional("date", value.date, path),
  };
}

function string(value: unknown, path: string): string {
  return typeof value === "string" ? value : fail(path, "a string");
}

function optional<Key extends keyof Decision>(key: Key, value: unknown, path: string) {
  return value === undefined ? {} : ({ [key]: string(value, `${path}.${key}`) } as Record<Key, string>);
}

function fail(path: string, expected: string): never {
  throw new InvalidDecisions(`${path}: expected ${expected}`);
}

function isObject<T>(value: unknown): value is Untrusted<T> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
