import { sourceRecord } from "../batch/clean-document.js";
import { documentOf } from "../batch/document.js";
import { encodingsFile } from "../batch/encodings-file.js";
import { inspectInputs } from "../batch/inspect-inputs.js";
import { spool, spooledFailure } from "../batch/large/spool.js";
import { provenancePieces } from "../batch/provenance-file.js";
import { TOOL, VERSION } from "../batch/tool.js";
import { countsOf } from "../batch/verdict.js";
import { findInputs } from "../batch/walk.js";
import type { EmendOptions } from "../index.js";
import type { LongProvenance } from "../provenance/record.js";
import { type OwnEvidence, provenEncodings, shareEvidence } from "../recovery/shared-evidence.js";
import { inspectionLines } from "../report/inspection.js";
import { type Inspected, sarifLog } from "../report/sarif.js";
import { visibleInJson, visibleJson } from "../report/visible.js";
import type { Context } from "./context.js";
import type { InspectOptions } from "./inspect.js";
import { printPieces, tellFailures } from "./print.js";
import { readKnown } from "./reading-options.js";

/** How messages call standard input. */
const NAME = "standard input";

/** Reports damage in files and folders. */
export async function inspectPaths(
  paths: readonly string[],
  options: InspectOptions,
  context: Context,
): Promise<void> {
  const { json, sarif, encodings: isForEncodings, minConfidence, minReading } = options;
  const { failOnDamage, failOnFlagged } = options;
  const reading = { minConfidence, minReading, ...(await readKnown(options)) };
  const inspections = paths.includes("-")
    ? inspectStandardInput(reading, context)
    : inspectFound(paths, reading, context);
  const inspected: Inspected[] = [];
  const proofs: OwnEvidence[] = [];
  // One record at a time, so that a long array is never held as one string.
  let separator = "[\n";
  for await (const { file, provenance } of inspections) {
    if (isForEncodings) proofs.push({ encodings: provenEncodings(provenance), names: {} });
    else if (sarif) inspected.push({ file, provenance });
    else if (json) await printPieces(context, jsonPieces(separator, provenance));
    else await printPieces(context, inspectionLines(file, provenance));
    separator = ",\n";
    const { emended, flagged } = countsOf(provenance);
    if ((failOnFlagged && emended + flagged > 0) || (failOnDamage && emended > 0)) context.end(1);
  }
  if (isForEncodings) {
    const file = encodingsFile(TOOL, shareEvidence(proofs).encodings);
    await context.print(`${visibleJson(file, 2)}\n`);
  }
  if (sarif) await context.print(`${visibleJson(sarifLog(inspected, VERSION), 2)}\n`);
  if (json) await context.print(separator === "[\n" ? "[]\n" : "\n]\n");
}

function* jsonPieces(separator: string, provenance: LongProvenance): Generator<string> {
  yield separator;
  for (const piece of provenancePieces(provenance)) yield visibleInJson(piece);
}

type Reading = Omit<EmendOptions, "model">;

async function* inspectFound(
  paths: readonly string[],
  reading: Reading,
  context: Context,
): AsyncGenerator<Inspected> {
  const { documents, failures } = await findInputs(paths);
  const { emend, inspect, model } = await context.loadEngine();
  tellFailures(context, failures);
  for await (const inspection of inspectInputs({
    inputs: documents,
    inspect,
    clean: emend,
    options: { model, ...reading },
    tool: TOOL,
  })) {
    if ("failure" in inspection) tellFailures(context, [inspection.failure]);
    else yield { file: inspection.input.file, provenance: inspection.provenance };
  }
}

/** Standard input as a Markdown document with the path `-`. */
async function* inspectStandardInput(reading: Reading, context: Context): AsyncGenerator<Inspected> {
  const input = await spool(context.standardInputStream(), NAME);
  const { emend, inspect, model } = await context.loadEngine();
  const options = { model, ...reading };
  if ("file" in input) {
    try {
      const { inspectLarge } = await import("../batch/large/inspect-large.js");
      const provenance = inspectLarge(input.file, "-", false, { clean: emend, options, tool: TOOL });
      yield { file: "-", provenance };
    } catch (error) {
      throw spooledFailure(input.file, NAME, error);
    } finally {
      input.remove();
    }
    return;
  }
  const document = documentOf(NAME, input.bytes);
  const record = inspect(document.source.text, options);
  const source = sourceRecord(document, "-");
  yield { file: "-", provenance: { schema: 1, tool: TOOL, model: model.hash, source, ...record } };
}
