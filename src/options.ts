import type { Model } from "./english/model.js";
import type { Decision } from "./provenance/decisions.js";
import type { EmendationRecord, EncodingRecord } from "./provenance/record.js";

/** How notes about the changes are written into the text. */
export type NoteStyle = "footnotes" | "comments" | "none";

export interface EmendOptions {
  /** The English word model: `loadModel()` of `emend/node`, or `readModel(bytes)`. */
  readonly model: Model;
  /** Emend where the stretch is damaged with at least this probability; default 0.95. */
  readonly minConfidence?: number;
  /** Emend only where the whole reading is exactly right with at least this probability; default 0. */
  readonly minReading?: number;
  /** Default `footnotes`. */
  readonly notes?: NoteStyle;
  /** Plain text: nothing is protected. Default false: the text is Markdown. */
  readonly plainText?: boolean;
  /** Words and names that belong to this text. */
  readonly lexicon?: readonly string[];
  /** Encodings that texts beside this one prove, such as other pages of a scan: as records of those tell them. */
  readonly encodings?: readonly KnownEncoding[];
  /** Labels of links and notes that are defined beyond this text, where it is a part of a document. */
  readonly labels?: readonly string[];
  /** What a person decided about this text; nothing that is found overrides it. */
  readonly decisions?: readonly Decision[];
}

/** An encoding as a record calls it. */
export type KnownEncoding = Pick<EncodingRecord, "family" | "params">;

/** A cleaned text and the record of what was done to it. */
export interface Emendation {
  readonly text: string;
  readonly record: EmendationRecord;
  /** Decisions that have no place in this text, or cannot be written there; only where decisions were given. */
  readonly unplaced?: readonly Decision[];
}
