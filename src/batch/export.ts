import { join } from "node:path";
import { toAnnotations } from "../provenance/annotations.js";
import type { Provenance } from "../provenance/record.js";
import { toTei } from "../provenance/tei.js";

/** A form in which source and record are written beside the cleaned text. */
export interface ExportFormat {
  /** In place of `.md`. */
  readonly suffix: string;
  /** @param source the raw text, after its byte order mark */
  readonly write: (source: string, record: Provenance) => string;
}

/** Stands in the manifest, since what is written depends on it. */
export type ExportName = "tei" | "annotations";

export const EXPORT_FORMATS: Readonly<Record<ExportName, ExportFormat>> = {
  tei: { suffix: ".tei.xml", write: toTei },
  annotations: { suffix: ".annotations.jsonld", write: toAnnotations },
};

/** Where the export of an output stands: `y.tei.xml` beside `y.md`. */
export function exportFileOf(out: string, output: string, { suffix }: ExportFormat): string {
  return join(out, output.replace(/\.md$/, "") + suffix);
}
