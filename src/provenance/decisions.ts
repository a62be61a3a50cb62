/**
 * What a person decided about single spans: the file `decisions.json`, and what becomes of a finding by it.
 * All offsets are half-open ranges of UTF-16 units, counted after a byte order mark.
 */
import type { Finding, Kind, Span, Step } from "./record.js";
import { isKind } from "./validate.js";

/** `accept`: the reading is right. `reject`: the raw text stays. `correct`: another reading is right. */
export type DecisionAction = "accept" | "reject" | "correct";

/** One decision about one span, with what is needed to find its place again in another version of the text. */
export interface Decision {
  /** The document it was made for: path in its provenance, and hash of its bytes. */
  readonly source: { readonly path: string; readonly sha256: string };
  readonly start: number;
  readonly end: number;
  /** What stands there in the source; in one line. */
  readonly raw: string;
  /** The source around it, at most `CONTEXT` units to each side. */
  readonly before: string;
  readonly after: string;
  /** The same of the cleaned text without notes, where neighbours have been repaired. */
  readonly outBefore?: string;
  readonly outAfter?: string;
  readonly action: DecisionAction;
  /** What should be read, without Markdown escapes, in one line; only where the raw text does not stay. */
  readonly reading?: string;
  /** Kinds of damage of the span that it was made about. */
  readonly kinds?: readonly Kind[];
  /** Who decided. */
  readonly name?: string;
  /** When, as ISO 8601: `2026-03-31`. */
  readonly date?: string;
}

/** The file: decisions about any number of documents. */
export interface Decisions {
  readonly schema: 1;
  /** For example `emend 0.1.0`. */
  readonly tool: string;
  readonly decisions: readonly Decision[];
}

/** How much of the surroundings a decision keeps on each side, in UTF-16 units. */
const CONTEXT = 32;

/** Who decided, and when. */
export interface Decider {
  readonly name?: string;
  readonly date?: string;
}

/** A document and the span of its record that is decided about. */
export interface DecidedPlace {
  readonly source: Decision["source"];
  readonly text: string;
  /** The cleaned text without notes. */
  readonly cleaned: string;
  /** As placed in the cleaned text without notes. */
  readonly span: Span;
}

/**
 * Makes a decision about a span.
 *
 * @param reading what should be read; undefined to keep the raw text
 */
export function decide(
  { source, text, cleaned, span }: DecidedPlace,
  action: DecisionAction,
  reading: string | undefined,
  decider: Decider,
): Decision {
  const { start, end, raw, outStart, outEnd, kinds } = span;
  return {
    source: { path: source.path, sha256: source.sha256 },
    start,
    end,
    raw,
    before: contextBefore(text, start),
    after: contextAfter(text, end),
    outBefore: contextBefore(cleaned, outStart),
    outAfter: contextAfter(cleaned, outEnd),
    action,
    ...(reading !== undefined && { reading }),
    kinds,
    ...decider,
  };
}

const contextBefore = (text: string, at: number): string => text.slice(Math.max(0, at - CONTEXT), at);
const contextAfter = (text: string, at: number): string => text.slice(at, at + CONTEXT);

/** A decision and where in a text it holds. */
export interface PlacedDecision {
  readonly decision: Decision;
  readonly start: number;
  readonly end: number;
}

/**
 * The finding that a decision leaves.
 *
 * @param found what recovery found at just this place, if anything
 */
export function decidedFinding({ decision, start, end }: PlacedDecision, found?: Finding): Finding {
  const { raw, reading, action, name, date } = decision;
  const common = {
    start,
    end,
    raw,
    kinds: [...new Set([...(found?.kinds ?? []), ...(decision.kinds ?? [])])],
    ...(found?.encoding !== undefined && { encoding: found.encoding }),
    gaps: found?.gaps ?? [],
    by: "reader" as const,
    ...(name !== undefined && { name }),
    ...(date !== undefined && { date }),
  };
  if (action === "reject" || reading === undefined) {
    return {
      ...common,
      action: "flagged",
      reason: "rejected",
      reading: found?.reading ?? null,
      steps: found?.steps ?? [],
      confidence: found?.confidence ?? { damaged: 0, exact: 0 },
      doubtful: found?.doubtful ?? [],
    };
  }
  const read = found?.reading ?? null;
  const steps = read === null ? [] : found!.steps;
  return {
    ...common,
    action: "emended",
    reading,
    steps: [...steps, ...correction(read ?? raw, reading)],
    confidence: { damaged: 1, exact: 1 },
    doubtful: [],
  };
}

/** The step from one reading to another: only what differs, cut between characters. */
function correction(from: string, to: string): Step[] {
  if (from === to) return [];
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start++;
  if (splitsPair(from, start) || splitsPair(to, start)) start--;
  let same = 0;
  while (same < most - start && from[from.length - 1 - same] === to[to.length - 1 - same]) same++;
  if (splitsPair(from, from.length - same) || splitsPair(to, to.length - same)) same--;
  const end = from.length - same;
  return [
    {
      stage: "repair",
      rule: "reader",
      start,
      end,
      from: from.slice(start, end),
      to: to.slice(start, to.length - same),
    },
  ];
}

const splitsPair = (text: string, at: number): boolean =>
  at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));

/** A decisions file that cannot be read; the message names the field that is wrong. */
export class InvalidDecisions extends Error {
  override readonly name = "InvalidDecisions";
}

type Untrusted<T> = { readonly [Key in keyof T]?: unknown };
const ACTIONS: readonly unknown[] = ["accept", "reject", "correct"] satisfies DecisionAction[];
/** No span contains a line end or what stands for an undecodable byte; nor may what is written in its place. */
const ONE_LINE = /^(?:[^\r\n\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*$/;

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
  if (typeof raw !== "string" || raw === "" || !ONE_LINE.test(raw)) fail(`${path}.raw`, "text in one line");
  if (typeof start !== "number" || !Number.isSafeInteger(start) || start < 0) {
    fail(`${path}.start`, "a whole number from 0");
  }
  if (end !== start + raw.length) fail(`${path}.end`, "start and the length of raw together");
  if (!ACTIONS.includes(action)) fail(`${path}.action`, `one of ${ACTIONS.join(", ")}`);
  const stays = action === "reject";
  if (!stays && (typeof reading !== "string" || reading === "" || !ONE_LINE.test(reading))) {
    fail(`${path}.reading`, "text in one line");
  }
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
    action: action as DecisionAction,
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
