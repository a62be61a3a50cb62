/**
 * The library's face: pure functions over strings, with no file system, clock or randomness; runs in a browser.
 *
 * @module emend
 */
export { emend, inspect } from "./emend.js";
export { type Model, readModel } from "./english/model.js";
export type { Emendation, EmendOptions, KnownEncoding, NoteStyle } from "./options.js";
export { toAnnotations } from "./provenance/annotations.js";
export type { CitableRecord } from "./provenance/citable.js";
export type { Decision, DecisionAction, Decisions } from "./provenance/decisions.js";
export { InvalidDecisions, readDecisions } from "./provenance/read-decisions.js";
export type * from "./provenance/record.js";
export { RecordMismatch, restore } from "./provenance/restore.js";
export { toTei } from "./provenance/tei.js";
export { type EmendStreamOptions, emendStream } from "./stream.js";
