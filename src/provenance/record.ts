/**
 * The record of one run over one source: what the provenance file holds, and what every view is made from.
 * All offsets are half-open ranges of UTF-16 units, counted after a byte order mark.
 */

/** The kinds of damage that a span can show; a closed list. */
export type Kind =
  | "shift"
  | "glyph-order"
  | "ranged-shift"
  | "substitution"
  | "token"
  | "escape"
  | "ligature"
  | "spacing"
  | "misreading"
  | "doubling"
  | "mojibake"
  | "reversed"
  | "accent";

/** Why a span was flagged instead of emended; a closed list. */
export type Reason =
  | "debris"
  | "scrambled"
  | "uncertain"
  | "too-short"
  | "protected"
  | "other-language"
  | "rejected";

/** One edit inside a span. Steps apply in order; offsets count in what the previous steps left, 0 at the span's start. */
export interface Step {
  readonly stage: "decode" | "repair" | "markdown";
  /** The rule that was applied: an encoding's id or a repair's name. */
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
}

/** Another reading of a doubtful word. */
export interface Alternative {
  readonly text: string;
  /** Probability, 0 to 1. */
  readonly confidence: number;
}

/** A word whose reading is not sure; offsets are those of its raw glyphs in the source. */
export interface DoubtfulWord {
  readonly start: number;
  readonly end: number;
  /** The word as it was read. */
  readonly text: string;
  /** Probability, 0 to 1, that it is read exactly right. */
  readonly confidence: number;
  readonly alternatives: readonly Alternative[];
}

/** Something that is lost without trace; `at` is a source offset. */
export interface Gap {
  readonly at: number;
  readonly what: string;
}

/** Two calibrated probabilities: that the stretch is damaged as said, and that its whole reading is exactly right. */
export interface Confidence {
  readonly damaged: number;
  readonly exact: number;
}

/** What recovery found in one stretch of the source, before any Markdown is written. */
export interface Finding {
  readonly action: "emended" | "flagged";
  /** Only on flagged findings. */
  readonly reason?: Reason;
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  /** The best reading, without Markdown escapes; null where none can be given. */
  readonly reading: string | null;
  readonly kinds: readonly Kind[];
  /** Id of an entry in `encodings`; absent for a repair in plain text. */
  readonly encoding?: string;
  /** From `raw` to `reading`; empty when `reading` is null. */
  readonly steps: readonly Step[];
  readonly confidence: Confidence;
  readonly doubtful: readonly DoubtfulWord[];
  readonly gaps: readonly Gap[];
  /** ISO 639-3 code of the language it seems to be in, where reason is `other-language`. */
  readonly language?: string;
  /** Only where a person decided. */
  readonly by?: "reader";
  /** Who decided. */
  readonly name?: string;
  /** When, as ISO 8601. */
  readonly date?: string;
}

/** A finding as it stands in the record and in the output. */
export interface Span extends Finding {
  /** `e1`, `e2`, … in source order. */
  readonly id: string;
  /** Line of `start`, from 1. */
  readonly line: number;
  /** Column of `start` in UTF-16 units, from 1. */
  readonly column: number;
  /** The output slice: the reading with the escapes that Markdown needs; the raw text where flagged. */
  readonly text: string;
  readonly outStart: number;
  readonly outEnd: number;
}

/** One code of an encoding and what it was read as, with counts. */
export interface CodeReading {
  readonly text: string;
  readonly count: number;
}

/** A broken encoding that was found in the source. */
export interface EncodingRecord {
  /** `F1`, `F2`, … in order of evidence. */
  readonly id: string;
  readonly family: string;
  readonly params: Readonly<Record<string, number | string | boolean>>;
  /** Codes whose reading the document taught, beyond what `params` says. */
  readonly codes: Readonly<Record<string, readonly CodeReading[]>>;
  /** Evidence in nats over leaving the text as it is. */
  readonly evidence: number;
}

/** A range of the output that only notes added. */
export interface Insertion {
  readonly outStart: number;
  readonly outEnd: number;
}

/** What the library returns beside the text; the provenance file adds source, output, tool and model. */
export interface EmendationRecord {
  readonly encodings: readonly EncodingRecord[];
  readonly spans: readonly Span[];
  readonly insertions: readonly Insertion[];
}

/** The provenance file: one JSON object a document. */
export interface Provenance extends EmendationRecord, Origin {}

/** The same of a text whose lists may be too long to be held as they are. */
export interface LongProvenance extends Omit<EmendationRecord, "spans" | "insertions">, Origin {
  readonly spans: Sequence<Span>;
  readonly insertions: Sequence<Insertion>;
}

/** What is read from its beginning to its end: a list, or what is no list only to save room. */
export interface Sequence<Item> extends Iterable<Item> {
  readonly length: number;
}

/** What a provenance file says beside the record itself. */
interface Origin {
  readonly schema: 1;
  /** For example `emend 0.1.0`. */
  readonly tool: string;
  /** Hash of the word model, `sha256:…`. */
  readonly model: string;
  readonly source: {
    /** Relative to the root, with `/`. */
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
    readonly bom: boolean;
  };
  readonly output?: { readonly sha256: string };
}
