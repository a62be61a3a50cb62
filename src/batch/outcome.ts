import type { LongProvenance } from "../provenance/record.js";
import type { DecisionUse } from "./decision-book.js";
import type { ExportName } from "./export.js";
import type { Failure } from "./failure.js";
import { sha256 } from "./hash.js";
import type { ManifestLine } from "./manifest-line.js";
import { countsOf, NO_COUNTS, verdictOf } from "./verdict.js";
import type { Input } from "./walk.js";
import { makeFolder } from "./write.js";

/** What became of one input. */
export interface Outcome {
  readonly input: Input;
  readonly line: ManifestLine;
  /** Whether it was done in an earlier run already, and nothing has changed since. */
  readonly unchanged: boolean;
  readonly failure?: Failure;
  /** Where there are any decisions about it. */
  readonly decisions?: DecisionUse;
}

/** Where and by what a document was cleaned. */
export type Origin = Pick<ManifestLine, "tool" | "model" | "options">;

/** What the manifest says of a document that was cleaned. */
export function cleanedLine(
  { path, output }: Input,
  source: NonNullable<ManifestLine["source"]>,
  provenance: LongProvenance,
  written: Omit<ManifestLine["output"], "path">,
  origin: Origin,
): ManifestLine {
  const counts = countsOf(provenance);
  return {
    path,
    source,
    output: { path: output, ...written },
    verdict: verdictOf(counts),
    counts,
    ...origin,
  };
}

/** A document that could not be done; an output of an earlier run stays. */
export function failedOutcome(
  input: Input,
  known: ManifestLine | undefined,
  origin: Origin,
  failure: Failure,
  source?: ManifestLine["source"],
): Outcome {
  const line: ManifestLine = {
    path: input.path,
    ...(source && { source }),
    output: {
      path: input.output,
      ...(known?.output.sha256 && { sha256: known.output.sha256 }),
      ...exportHashes(known),
    },
    verdict: "failed",
    reason: failure.what,
    counts: NO_COUNTS,
    ...origin,
  };
  return { input, line, unchanged: false, failure };
}

/** Hashes of the exports that emend wrote, now or in an earlier run. */
export function exportHashes(
  known: ManifestLine | undefined,
  format?: ExportName,
  exported?: string,
): Pick<ManifestLine["output"], "exports"> {
  const exports = {
    ...known?.output.exports,
    ...(format && exported !== undefined && { [format]: sha256(exported) }),
  };
  return Object.keys(exports).length > 0 ? { exports } : {};
}

/** Whether a document would be done again with everything as it was. */
export function isSame(
  line: ManifestLine,
  now: Pick<ManifestLine, "path" | "source" | "tool" | "model" | "options">,
) {
  return (
    line.verdict !== "failed" &&
    line.path === now.path &&
    line.source?.sha256 === now.source?.sha256 &&
    line.tool === now.tool &&
    line.model === now.model &&
    JSON.stringify(line.options) === JSON.stringify(now.options)
  );
}

/** Makes a folder that is not known to be there. */
export async function makeFolderOnce(folder: string, within: string, made: Set<string>): Promise<void> {
  if (made.has(folder)) return;
  await makeFolder(folder, within);
  made.add(folder);
}
