import { createHash } from "node:crypto";
import { definedLabels } from "../../markdown/labels.js";
import { commonestLineEnd, countLineEnds } from "../../markdown/line-ends.js";
import { markerAtEnd } from "../../markdown/marker.js";
import { labelPrefix } from "../../markdown/notes.js";
import type { Emendation } from "../../options.js";
import type { EmendationRecord } from "../../provenance/record.js";
import {
  evidenceOf,
  type OwnEvidence,
  type SharedEvidence,
  shareEvidence,
} from "../../recovery/shared-evidence.js";
import { knownFormat, tooUndecodable } from "../../source/binary.js";
import type { SourceForm } from "../../source/source.js";
import { attempt, type CleanSettings } from "../clean-document.js";
import { Failure } from "../failure.js";
import { readChunks } from "../read.js";
import type { LargeSource } from "./clean-large.js";
import { readParts } from "./parts.js";

/** What a first pass over a text tells that its parts need. */
export interface Survey {
  readonly bytes: number;
  readonly evidence: SharedEvidence;
  /** Labels that the parts define, of links and notes. */
  readonly labels: readonly string[];
  /** Records of the parts, where they have nothing to tell each other. */
  readonly records?: readonly EmendationRecord[];
  /** Whether the text is output of ours that nobody has changed. */
  readonly isOurs: boolean;
  /** Of labels. */
  readonly prefix: string;
  readonly newline: string;
}

/** Labels that those of notes may meet. */
const LABELS = /\[\^(?:e|emend-)[\w-]*/gi;

/**
 * Lets go after each part, since other things may have to be done meanwhile.
 *
 * @throws {Failure} where the file is no text, or reading goes wrong
 */
export function* survey(
  source: LargeSource,
  { clean, options }: CleanSettings,
): Generator<undefined, Survey> {
  const { file, form, plainText, units } = source;
  requireText(file, form.encoding);
  const proofs: OwnEvidence[] = [];
  let records: EmendationRecord[] | undefined = [];
  const met = new Set<string>();
  const labels = new Set<string>();
  const lineEnds = { "\n": 0, "\r\n": 0, "\r": 0 };
  const before = createHash("sha256");
  let bytes = 0;
  let undecodable = 0;
  let isOurs = false;
  const onBytes = (chunk: Uint8Array): void => {
    bytes += chunk.length;
  };
  for (const part of readParts(file, form, plainText, onBytes, units)) {
    yield;
    const { text } = part;
    if (!plainText) for (const label of definedLabels(text)) labels.add(label);
    const { text: output, record } = part.isVerbatim
      ? asItStands(text)
      : attempt(file, () => clean(text, { ...options, plainText, notes: "none" }));
    const own = evidenceOf(text, record, options.model);
    proofs.push(own);
    // Once parts have something to tell each other, none is as it is alone.
    if (own.encodings.length > 0 || labels.size > 0) records = undefined;
    records?.push(record);
    for (const read of output === text ? [text] : [text, output])
      for (const [label] of read.matchAll(LABELS)) met.add(label);
    const counts = countLineEnds(text);
    for (const end of ["\n", "\r\n", "\r"] as const) lineEnds[end] += counts[end];
    undecodable += part.undecodable;
    const marker = part.isLast && !plainText ? markerAtEnd(text) : undefined;
    if (marker === undefined) before.update(text);
    else isOurs = before.update(text.slice(0, marker.at)).digest("hex") === marker.sha256;
  }
  const reason = tooUndecodable(undecodable, bytes);
  if (reason !== undefined) throw noText(file, reason);
  const evidence = shareEvidence(proofs);
  return {
    bytes,
    evidence,
    labels: [...labels],
    ...(records && { records }),
    isOurs,
    prefix: labelPrefix([...met]),
    newline: commonestLineEnd(lineEnds),
  };
}

/** What is made of a part within code, math or HTML that is a person's. */
const asItStands = (text: string): Emendation => ({
  text,
  record: { encodings: [], spans: [], insertions: [] },
});

/** Tells by its first bytes what is no text. */
function requireText(file: string, encoding: SourceForm["encoding"]): void {
  for (const start of readChunks(file)) {
    const reason = knownFormat(start, encoding);
    if (reason !== undefined) throw noText(file, reason);
    return;
  }
}

const noText = (file: string, reason: string): Failure =>
  new Failure(file, reason, "extract its text or convert it to UTF-8");
