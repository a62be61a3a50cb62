/** A comparison with recorded figures for people. */
import { visible } from "../report/visible.js";
import type { Comparison, RegionChange } from "./figures.js";

/** More than this would hide the rest of the report. */
const MOST_CHANGES = 20;
const LONGEST_QUOTE = 60;

/**
 * A table by kind, the totals, and the regions that changed; each line with a line end, and safe on a terminal.
 * @param truthOf gives the true text of a document
 */
export function comparisonText(comparison: Comparison, truthOf: (path: string) => string): string {
  const { characterErrors, wordErrors, harm, kinds, changes, notCompared, regressions } = comparison;
  const rows = kinds.map(({ kind, regions, exactBefore, exactNow, better, worse }) =>
    [kind, regions, exactBefore, exactNow, better, worse].map(String),
  );
  const totals = { "character errors": characterErrors, "word errors": wordErrors, harm };
  return [
    ...(rows.length === 0 ? [] : table([["", "regions", "exact before", "now", "better", "worse"], ...rows])),
    ...Object.entries(totals).map(([name, { before, now }]) => `${name}: ${before} before, ${now} now`),
    ...changeLines(
      changes.filter(({ better }) => !better),
      "worse",
      truthOf,
    ),
    ...changeLines(
      changes.filter(({ better }) => better),
      "better",
      truthOf,
    ),
    ...notCompared.map((path) => `not compared, since it is new, gone or another text: ${visible(path)}`),
    regressions.length === 0 ? "no regression" : `regression: ${visible(regressions.join("; "))}`,
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  "),
  );
}

function changeLines(
  changes: readonly RegionChange[],
  verdict: string,
  truthOf: (path: string) => string,
): string[] {
  const lines = changes.slice(0, MOST_CHANGES).map(({ path, start, end, kinds }) => {
    const text = truthOf(path).slice(start, end);
    const quote = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
    return visible(`${verdict}: ${path}: ${quote} (${kinds.join(", ")})`);
  });
  return changes.length > MOST_CHANGES
    ? [...lines, `${verdict}: ${changes.length - MOST_CHANGES} more`]
    : lines;
}
