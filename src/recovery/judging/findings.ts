import type { Encoding } from "../../encodings/index.js";
import { UNITS_PER_NAT } from "../../english/costs.js";
import { otherLanguage } from "../../english/other-language.js";
import type { Trie } from "../../english/trie.js";
import type { CodeReading, Finding, Kind, Reason } from "../../provenance/record.js";
import { PROVEN, type Stretch } from "../detection/segment.js";
import { stayCosts } from "../detection/stay.js";
import { ODD } from "../reading/cells.js";
import { RULES } from "../reading/moves.js";
import type { Reading } from "../reading/read-stretch.js";
import type { RecoveryOptions } from "../recover.js";
import { announced } from "./announced.js";
import { isOtherAcronym, isOtherForm, isRomanNumerals, isTurnedAlphabet } from "./as-written.js";
import { doubtfulWords, exactProbability, wordProbabilities } from "./exactness.js";
import { damagedProbability, GATE, isLoneStop, isProof, knownShare, type Standing } from "./judge.js";
import { isQuoted } from "./quoted.js";
import { documentTraits, type ReadingTraits, traitsOf } from "./reading-traits.js";
import { isSpacedProse } from "./spaced-prose.js";
import { isSpelled } from "./spelled.js";

/** A stretch as it was read, and what speaks for it. */
interface Judged {
  readonly stretch: Stretch;
  readonly reading: Reading;
  /** Nats that the reading gains over leaving the stretch as it stands. */
  readonly evidence: number;
}

/** A stretch, its reading, and what is found in it. */
export interface JudgedFinding extends Judged {
  readonly traits: ReadingTraits;
  readonly finding: Finding;
}

const NONE: ReadonlySet<Encoding> = new Set();

/** Share of a reading's letters in known words from which on it is English, whatever its names look like. */
const ENGLISH_SHARE = 0.7;

/**
 * Judges all stretches of a document: emended, flagged, or left out where nothing speaks for damage.
 *
 * @param noise rate of slips per letter, as learned from the document
 * @param provenBeside encodings that texts beside this one prove
 */
export function judgeStretches(
  text: string,
  stretches: readonly Stretch[],
  readings: readonly Reading[],
  noise: number,
  options: Pick<RecoveryOptions, "model" | "minConfidence" | "minReading">,
  provenBeside: ReadonlySet<Encoding> = NONE,
): JudgedFinding[] {
  const judged = stretches.map((stretch, index) => {
    const reading = readings[index]!;
    // The healthy letters of a half garbled word are read with it, and so they count on both sides.
    const { before, after } = healthyLetters(reading);
    const stay = stayCosts(text, stretch.start - before, stretch.end + after, options.model).at(-1)!;
    const cost = isLoneStop(reading) ? LONE_STOP : reading.cost;
    return { stretch, reading, evidence: stay / UNITS_PER_NAT - cost };
  });
  const { words: lexicon } = options.model;
  const enciphered = announced(text, stretches);
  const convincing = judged.map((one, index) => !enciphered[index] && convinces(text, one, lexicon));
  const proofs = proofsOf(judged.filter((_, index) => convincing[index]));
  const words = readings.map((reading, index) =>
    wordProbabilities(reading, noise, stretches[index]!.encoding?.sureness),
  );
  const document = documentTraits(stretches, readings, words, noise);
  return judged.flatMap((one, index) => {
    const { encoding } = one.stretch;
    const here = encoding !== undefined && evidenceOfOthers(proofs.get(encoding), one.reading) >= PROVEN;
    // What a text quotes is no damage because another text is damaged so.
    const beside =
      encoding !== undefined && provenBeside.has(encoding) && !isQuoted(text, one.stretch, lexicon);
    if (enciphered[index] && !here && !beside) return [];
    if (encoding === undefined && isSpelled(text, one.stretch)) return [];
    const standing = here || beside ? standingOf(text, judged, convincing, index) : "unproven";
    const oneWord = !beside && encoding !== undefined && readsOneWord(proofs.get(encoding));
    const traits = traitsOf(text, one.stretch, one.reading, words[index]!, document);
    const finding = judge(text, one, standing, oneWord, traits, options);
    return finding === undefined ? [] : [{ ...one, traits, finding }];
  });
}

/** Nats of a stop after a word, where it alone of a line is garbled. */
const LONE_STOP = 1.2;

/** How many healthy letters a reading holds before and after the garbled ones. */
function healthyLetters({ cells: { fixed, length } }: Reading): { before: number; after: number } {
  let before = 0;
  while (before < length && fixed[before] === 1) before += 1;
  let after = 0;
  while (after < length - before && fixed[length - 1 - after] === 1) after += 1;
  return { before, after };
}

/** Evidence in nats of the stretches that convince by themselves; what a text only quotes proves nothing. */
interface Proofs {
  total: number;
  /** By what they show: what recurs proves no more than once. */
  readonly shown: Map<string, number>;
}

/** What a reading proves its encoding with: its letters, since markup and stops around them vary. */
const shownBy = ({ text }: Reading): string => text.toLowerCase().replace(/[^a-z]/g, "");

const convinces = (text: string, { stretch, reading, evidence }: Judged, words: Trie): boolean =>
  stretch.encoding !== undefined &&
  evidence >= GATE.unproven &&
  isProof(reading, true, false, evidence) &&
  !isAsWritten(text.slice(stretch.start, stretch.end), reading) &&
  !isQuoted(text, stretch, words);

/** Whether a stretch shows what a person wrote, whatever words some encoding makes of it. */
const isAsWritten = (raw: string, reading: Reading): boolean =>
  isRomanNumerals(raw) || isOtherForm(raw) || isTurnedAlphabet(reading);

