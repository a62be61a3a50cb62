import { type Failure, failureOf } from "../batch/failure.js";
import { failureLine } from "../report/failure-line.js";
import { visibleJson } from "../report/visible.js";
import { comparisonText } from "../score/comparison.js";
import { compareFigures, type DocumentFigures, documentFigures, type Figures } from "../score/figures.js";
import { readFigures, writeFigures } from "../score/figures-file.js";
import { findTasks, readTexts, type ScoringPaths } from "../score/read.js";
import { scoreDocument, totalScore } from "../score/score.js";
import { type ScoredDocument, scoreTable } from "../score/table.js";
import { UsageError } from "./context.js";
import type { ScoreContext, ScoreOptions } from "./score.js";

/** Scores files or folders, and compares the scores with recorded ones where they are asked for. */
export async function scorePaths(
  paths: ScoringPaths,
  { json, against, record = false }: ScoreOptions,
  context: ScoreContext,
): Promise<void> {
  const recorded = against === undefined ? undefined : await recordedFigures(against, record);
  const { tasks, failures } = await findTasks(paths);
  const allFailures: Failure[] = [...failures];
  const documents: ScoredDocument[] = [];
  const figures: [path: string, figures: DocumentFigures][] = [];
  const truths = new Map<string, string>();
  for (const task of tasks) {
    try {
      const texts = await readTexts(task);
      const score = scoreDocument(texts.output, texts.truth, texts.raw);
      documents.push({ path: task.path, ...score });
      if (against === undefined) continue;
      figures.push([task.path, documentFigures(texts, score)]);
      truths.set(task.path, texts.truth);
    } catch (error) {
      allFailures.push(failureOf(task.path, error));
    }
  }
  for (const failure of allFailures) context.tell(`${failureLine(failure)}\n`);
  if (allFailures.length > 0) context.end(3);
  if (recorded && !record && paths.raw === undefined) requireRaw(recorded, figures);
  const total = totalScore(documents);
  const now: Figures = { schema: 1, documents: Object.fromEntries(figures) };
  const comparison = recorded && compareFigures(recorded, now);
  await context.print(
    json
      ? `${visibleJson({ documents, total, ...(comparison && { comparison }) }, 2)}\n`
      : scoreTable(documents, total) +
          (comparison ? `\n${comparisonText(comparison, (path) => truths.get(path) ?? "")}` : ""),
  );
  // Figures of a run in which something failed would hide it from the next one.
  if (record && against !== undefined && allFailures.length === 0) await writeFigures(against, now);
  else if (comparison && comparison.regressions.length > 0) context.end(1);
}

/** @throws {UsageError} where figures were recorded with raw texts, without which nothing compares with them */
function requireRaw(recorded: Figures, now: readonly (readonly [path: string, DocumentFigures])[]): void {
  const before = new Map(Object.entries(recorded.documents));
  if (now.some(([path]) => before.get(path)?.raw !== undefined))
    throw new UsageError("the figures were recorded with raw texts", "name those with --raw again");
}

async function recordedFigures(folder: string, record: boolean): Promise<Figures | undefined> {
  const recorded = await readFigures(folder);
  if (!recorded && !record) {
    throw new UsageError(`no figures are recorded in ${folder}`, "record those of a run with --record");
  }
  return recorded;
}
