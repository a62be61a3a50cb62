/** Scores as a table for people. */
import { visible } from "../report/visible.js";
import type { Score } from "./score.js";

export interface ScoredDocument extends Score {
  /** Relative to its folder, with `/`. */
  readonly path: string;
}

interface Column {
  readonly head: string;
  readonly cell: (score: Score) => string;
}

const TEXT_COLUMNS: readonly Column[] = [
  { head: "CER", cell: ({ output }) => percent(output.asIs.cer) },
  { head: "WER", cell: ({ output }) => percent(output.asIs.wer) },
  { head: "CER folded", cell: ({ output }) => percent(output.folded.cer) },
  { head: "WER folded", cell: ({ output }) => percent(output.folded.wer) },
];

const REPAIR_COLUMNS: readonly Column[] = [
  { head: "raw CER", cell: ({ repair }) => (repair ? percent(repair.raw.asIs.cer) : "") },
  { head: "errors gone", cell: ({ repair }) => reduction(repair?.errorReduction.asIs) },
  {
    head: "regions exact",
    cell: ({ repair }) => (repair ? share(repair.regions.exact, repair.regions.total) : ""),
  },
  {
    head: "exact folded",
    cell: ({ repair }) => (repair ? share(repair.regions.exactFolded, repair.regions.total) : ""),
  },
  { head: "harm", cell: ({ repair }) => (repair ? String(repair.harm.changed) : "") },
];

/** One line a document and, where there are several, one for all; each with a line end, and safe on a terminal. */
export function scoreTable(documents: readonly ScoredDocument[], total: Score): string {
  const columns = total.repair ? [...TEXT_COLUMNS, ...REPAIR_COLUMNS] : TEXT_COLUMNS;
  const rows = [
    ["", ...columns.map(({ head }) => head)],
    ...documents.map((document) => [visible(document.path), ...columns.map(({ cell }) => cell(document))]),
    ...(documents.length > 1 ? [["all", ...columns.map(({ cell }) => cell(total))]] : []),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))),
    )
    .map((cells) => `${cells.join("  ").trimEnd()}\n`)
    .join("");
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(2)} %`;
}

function reduction(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : `${(value * 100).toFixed(1)} %`;
}

function share(part: number, whole: number): string {
  return `${part}/${whole}`;
}
