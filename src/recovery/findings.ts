import type { Encoding } from "../encodings/index.js";
import { UNITS_PER_NAT } from "../english/costs.js";
import { otherLanguage } from "../english/other-language.js";
import type { CodeReading, Finding, Kind, Reason } from "../provenance/record.js";
import { damagedProbability, GATE, isProof, isQuoted, judgeWords, knownShare, slipRate } from "./judge.js";
import { RULES } from "./moves.js";
import type { Reading } from "./read-stretch.js";
import type { RecoveryOptions } from "./recover.js";
import { PROVEN, type Stretch } from "./segment.js";
import { stayCosts } from "./stay.js";

/** A stretch as it was read, and what speaks for it. */
interface Judged {
  readonly stretch: Stretch;
  readonly reading: Reading;
  /** Nats that the reading gains over leaving the stretch as it stands. */
  readonly evidence: number;
}

/** A stretch, its reading, and what is found in it. */
export interface JudgedFinding extends Judged {
  readonly finding: Finding;
}

/** Share of a reading's letters in known words from which on it is English, whatever its names look like. */
const ENGLISH_SHARE = 0.7;

/**
 * Judges all stretches of a document: emended, flagged, or left out where nothing speaks for damage.
 *
 * @param noise rate of slips per letter, as learned from the document
 */
export function judgeStretches(
  text: string,
  stretches: readonly Stretch[],
  readings: readonly Reading[],
  noise: number,
  options: Pick<RecoveryOptions, "model" | "minConfidence" | "minReading">,
): JudgedFinding[] {
  const judged = stretches.map((stretch, index) => {
    const reading = readings[index]!;
    const stay = stayCosts(text, stretch.start, stretch.end, options.model).at(-1)! / UNITS_PER_NAT;
    return { stretch, reading, evidence: stay - reading.cost };
  });
  const proofs = proofsOf(text, judged);
  const rate = slipRate(readings);
  return judged.flatMap((one) => {
    const { encoding } = one.stretch;
    const proven = encoding !== undefined && evidenceOfOthers(proofs.get(encoding), one.reading) >= PROVEN;
    const finding = judge(text, one, proven, noise, rate, options);
    return finding === undefined ? [] : [{ ...one, finding }];
  });
}

/** Evidence in nats of the stretches that convince by themselves; what a text only quotes proves nothing. */
interface Proofs {
  total: number;
  /** By what they show: what recurs proves no more than once. */
  readonly shown: Map<string, number>;
}

/** What a reading proves its encoding with: its letters, since markup and stops around them vary. */
const shownBy = ({ text }: Reading): string => text.toLowerCase().replace(/[^a-z]/g, "");

function proofsOf(text: string, judged: readonly Judged[]): Map<Encoding, Proofs> {
  const proofs = new Map<Encoding, Proofs>();
  for (const { stretch, reading, evidence } of judged) {
    const { encoding } = stretch;
    if (encoding === undefined || evidence < GATE.unproven || isQuoted(text, stretch)) continue;
    if (!isProof(reading, true, false, evidence)) continue;
    const proof: Proofs = proofs.get(encoding) ?? { total: 0, shown: new Map() };
    proofs.set(encoding, proof);
    const shown = shownBy(reading);
    const before = proof.shown.get(shown) ?? 0;
    proof.shown.set(shown, Math.max(evidence, before));
    proof.total += Math.max(evidence, before) - before;
  }
  return proofs;
}

/** No stretch proves its encoding for itself, nor for its like. */
const evidenceOfOthers = (proofs: Proofs | undefined, reading: Reading): number =>
  proofs === undefined ? 0 : proofs.total - (proofs.shown.get(shownBy(reading)) ?? 0);

function judge(
  text: string,
  { stretch, reading, evidence }: Judged,
  proven: boolean,
  noise: number,
  rate: number,
  options: Pick<RecoveryOptions, "minConfidence" | "minReading">,
): Finding | undefined {
  const { start, end, encoding } = stretch;
  const raw = text.slice(start, end);
  const gate = proven ? GATE.proven : GATE.unproven;
  if (evidence < gate / 2 || reading.text.trim() === "") return undefined;
  const proof = isProof(reading, encoding !== undefined, proven, evidence);
  if (!proof && !proven) return undefined;
  const { exact, doubtful } = judgeWords(reading, noise, rate);
  const confidence = { damaged: damagedProbability(evidence, proven), exact };
  const foreign = !proven && encoding !== undefined && knownShare(reading) < ENGLISH_SHARE;
  const language = foreign ? otherLanguage(raw, reading.text) : undefined;
  const sure =
    proof &&
    language === undefined &&
    (proven || !isQuoted(text, stretch)) &&
    evidence >= gate &&
    confidence.damaged >= options.minConfidence &&
    exact >= options.minReading;
  const reason: Reason = language !== undefined ? "other-language" : proof ? "uncertain" : "too-short";
  return {
    action: sure ? "emended" : "flagged",
    ...(sure ? {} : { reason }),
    ...(language === undefined ? {} : { language }),
    start,
    end,
    raw,
    reading: reading.text,
    kinds: kindsOf(stretch, reading),
    steps: reading.steps,
    confidence,
    doubtful,
    gaps: [],
  };
}

function kindsOf({ encoding }: Stretch, { steps }: Reading): Kind[] {
  const kinds = new Set<Kind>(encoding === undefined ? [] : [encoding.family]);
  for (const { stage, rule } of steps) {
    if (stage === "repair") kinds.add(RULES[rule as keyof typeof RULES]);
    else if (rule === "escape") kinds.add("escape");
  }
  return [...kinds];
}

/** Glyphs that the readings of one encoding took for ligatures or quotation marks, with counts, the commonest first. */
export function learnedCodes(readings: readonly Reading[]): Record<string, CodeReading[]> {
  const counts = new Map<string, Map<string, number>>();
  for (const { moves, glyphs } of readings) {
    for (const { start, end, to, rule } of moves) {
      if (rule !== "ligature" && rule !== "quotation mark") continue;
      const glyph = glyphs.slice(start, end);
      const texts = counts.get(glyph) ?? new Map<string, number>();
      counts.set(glyph, texts.set(to, (texts.get(to) ?? 0) + 1));
    }
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([glyph, texts]) => [
      glyph,
      [...texts]
        .map(([text, count]) => ({ text, count }))
        .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)),
    ]),
  );
}
