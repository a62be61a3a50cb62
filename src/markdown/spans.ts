import type { Span } from "../provenance/record.js";

/** A span whose text is decided, but not yet its place in the output. */
export type DecidedSpan = Omit<Span, "outStart" | "outEnd">;
