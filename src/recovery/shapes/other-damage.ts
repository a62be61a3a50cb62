import { buildDocumentLexicon, type DocumentLexicon } from "../../english/document-lexicon.js";
import type { Model } from "../../english/model.js";
import type { Finding } from "../../provenance/record.js";
import { healthyParts } from "../healthy.js";
import { overlapsAny } from "../overlap.js";
import type { Pieces } from "../pieces/pieces.js";
import type { Range } from "../range.js";
import type { RecoveryOptions } from "../recover.js";
import { doubted } from "../repaired.js";
import { spareProtected } from "../spare-protected.js";
import { findDetachedAccents } from "./accents.js";
import { findDoubledGlyphs } from "./doubling.js";
import { findGlyphNames } from "./glyph-names.js";
import { findMojibake } from "./mojibake.js";
import { findReversedLines } from "./reversal.js";
import { findSpacedHeadings } from "./spaced-headings.js";
import { findWideBlanks } from "./wide-blanks.js";

/** What detectors may know of English and of this document. */
export interface DamageContext {
  readonly model: Model;
  readonly pieces: Pieces;
  readonly lexicon: DocumentLexicon;
}

/** Finds one kind of damage outside the ranges that are taken, which are sorted and disjoint. */
type FindDamage = (text: string, taken: readonly Range[], context: DamageContext) => Finding[];

/** Damage of known shape that is no broken encoding, one kind a row; what stands first goes first. */
export const SHAPES: readonly FindDamage[] = [
  findMojibake,
  findGlyphNames,
  findDoubledGlyphs,
  findReversedLines,
  findWideBlanks,
  findSpacedHeadings,
];
/** Accents stand for ligatures as well: they are joined to letters where no such word was found. */
export const ACCENTS: readonly FindDamage[] = [findDetachedAccents];

const byStart = (one: Range, other: Range): number => one.start - other.start;

/** What was found already, and other damage wherever that leaves room. */
export function withOtherDamage(
  text: string,
  pieces: Pieces,
  encoded: readonly Finding[],
  options: RecoveryOptions,
  detectors: readonly FindDamage[],
): readonly Finding[] {
  // A doubt gives way to what is sure.
  const taken = encoded.filter(({ action }) => action === "emended");
  const found = findOtherDamage(text, taken, contextOf(text, pieces, taken, options), detectors);
  if (found.length === 0) return encoded;
  const { minConfidence, minReading, protect } = options;
  const judged = found.map((finding) =>
    finding.confidence.damaged >= minConfidence && finding.confidence.exact >= minReading
      ? finding
      : doubted(finding),
  );
  const spared = protect === undefined ? judged : spareProtected(text, judged, protect(judged));
  const kept = spared.filter((finding) => finding.action === "emended" || !overlapsAny(encoded, finding));
  return [...encoded.filter((finding) => !overlapsAny(kept, finding)), ...kept].sort(byStart);
}

function findOtherDamage(
  text: string,
  taken: readonly Range[],
  context: DamageContext,
  detectors: readonly FindDamage[],
): Finding[] {
  let findings: Finding[] = [];
  for (const find of detectors) {
    const found = find(text, [...taken, ...findings].sort(byStart), context);
    if (found.length > 0) findings = [...findings, ...found].sort(byStart);
  }
  return findings;
}

/** The document's own words are collected only where a detector asks for them: nearly all text is healthy. */
function contextOf(
  text: string,
  pieces: Pieces,
  taken: readonly Range[],
  { model, lexicon: listed }: RecoveryOptions,
): DamageContext {
  let lexicon: DocumentLexicon | undefined;
  return {
    model,
    pieces,
    get lexicon() {
      lexicon ??= buildDocumentLexicon(healthyParts(text, taken), listed, model.words);
      return lexicon;
    },
  };
}
