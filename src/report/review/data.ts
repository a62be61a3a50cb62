import type { EncodingRecord, Span } from "../../provenance/record.js";

/** A document as the review page shows it. */
export interface ReviewDocument {
  readonly path: string;
  /** Of its bytes. */
  readonly sha256: string;
  /** The raw text. */
  readonly text: string;
  readonly encodings: readonly EncodingRecord[];
  /** Placed in the cleaned text without notes. */
  readonly spans: readonly Span[];
}

/** All that a review page knows. */
export interface ReviewData {
  /** For example `emend 0.1.0`. */
  readonly tool: string;
  /** Under which name the browser keeps what was decided: the same for the same documents. */
  readonly key: string;
  readonly documents: readonly ReviewDocument[];
}
