import type { Decision } from "../../provenance/decisions.js";
import type { Cleaned } from "../clean-document.js";
import type { CleanTarget } from "../clean-input.js";
import type { FailureData } from "../failure.js";
import type { ManifestLine } from "../manifest-line.js";
import type { OutcomeData, Reading } from "../thread-tasks.js";
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
  /** What people decided about it. */
  readonly decisions?: readonly Decision[];
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
  | Pick<Cleaned, "provenance" | "sha256" | "unplaced">
  | { readonly outcome: Omit<OutcomeData, "failure"> }
  | { readonly failure: FailureData };
