import type { NoteStyle } from "../index.js";
import type { ExportName } from "./export.js";
import type { Counts, Verdict } from "./verdict.js";

/** The options that an output depends on. */
export interface OutputOptions {
  readonly notes: NoteStyle;
  readonly minConfidence: number;
  readonly minReading: number;
  /** Hash of the words, where any were given. */
  readonly lexicon?: string;
  /** Hash of the encodings that were given, or that the documents of a folder share. */
  readonly encodings?: string;
  /** What is written beside the output. */
  readonly format?: ExportName;
  /** Hash of the decisions about this document, where there are any. */
  readonly decisions?: string;
}

/** What the manifest says of one document. */
export interface ManifestLine {
  /** Of the source, relative to its root, with `/`. */
  readonly path: string;
  /** Absent where the source could not be read. */
  readonly source?: { readonly sha256: string; readonly bytes: number };
  /** Relative to the output folder, with `/`; the hash of what emend last wrote there, if ever. */
  readonly output: {
    readonly path: string;
    readonly sha256?: string;
    /** Hashes of what was last written beside it. */
    readonly exports?: Readonly<Partial<Record<ExportName, string>>>;
  };
  readonly verdict: Verdict;
  /** Why it failed. */
  readonly reason?: string;
  readonly counts: Counts;
  readonly tool: string;
  readonly model: string;
  readonly options: OutputOptions;
}

const VERDICTS: ReadonlySet<unknown> = new Set<Verdict>(["healthy", "emended", "flagged", "failed"]);

/** Values of which nothing is known but the keys. */
type Untrusted<T> = { readonly [Key in keyof T]?: unknown };

/** Checks what every use of a line relies on; lines of later versions may say more. */
export function parseLine(text: string): ManifestLine | undefined {
  const line = parseJson(text);
  if (!isObject<ManifestLine>(line)) return undefined;
  const { path, verdict, output, counts } = line;
  const isLine =
    typeof path === "string" &&
    VERDICTS.has(verdict) &&
    isObject<ManifestLine["output"]>(output) &&
    typeof output.path === "string" &&
    (output.sha256 === undefined || typeof output.sha256 === "string") &&
    isObject<Counts>(counts) &&
    isObject(counts.kinds) &&
    [counts.emended, counts.flagged, counts.doubtful, counts.expectedErrors].every(Number.isFinite);
  return isLine ? (line as ManifestLine) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject<T>(value: unknown): value is Untrusted<T> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
