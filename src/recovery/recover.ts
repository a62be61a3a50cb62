import { decodeCode, type Encoding } from "../encodings/index.js";
import type { EncodingName } from "../encodings/named.js";
import { unwrap } from "../encodings/unwrap.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../english/alphabet.js";
import { countWords, documentLexicon } from "../english/document-lexicon.js";
import type { Model } from "../english/model.js";
import type { EncodingRecord, Finding } from "../provenance/record.js";
import { findDebris } from "./detection/debris.js";
import { type Candidate, findEncodings, type Searched } from "./detection/find-encodings.js";
import { rescueTokens } from "./detection/rescue.js";
import { findOddPlaces, withSurroundings } from "./detection/screen.js";
import { type Stretch, segment } from "./detection/segment.js";
import { refineEdges } from "./edges/edges.js";
import { withoutHealthyWords } from "./edges/healthy-words.js";
import { joinBroken } from "./edges/join-stretches.js";
import { readsWords } from "./edges/reads-words.js";
import { BlankHabits } from "./edges/set-apart.js";
import { tidyStretches } from "./edges/tidy.js";
import { healthyParts } from "./healthy.js";
import { judgeStretches, learnedCodes } from "./judging/findings.js";
import { withoutLone } from "./judging/lone.js";
import { overlapsAny } from "./overlap.js";
import { cutPieces, type Pieces } from "./pieces/pieces.js";
import { withPlainRepairs } from "./plain/plain-damage.js";
import type { Range } from "./range.js";
import { neverEscaped } from "./reading/escapes.js";
import { estimateNoise, FIRST_LESSONS, learn, NO_SLIPS } from "./reading/lessons.js";
import {
  areAlike,
  type Lessons,
  type Reading,
  type ReadingContext,
  readStretch,
} from "./reading/read-stretch.js";
import { WordsMemory } from "./reading/words-memory.js";
import { rewrap } from "./rewrap.js";
import { ACCENTS, SHAPES, withOtherDamage } from "./shapes/other-damage.js";
import { spareProtected } from "./spare-protected.js";

export interface RecoveryOptions {
  readonly model: Model;
  /** Probability from which on a stretch that is damaged as said is emended. */
  readonly minConfidence: number;
  /** Probability from which on a reading that is exactly right is emended. */
  readonly minReading: number;
  /** Words and names that belong to this text. */
  readonly lexicon: readonly string[];
  /** Encodings that texts beside this one prove. */
  readonly encodings?: readonly EncodingName[];
  /** What searches for encodings found in earlier passes over the same document. */
  readonly searched?: Searched;
  /** Whether Markdown may be laid over garbled text. */
  readonly markdown: boolean;
  /** The ranges that a person's markup makes untouchable, in the blocks that hold some others; absent: none. */
  readonly protect?: (around: readonly Finding[]) => readonly Protected[];
}

/** A range that markup protects. */
export interface Protected extends Range {
  readonly kind: string;
}

/** What recovery finds in a text. */
export interface Recovery {
  readonly encodings: readonly EncodingRecord[];
  /** Sorted and disjoint. */
  readonly findings: readonly Finding[];
}

/** A text read through its encodings, not yet judged. */
interface Draft extends Readings {
  readonly suspects: readonly Range[];
  readonly candidates: readonly Candidate[];
}

interface Readings {
  readonly stretches: readonly Stretch[];
  /** One for each stretch. */
  readonly readings: readonly Reading[];
  /** Rate of slips per letter, as learned. */
  readonly noise: number;
}

/** Rate of slips from which on a first reading with slips teaches how many there are. */
const NOISY = 0.003;

/**
 * Finds the damaged passages of a text and reads them. It is read unit for unit with one kind of line end, and with one in
 * place of each undecodable byte as well, since no span contains either.
 */
export function recover(source: string, options: RecoveryOptions): Recovery {
  const { words } = options.model;
  const lines = source.includes("\r") ? source.replaceAll("\r", "\n") : source;
  const cut = cutPieces(lines, words);
  const text = withoutUndecodable(lines, cut);
  const pieces = text === lines ? cut : cutPieces(text, words);
  const { encodings, findings } = recoverEncoded(text, pieces, options);
  const shaped = withOtherDamage(text, pieces, findings, options, SHAPES);
  const plain = withPlainRepairs(text, pieces, shaped, options);
  const all = withOtherDamage(text, pieces, plain, options, ACCENTS);
  return { encodings, findings: withoutLone(text.length, all) };
}

/** Stands alone: after the first half of a pair it is the second half of a character. */
const UNDECODABLE = /(?<![\ud800-\udbff])[\udc80-\udcff]/g;

