/**
 * What a person decided about single spans: the file `decisions.json`, and what becomes of a finding by it.
 * All offsets are half-open ranges of UTF-16 units, counted after a byte order mark.
 */
import type { Finding, Kind, Span, Step } from "./record.js";

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

/** What a decision may have decided. */
const ACTIONS: readonly unknown[] = ["accept", "reject", "correct"] satisfies DecisionAction[];

export const isDecisionAction = (value: unknown): value is DecisionAction => ACTIONS.includes(value);

/** Line ends and lone surrogates, which no span contains; nor may what is written in its place. */
const NEVER_IN_SPAN = /[\r\n\p{Cs}]/u;

/** Whether something can be what a span holds or reads. */
export const isSpanText = (value: unknown): value is string =>
  typeof value === "string" && value !== "" && !NEVER_IN_SPAN.test(value);

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