/** What may part a stretch from one right beside it. */
const BLANKS_AND_MARKS = /^[\s#>*_|~`-]*$/;

/** How near the next convincing stretch stands to one whose encoding is proven. */
function standingOf(
  text: string,
  judged: readonly Judged[],
  convincing: readonly boolean[],
  index: number,
): Standing {
  const near = [-1, 1].flatMap((step) => nextConvincing(judged, convincing, index, step) ?? []);
  if (near.length === 0) return "proven";
  const { start, end } = judged[index]!.stretch;
  const isBeside = near.some((other) =>
    BLANKS_AND_MARKS.test(other.start >= end ? text.slice(end, other.start) : text.slice(other.end, start)),
  );
  return isBeside ? "beside" : "near";
}

/** UTF-16 units within which a convincing stretch stands right beside another, and stretches looked at for it. */
const NEAR = 100;
const MOST_BETWEEN = 8;

/** The next convincing stretch of the same encoding in one direction, if it stands near. */
function nextConvincing(
  judged: readonly Judged[],
  convincing: readonly boolean[],
  index: number,
  step: number,
): Stretch | undefined {
  const { start, end, encoding } = judged[index]!.stretch;
  for (let at = index + step; Math.abs(at - index) <= MOST_BETWEEN; at += step) {
    const other = judged[at]?.stretch;
    if (other === undefined || Math.max(other.start - end, start - other.end) > NEAR) return undefined;
    if (other.encoding === encoding && convincing[at]) return other;
  }
  return undefined;
}

/** @param convincing stretches that convince by themselves */
function proofsOf(convincing: readonly Judged[]): Map<Encoding, Proofs> {
  const proofs = new Map<Encoding, Proofs>();
  for (const { stretch, reading, evidence } of convincing) {
    const encoding = stretch.encoding!;
    const proof: Proofs = proofs.get(encoding) ?? { total: 0, shown: new Map() };
    proofs.set(encoding, proof);
    const shown = shownBy(reading);
    const before = proof.shown.get(shown) ?? 0;
    proof.shown.set(shown, Math.max(evidence, before));
    proof.total += Math.max(evidence, before) - before;
  }
  return proofs;
}

/**
 * Readings of one encoding from which on they may be forms of one word, letters of the longest, the first letters that tell
 * words apart, and how many words there are to a form at most.
 */
const FORMS = { least: 2, longest: 20, letters: 4, share: 0.5 } as const;
/** Probability of being exactly right from which on a word proves itself. */
const TELLING = 0.5;

/** Whether most of what proves an encoding is one word in several forms, as sorted lists hold them: it proves no more than once. */
function readsOneWord(proofs: Proofs | undefined): boolean {
  if (proofs === undefined || proofs.shown.size < FORMS.least) return false;
  const forms = [...proofs.shown.keys()];
  const words = new Set(forms.map((form) => form.slice(0, FORMS.letters)));
  return words.size <= FORMS.share * forms.length && forms.every(({ length }) => length <= FORMS.longest);
}

/** No stretch proves its encoding for itself, nor for its like. */
const evidenceOfOthers = (proofs: Proofs | undefined, reading: Reading): number =>
  proofs === undefined ? 0 : proofs.total - (proofs.shown.get(shownBy(reading)) ?? 0);

function judge(
  text: string,
  { stretch, reading, evidence }: Judged,
  standing: Standing,
  oneWord: boolean,
  traits: ReadingTraits,
  options: Pick<RecoveryOptions, "model" | "minConfidence" | "minReading">,
): Finding | undefined {
  const { start, end, encoding } = stretch;
  const raw = text.slice(start, end);
  const proven = standing !== "unproven";
  const gate = GATE[standing];
  if (evidence < gate / 2 || reading.text.trim() === "") return undefined;
  const proof = isProof(reading, encoding !== undefined, proven, evidence);
  if (!proven && (!proof || (encoding !== undefined && isAsWritten(raw, reading)))) return undefined;
  const exact = exactProbability(traits);
  if (oneWord && exact < TELLING) return undefined;
  const confidence = { damaged: damagedProbability(evidence, standing), exact };
  const foreign = !proven && encoding !== undefined && knownShare(reading) < ENGLISH_SHARE;
  const language = foreign ? otherLanguage(raw, reading.text) : undefined;
  const sure =
    proof &&
    language === undefined &&
    (encoding === undefined
      ? isSpacedProse(text, stretch, reading, options.model.words)
      : !leavesGlyphs(reading)) &&
    (proven || (!isQuoted(text, stretch, options.model.words) && !isGuessed(traits))) &&
    (standing === "beside" || !isOtherAcronym(raw, reading.text)) &&
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
    doubtful: doubtfulWords(reading, traits.words),
    gaps: reading.gaps,
  };
}

/** Probability of the words of a reading, as their geometric mean, below which nearly all of it is guessed. */
const GUESSED = 0.5;

/** Whether most words of a reading are rather wrong than right; of a search made for the document, only its codes are unsure. */
const isGuessed = ({ words, searched }: ReadingTraits): boolean =>
  !searched &&
  words.reduce((sum, probability) => sum + Math.log(probability), 0) < words.length * Math.log(GUESSED);

/** Share of a reading's glyphs, blanks aside, that an encoding may leave as they are. */
const MOST_LEFT = 0.2;

/** Whether an encoding leaves many of the odd glyphs of a stretch as they are: then it is hardly the one. */
function leavesGlyphs({ cells: { kinds, raw, length } }: Reading): boolean {
  let left = 0;
  let all = 0;
  for (let at = 0; at < length; at += 1) {
    if (raw.charCodeAt(at) === 0x20) continue;
    all += 1;
    if (kinds[at] === ODD) left += 1;
  }
  return left > MOST_LEFT * all;
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
