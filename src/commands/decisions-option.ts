import type { DecisionBook } from "../batch/decision-book.js";
import { visible } from "../report/visible.js";
import { type Context, UsageError } from "./context.js";

/**
 * Reads the file of a `--decisions` option; undefined where none was given.
 * @throws {UsageError} where it cannot be read
 */
export async function readDecisionBook(file: string | undefined): Promise<DecisionBook | undefined> {
  if (file === undefined) return undefined;
  const [{ DecisionBook, readDecisionsFile }, { Failure }] = await Promise.all([
    import("../batch/decision-book.js"),
    import("../batch/failure.js"),
  ]);
  try {
    return new DecisionBook(await readDecisionsFile(file));
  } catch (error) {
    if (error instanceof Failure) throw new UsageError(`${file}: ${error.what}`, error.remedy);
    throw error;
  }
}

/** Tells on standard error of decisions that found no place, one line each. */
export function tellUnplaced(
  file: string | undefined,
  book: DecisionBook | undefined,
  context: Context,
): void {
  if (file === undefined || book === undefined) return;
  for (const { source, start, raw } of book.unplaced) {
    const what = `a decision about ${source.path}, offset ${start}, finds no place where it can be written: ${excerpt(raw)}`;
    const remedy = "give the raw document, or a reading that leaves its markup as it is";
    context.tell(`${visible(`emend: ${file}: ${what}; ${remedy}`)}\n`);
  }
  const { unasked, decisions } = book;
  if (unasked.length > 0) {
    const paths = [...new Set(unasked.map(({ source }) => source.path))];
    const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : "";
    const named = paths.slice(0, MOST_NAMED).join(", ");
    const what = `${unasked.length} of ${decisions.length} decisions are about other documents: ${named}${more}`;
    context.tell(`${visible(`emend: ${file}: ${what}; name these as well to apply them`)}\n`);
  }
}

/** Documents that are named. */
const MOST_NAMED = 3;
const LONGEST_EXCERPT = 60;
const excerpt = (raw: string): string =>
  raw.length > LONGEST_EXCERPT ? `${raw.slice(0, LONGEST_EXCERPT)}…` : raw;
