import type { Provenance } from "../../provenance/record.js";
import type { CleanTarget, Outcome } from "../clean-input.js";
import type { FailureData } from "../failure.js";
import type { ManifestLine } from "../manifest-line.js";
import type { Reading } from "../thread.js";
import type { Input } from "../walk.js";

/** A document to be cleaned. In messages that bring a text, the body is its source. */
export interface Ticket {
  /** Of the run that asked. */
  readonly run: string;
  /** Of the document, in the run. */
  readonly id: string;
  /** Where its options are. */
  readonly settings: string;
  readonly input: Input;
}

/** A file to be cleaned in storage that is shared; paths are relative to it. */
export interface FileTicket extends Ticket {
  readonly target: CleanTarget;
  readonly known?: ManifestLine;
}

/** The options of a run. */
export type Settings = Reading["options"];

/** What became of a text, with the cleaned text as body; or of a file; or why nothing did. */
export type Reply =
  | { readonly provenance: Provenance; readonly sha256: string }
  | { readonly outcome: Pick<Outcome, "line" | "unchanged"> }
  | { readonly failure: FailureData };
