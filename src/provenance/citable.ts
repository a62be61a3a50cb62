import type { EmendationRecord, Provenance } from "./record.js";

/**
 * What an export needs to say where it comes from: a provenance file has it all, and so has the library's record with
 * `tool`, `model` and `source` added to it.
 */
export interface CitableRecord extends Pick<EmendationRecord, "encodings" | "spans"> {
  /** For example `emend 0.1.0`. */
  readonly tool: string;
  /** Hash of the word model: `model.hash`. */
  readonly model: string;
  readonly source: Pick<Provenance["source"], "path"> & Partial<Provenance["source"]>;
}

/**
 * Callers without types learn at once what the library's own record lacks.
 * @throws {TypeError} where it does not say where it comes from
 */
export function requireCitable({ tool, model, source }: Partial<CitableRecord>): void {
  if (typeof tool === "string" && typeof model === "string" && typeof source?.path === "string") return;
  throw new TypeError(
    "the record does not say where it comes from: pass { ...record, tool, model: model.hash, source: { path } }",
  );
}
