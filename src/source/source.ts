/** How a text is stored as bytes. */
export interface SourceForm {
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
  /** Whether a byte order mark stands before the text; it is no part of the text. */
  readonly bom: boolean;
}

/** A text as it was read from bytes; `encodeSource(text, source)` gives exactly those bytes back. */
export interface Source extends SourceForm {
  /**
   * The text after the byte order mark. In UTF-8 an undecodable byte stands in it as the lone surrogate
   * U+DC00 + byte (U+DC80–DCFF); in UTF-16 lone surrogates of the file stand as they are.
   */
  readonly text: string;
  /** Length of the whole input in bytes, mark included. */
  readonly bytes: number;
  /** How many bytes could not be decoded; always 0 in UTF-16. */
  readonly undecodable: number;
}

/** The byte order mark of each encoding. */
export const BYTE_ORDER_MARKS: Readonly<Record<SourceForm["encoding"], readonly number[]>> = {
  "utf-8": [0xef, 0xbb, 0xbf],
  "utf-16le": [0xff, 0xfe],
  "utf-16be": [0xfe, 0xff],
};

/** An undecodable byte `b` (0x80–0xFF) becomes the lone low surrogate `UNDECODABLE_BASE + b`. */
export const UNDECODABLE_BASE = 0xdc00;
