import { attempt } from "../batch/clean-document.js";
import { readDocument } from "../batch/document.js";
import { Failure, failureOf } from "../batch/failure.js";
import { sha256 } from "../batch/hash.js";
import { realPathOf } from "../batch/paths.js";
import { TOOL } from "../batch/tool.js";
import { findInputs, type Input } from "../batch/walk.js";
import { writeAtomically } from "../batch/write.js";
import { readPageAssets } from "../report/review/assets.js";
import type { ReviewDocument } from "../report/review/data.js";
import { reviewPage } from "../report/review/page.js";
import { counted } from "../report/summary.js";
import { visible } from "../report/visible.js";
import { type Context, UsageError } from "./context.js";
import { readDecisionBook, tellUnplaced } from "./decisions-option.js";
import { tellFailures } from "./print.js";
import { readKnown } from "./reading-options.js";
import type { ReviewOptions } from "./review.js";

/** Writes a page about the documents in which anything was found. */
export async function reviewPaths(
  paths: readonly string[],
  options: ReviewOptions,
  context: Context,
): Promise<void> {
  const { out, minConfidence, minReading } = options;
  const known = await readKnown(options);
  const book = await readDecisionBook(options.decisions);
  const inputs = await findInputs(paths);
  await refuseOwnInputs(options, inputs.documents);
  const assets = await readPageAssets().catch(() => {
    throw new Failure("dist/review-page.json", "is missing or damaged", 'run "npm run build"');
  });
  const { emend, model } = await context.loadEngine();
  const failures: Failure[] = [...inputs.failures];
  const documents: ReviewDocument[] = [];
  for (const { file, path, plainText } of inputs.documents) {
    try {
      const document = await readDocument(file);
      const { text } = document.source;
      const decisions = book?.about(document.sha256, path) ?? [];
      book?.tell({ asked: decisions, unplaced: [] });
      const { record, unplaced = [] } = attempt(file, () =>
        emend(text, { model, notes: "none", minConfidence, minReading, ...known, plainText, decisions }),
      );
      book?.tell({ asked: [], unplaced });
      const { encodings, spans } = record;
      if (spans.length > 0) documents.push({ path, sha256: document.sha256, text, encodings, spans });
    } catch (error) {
      failures.push(failureOf(file, error));
    }
  }
  tellFailures(context, failures);
  tellUnplaced(options.decisions, book, context);
  if (inputs.documents.length === 0) return;
  const key = sha256(documents.map((document) => document.sha256).join("\n"));
  await writeAtomically(out, reviewPage({ tool: TOOL, key, documents }, assets));
  const spans = documents.reduce((sum, document) => sum + document.spans.length, 0);
  const read = counted(inputs.documents.length, "document");
  const counts = `${read} read, ${documents.length} with damage, ${counted(spans, "span")}`;
  context.tell(`${visible(`${out}: ${counts}; open it in a browser`)}\n`);
}

/** Writing the page there would destroy what it is made from. */
async function refuseOwnInputs(
  { out, decisions, lexicon, encoding }: ReviewOptions,
  documents: readonly Input[],
): Promise<void> {
  const target = await realPathOf(out);
  for (const own of [...documents.map(({ file }) => file), decisions, lexicon, encoding]) {
    if (own !== undefined && target === (await realPathOf(own))) {
      throw new UsageError(`${out}: is what the page is made from`, "choose another file with -o");
    }
  }
}
