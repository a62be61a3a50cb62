import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { nameOf } from "../../encodings/named.js";
import { bracketed, definedLabels } from "../../markdown/labels.js";
import { commonestLineEnd, countLineEnds } from "../../markdown/line-ends.js";
import { markerAtEnd } from "../../markdown/marker.js";
import { labelPrefix } from "../../markdown/notes.js";
import {
  evidenceOf,
  joinEvidence,
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
import { PackedRecord } from "./packed.js";
import { PART_UNITS, readParts } from "./parts.js";

/** What a first pass over a text tells that its parts need. */
export interface Survey {
  readonly bytes: number;
  /** What it proves for others, and what its parts prove for each other. */
  readonly own: OwnEvidence;
  readonly evidence: SharedEvidence;
  /** Labels that the parts define, of links and notes. */
  readonly labels: readonly string[];
  /** Records of the parts that were cleaned and that the others prove nothing new for, by their number. */
  readonly records: ReadonlyMap<number, PackedRecord>;
  /** Whether the text is output of ours that nobody has changed. */
  readonly isOurs: boolean;
  /** Of labels. */
  readonly prefix: string;
  readonly newline: string;
}

/**
 * Parts that are cleaned at most to see what they prove, from all over a text: as many pages prove all that is common in it,
 * and what stands in a few parts only, these prove by themselves.
 */
const MOST_CLEANED = 24;

/** A part that was cleaned by itself. */
interface CleanedPart {
  readonly number: number;
  readonly record: PackedRecord;
  readonly own: OwnEvidence;
  /** Labels that it defines, and whatever stands in brackets in it and in what was made of it. */
  readonly defined: ReadonlySet<string>;
  readonly mentioned: ReadonlySet<string>;
}

/** Labels that those of notes may meet. */
const LABELS = /\[\^(?:e|emend-)[\w-]*/gi;

/**
 * Lets go after each part, since other things may have to be done meanwhile.
 *
 * @throws {Failure} where the file is no text, or reading goes wrong
 */
export function* survey(
  source: Pick<LargeSource, "file" | "form" | "plainText" | "units">,
  { clean, options }: Pick<CleanSettings, "clean" | "options">,
): Generator<undefined, Survey> {
  const { file, form, plainText, units } = source;
  requireText(file, form.encoding);
  const cleaned: CleanedPart[] = [];
  const step = Math.max(1, Math.ceil(statSync(file).size / (units ?? PART_UNITS) / MOST_CLEANED));
  let parts = 0;
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
    const defined = plainText ? NO_LABELS : definedLabels(text);
    for (const label of defined) labels.add(label);
    for (const [label] of text.matchAll(LABELS)) met.add(label);
    if (!part.isVerbatim && parts % step === 0) {
      const { text: output, record } = attempt(file, () =>
        clean(text, { ...options, plainText, notes: "none" }),
      );
      // A piece of a text holds all of it in memory.
      const own = structuredClone(evidenceOf(text, record, options.model));
      const mentioned = plainText ? NO_LABELS : new Set([...bracketed(text), ...bracketed(output)]);
      cleaned.push({ number: parts, record: new PackedRecord(record), own, defined, mentioned });
      if (output !== text) for (const [label] of output.matchAll(LABELS)) met.add(label);
    }
    parts += 1;
    const counts = countLineEnds(text);
    for (const end of ["\n", "\r\n", "\r"] as const) lineEnds[end] += counts[end];
    undecodable += part.undecodable;
    const marker = part.isLast && !plainText ? markerAtEnd(text) : undefined;
    if (marker === undefined) before.update(text);
    else isOurs = before.update(text.slice(0, marker.at)).digest("hex") === marker.sha256;
  }
  const reason = tooUndecodable(undecodable, bytes);
  if (reason !== undefined) throw noText(file, reason);
  const proofs = cleaned.map(({ own }) => own);
  const evidence = shareEvidence(proofs);
  const settled = cleaned.filter((part) => provesAll(part.own, evidence) && !mentionsOthers(part, labels));
  return {
    bytes,
    own: joinEvidence(proofs),
    evidence,
    labels: [...labels],
    records: new Map(settled.map(({ number, record }) => [number, record])),
    isOurs,
    prefix: labelPrefix([...met]),
    newline: commonestLineEnd(lineEnds),
  };
}

const NO_LABELS: ReadonlySet<string> = new Set();

/** Whether a part mentions a label that only others define, so that it holds a link. */
const mentionsOthers = ({ defined, mentioned }: CleanedPart, labels: ReadonlySet<string>): boolean =>
  [...mentioned].some((label) => labels.has(label) && !defined.has(label));

/** Whether a part proves by itself whatever encoding some part proves. */
function provesAll({ encodings }: OwnEvidence, shared: SharedEvidence): boolean {
  const own = new Set(encodings.map(nameOf));
  return shared.encodings.every((encoding) => own.has(nameOf(encoding)));
}

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
