import type { CleanResult } from "../batch/clean-all.js";
import type { Outcome } from "../batch/outcome.js";
import type { Verdict } from "../batch/verdict.js";
import type { Inputs } from "../batch/walk.js";
import type { Kind } from "../provenance/record.js";
import { visible } from "./visible.js";

/** A run in numbers. */
interface Summary extends Readonly<Record<Verdict, number>> {
  /** The four verdicts together; an argument that could not be read counts as one failed document. */
  readonly documents: number;
  /** Documents that an earlier run had done already. */
  readonly unchanged: number;
  /** Other files in the input folders. */
  readonly ignored: number;
  readonly spans: { readonly emended: number; readonly flagged: number };
  /** Spans by kind of damage, most frequent first; a span can show several. */
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
  /** Documents with readings that are not certain, the least certain first. */
  readonly leastCertain: readonly UncertainDocument[];
  readonly failures: readonly { readonly path: string; readonly reason: string }[];
}

interface UncertainDocument {
  readonly path: string;
  readonly emended: number;
  readonly flagged: number;
  /** Words whose reading is not sure. */
  readonly doubtful: number;
  /** How many of the emended spans are expected not to be read exactly right. */
  readonly expectedErrors: number;
}

/** Expected errors that show in the one decimal place that is told. */
const WORTH_NAMING = 0.05;

/** How many of the least certain documents are worth naming. */
const MOST_UNCERTAIN = 10;

/**
 * @param result what became of the documents
 * @param inputs what the arguments yielded
 */
export function summarize(
  result: Pick<CleanResult, "outcomes" | "failures">,
  inputs: Pick<Inputs, "ignored" | "failures">,
): Summary {
  const { outcomes } = result;
  const failures = [...inputs.failures, ...result.failures];
  const lines = outcomes.map(({ line }) => line);
  const withVerdict = (verdict: Verdict) => lines.filter((line) => line.verdict === verdict).length;
  const total = (count: "emended" | "flagged") => lines.reduce((sum, { counts }) => sum + counts[count], 0);
  return {
    documents: lines.length + inputs.failures.length,
    healthy: withVerdict("healthy"),
    emended: withVerdict("emended"),
    flagged: withVerdict("flagged"),
    failed: withVerdict("failed") + inputs.failures.length,
    unchanged: outcomes.filter(({ unchanged }) => unchanged).length,
    ignored: inputs.ignored,
    spans: { emended: total("emended"), flagged: total("flagged") },
    kinds: kindsOf(outcomes),
    leastCertain: outcomes
      .map(({ line: { path, counts } }) => ({
        path,
        emended: counts.emended,
        flagged: counts.flagged,
        doubtful: counts.doubtful,
        expectedErrors: counts.expectedErrors,
      }))
      .filter(
        ({ expectedErrors, doubtful, flagged }) => expectedErrors >= WORTH_NAMING || doubtful + flagged > 0,
      )
      .sort((a, b) => b.expectedErrors - a.expectedErrors || b.flagged - a.flagged)
      .slice(0, MOST_UNCERTAIN),
    failures: failures.map(({ path, what }) => ({ path, reason: what })),
  };
}

function kindsOf(outcomes: readonly Outcome[]): Summary["kinds"] {
  const totals = new Map<string, number>();
  for (const { line } of outcomes) {
    for (const [kind, count] of Object.entries(line.counts.kinds)) {
      totals.set(kind, (totals.get(kind) ?? 0) + count);
    }
  }
  return Object.fromEntries([...totals].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

/** The summary for people: a few lines, each with a line end. */
export function summaryText(summary: Summary): string {
  const { documents, spans, kinds, leastCertain } = summary;
  const verdicts = (["healthy", "emended", "flagged", "failed"] as const)
    .filter((verdict) => summary[verdict] > 0)
    .map((verdict) => `${summary[verdict]} ${verdict}`);
  const asides = [
    ...(summary.unchanged > 0 ? [`${summary.unchanged} unchanged since an earlier run`] : []),
    ...(summary.ignored > 0 ? [`${counted(summary.ignored, "other file")} ignored`] : []),
  ];
  const lines = [
    [counted(documents, "document"), verdicts.join(", ")].filter(Boolean).join(": ") + inBrackets(asides),
  ];
  if (spans.emended + spans.flagged > 0) {
    const byKind = Object.entries(kinds).map(([kind, count]) => `${count} ${kind}`);
    const all = `${counted(spans.emended, "span")} emended, ${spans.flagged} flagged`;
    lines.push([all, byKind.join(", ")].filter(Boolean).join(": "));
  }
  if (leastCertain.length > 0) {
    lines.push("Least certain first:");
    lines.push(...leastCertain.map((document) => `  ${visible(document.path)}: ${uncertainty(document)}`));
  }
  return lines.map((line) => `${line}\n`).join("");
}

function uncertainty({ emended, flagged, doubtful, expectedErrors }: UncertainDocument): string {
  const errors = `about ${expectedErrors.toFixed(1)} of ${counted(emended, "emended span")} not exactly right`;
  return [
    ...(expectedErrors >= WORTH_NAMING ? [errors] : []),
    ...(doubtful > 0 ? [counted(doubtful, "doubtful word")] : []),
    ...(flagged > 0 ? [`${flagged} flagged`] : []),
  ].join(", ");
}

function inBrackets(asides: readonly string[]): string {
  return asides.length > 0 ? ` (${asides.join("; ")})` : "";
}

/** A count and its noun: `1 span`, `2 spans`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