const withoutUndecodable = (text: string, { beyondAscii }: Pieces): string =>
  beyondAscii.some((at) => isUndecodable(text.charCodeAt(at))) ? text.replace(UNDECODABLE, "\n") : text;

const isUndecodable = (code: number): boolean => code >= 0xdc80 && code <= 0xdcff;

const NOTHING: Recovery = { encodings: [], findings: [] };

/** What broken encodings garbled, and what can only be reported. */
function recoverEncoded(text: string, pieces: Pieces, options: RecoveryOptions): Recovery {
  const unwrapped = unwrap(text);
  const { glyphs } = unwrapped;
  const draft = draftOf(glyphs, glyphs === text ? pieces : cutPieces(glyphs, options.model.words), options);
  if (draft === undefined) return NOTHING;
  const { suspects, candidates, stretches, readings, noise } = draft;
  const beside = new Set(
    candidates.flatMap(({ encoding, provenBeside }) => (provenBeside ? [encoding] : [])),
  );
  const judged = judgeStretches(glyphs, stretches, readings, noise, options, beside);
  const used = candidates.filter(({ encoding }) =>
    judged.some(({ stretch }) => stretch.encoding === encoding),
  );
  const ids = new Map(used.map(({ encoding }, index) => [encoding, `F${index + 1}`]));
  const guessed = new Set(candidates.flatMap(({ encoding, determined }) => (determined ? [] : [encoding])));
  const garbled = judged.map(({ stretch: { encoding }, finding }) => {
    if (encoding === undefined) return rewrap(text, unwrapped, finding);
    const named = { ...finding, encoding: ids.get(encoding)! };
    return rewrap(text, unwrapped, guessed.has(encoding) ? undetermined(named) : named);
  });
  const encodingOf = new Map(used.map(({ encoding }) => [ids.get(encoding)!, encoding]));
  const readsText = ({ encoding }: Finding, offset: number): boolean => {
    if (encoding === undefined) return false;
    const read = (at: number): number => decodeCode(encodingOf.get(encoding)!, text.charCodeAt(at));
    const code = read(offset);
    return code === 0x20 || isLetterCode(code) || (STOPS.has(code) && isLetterCode(read(offset - 1)));
  };
  const readsWordsIn = ({ encoding }: Finding, { start, end }: Range): boolean =>
    encoding !== undefined &&
    readsWords(text.slice(start, end), encodingOf.get(encoding)!, [options.model.words]);
  const spared =
    options.protect === undefined
      ? garbled
      : spareProtected(text, garbled, options.protect(garbled), readsText, readsWordsIn);
  const debris = findDebris(glyphs, suspects, stretches, options.model).map((finding) =>
    rewrap(text, unwrapped, finding),
  );
  return {
    encodings: used.map(({ encoding, evidence }) => ({
      id: ids.get(encoding)!,
      family: encoding.family,
      params: encoding.params,
      codes: learnedCodes(
        judged.flatMap(({ stretch, reading }) => (stretch.encoding === encoding ? [reading] : [])),
      ),
      evidence,
    })),
    findings: [...spared, ...debris].sort((one, other) => one.start - other.start),
  };
}

const STOPS: ReadonlySet<number> = new Set(Array.from(".,;:?!", (stop) => stop.charCodeAt(0)));
const isLetterCode = (code: number): boolean => isLetterSymbol(SYMBOL_OF_CODE[code]!);

/** A finding whose encoding the text is too short to tell. */
const undetermined = (finding: Finding): Finding =>
  finding.action === "flagged" ? finding : { ...finding, action: "flagged", reason: "too-short" };

/** What recovery reads in a text, before any of it is judged; nothing where nothing is suspect. */
export function draftOf(text: string, pieces: Pieces, options: RecoveryOptions): Draft | undefined {
  const { model } = options;
  const { runs, suspects: suspicious } = findOddPlaces(text, pieces, model);
  const { encodings: beside = [] } = options;
  // What a known encoding reads may be too short to be suspect by itself.
  const around = (): readonly Range[] => withSurroundings(runs, text.length);
  const tried = beside.length > 0 ? around() : suspicious;
  if (tried.length === 0) return undefined;
  const candidates = findEncodings(text, tried, model, beside, options.searched);
  const suspects = candidates.length > 0 ? around() : tried;
  const found = withoutHopeless(findStretches(text, suspects, candidates, model), candidates);
  return { suspects, candidates, ...readAll(text, found, options) };
}

/** Where which encoding holds, before the edges are settled. */
function findStretches(
  text: string,
  suspects: readonly Range[],
  candidates: readonly Candidate[],
  model: Model,
): Stretch[] {
  const segmented = suspects.flatMap(partsOf).flatMap((part) => segment(text, part, candidates, model));
  return rescueTokens(text, suspects, tidyStretches(text, segmented), candidates, model);
}

/** Nats a UTF-16 unit that an encoding gains at least on what it is taken for: on garble of its own, nearly one and more. */
const LEAST_GAINED = 0.1;

/** What is left of stretches without those of encodings that hardly gain on any: each keeps those that it gains on. */
function withoutHopeless(stretches: readonly Stretch[], candidates: readonly Candidate[]): Stretch[] {
  const taken = new Map<Encoding | undefined, number>();
  for (const { encoding, start, end } of stretches)
    taken.set(encoding, (taken.get(encoding) ?? 0) + end - start);
  const gainsOf = new Map<Encoding | undefined, readonly Range[]>(
    candidates.flatMap(({ encoding, evidence, gains, provenBeside }) =>
      provenBeside !== true && evidence < LEAST_GAINED * (taken.get(encoding) ?? 0)
        ? [[encoding, gains]]
        : [],
    ),
  );
  return stretches.filter((stretch) => {
    const gains = gainsOf.get(stretch.encoding);
    return gains === undefined || overlapsAny(gains, stretch);
  });
}

/** UTF-16 units segmented at once: the search holds some tens of bytes a unit. What is parted is joined again as it is tidied. */
const LONGEST_WINDOW = 1 << 18;

function partsOf({ start, end }: Range): Range[] {
  const parts: Range[] = [];
  for (let from = start; from < end; from += LONGEST_WINDOW) {
    parts.push({ start: from, end: Math.min(end, from + LONGEST_WINDOW) });
  }
  return parts;
}

/** Settles the edges of the stretches and reads them, each time with what the reading before taught. */
function readAll(
  text: string,
  found: readonly Stretch[],
  { model, markdown, lexicon: listed }: RecoveryOptions,
): Readings {
  if (found.length === 0) return { stretches: [], readings: [], noise: 0 };
  const healthy = healthyParts(text, found);
  const countsOfHealthy = countWords(healthy);
  const lexicon = documentLexicon(countsOfHealthy, listed, model.words);
  const lexiconWith = (names: readonly string[]) =>
    names.length === 0 ? lexicon : documentLexicon(countsOfHealthy, [...listed, ...names], model.words);
  const unescaped = neverEscaped(text, found);
  const memory = new WordsMemory();
  const edges = { model, lexicon, lessons: FIRST_LESSONS, markdown, unescaped, onlyCost: true, memory };
  const stretches = tidyStretches(text, refineAll(text, found, edges));
  const read = (lessons: Lessons, chosen: readonly Stretch[] = stretches): Reading[] => {
    const context = {
      model,
      lexicon: lexiconWith(lessons.names),
      lessons,
      markdown,
      unescaped,
      memory: new WordsMemory(),
    };
    return chosen.map((stretch) => readStretch(text, stretch, stretch.encoding, context));
  };
  const { lessons, readings } = taught(read, stretches);
  return { stretches, readings: readings ?? read(lessons), noise: lessons.noise };
}

/**
 * What a document teaches, and what it reads as where that teaches nothing new. Readings of a long text take a lot of memory: no
 * others than these outlive the lesson.
 */
function taught(
  read: (lessons: Lessons, chosen?: readonly Stretch[]) => Reading[],
  stretches: readonly Stretch[],
): { readonly lessons: Lessons; readonly readings?: readonly Reading[] } {
  const plainly = read(NO_SLIPS);
  const noise = estimateNoise(plainly);
  const lessons =
    noise < NOISY
      ? learn(plainly, noise)
      : learn(read({ ...learn(plainly), noise }, sampleOf(stretches)), noise);
  return areAlike(lessons, NO_SLIPS) ? { lessons, readings: plainly } : { lessons };
}

/** UTF-16 units that teach as much about slips and ligatures as a whole document. */
const ENOUGH_TO_LEARN = 6000;

/** Stretches from all over a document, as many as teach enough. */
function sampleOf(stretches: readonly Stretch[]): Stretch[] {
  const all = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  const share = Math.min(1, ENOUGH_TO_LEARN / all);
  return stretches.filter((_, index) => Math.floor(index * share) !== Math.floor((index - 1) * share));
}

function refineAll(text: string, stretches: readonly Stretch[], context: ReadingContext): Stretch[] {
  const joined = joinBroken(text, stretches, context);
  const habits = new BlankHabits(text, joined);
  const refined: Stretch[] = [];
  joined.forEach((stretch, index) => {
    const limits = { start: refined.at(-1)?.end ?? 0, end: joined[index + 1]?.start ?? text.length };
    const moved = refineEdges(text, stretch, context, limits);
    if (moved.start < moved.end) refined.push(...withoutHealthyWords(text, moved, context, habits));
  });
  return refined;
}
