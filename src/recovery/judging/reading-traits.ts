/** What a reading and the document around it show of how likely all of the reading is right. */
import type { Encoding } from "../../encodings/index.js";
import type { Range } from "../range.js";
import { LETTER, PLAIN_BLANK, SHIFTED_BLANK } from "../reading/cells.js";
import { type Move, RULES, type Rule } from "../reading/moves.js";
import type { Reading } from "../reading/read-stretch.js";
import { hidesSigns, showsControls } from "./lost-signs.js";

/** A stretch of which only the place and the encoding count. */
interface Place extends Range {
  readonly encoding?: Encoding;
}

/** What all stretches of a document show together. */
export interface DocumentTraits {
  /** UTF-16 units of all stretches. */
  readonly length: number;
  /** Slips of the reader assumed in them. */
  readonly slips: number;
  /** Rate of slips per letter, as learned. */
  readonly noise: number;
  /** Negative logarithms of the probabilities of all words, added up. */
  readonly doubt: number;
  /** Whether a reading shows what prose does not. */
  readonly untidy: boolean;
  /** Whether a stretch shows control characters, so that nobody dropped them. */
  readonly showsControls: boolean;
  /** Encodings under which a stretch reads as small letters. */
  readonly inSmallLetters: ReadonlySet<Encoding | undefined>;
}

/** What speaks for or against a reading, beside what its document shows. */
export interface ReadingTraits {
  readonly document: DocumentTraits;
  /** Probability of each word. */
  readonly words: readonly number[];
  /** UTF-16 units of the stretch. */
  readonly length: number;
  /** Nats of the reading for each unit. */
  readonly unitCost: number;
  /** Whether two blanks stand together, between which something is missing. */
  readonly doubleBlank: boolean;
  /** Signs where prose has none. */
  readonly strayed: number;
  /** Whether the letters stand apart, so that true blanks are guessed, and how many numbers are read so. */
  readonly spaced: boolean;
  readonly numbersApart: number;
  /** Whether some blanks are the encoding's and others plain. */
  readonly mixedBlanks: boolean;
  /** Blanks put where none are shown. */
  readonly lostBlanks: number;
  /** Whether a sign is read as it stands, because the encoding cannot show it. */
  readonly unshifted: boolean;
  /** Whether a search made the encoding for this document. */
  readonly searched: boolean;
  /** Whether all is read as capitals, and nothing shows that the encoding means them: one that is 32 codes off reads small letters. */
  readonly caseInDoubt: boolean;
  /** Edges at which a sign touches the stretch that may belong to it. */
  readonly touched: number;
  /** Whether the encoding hides signs of prose as control characters, none of which the document shows. */
  readonly mayLackSigns: boolean;
}

/** Moves that an encoding without room for some codes calls for, whoever reads it. */
const OF_ENCODING: ReadonlySet<Rule> = new Set(["unshifted sign", "unshifted word", "lost capital"]);

const isReaderSlip = ({ rule }: Move): boolean => RULES[rule] === "misreading" && !OF_ENCODING.has(rule);

/** Signs where no prose has them: between letters, before a word, with blanks on their wrong side; and digits within words. */
const STRAYED =
  /\p{L}\d|\d\p{L}{3}|`|\p{L}[,;:!?"“”()[\]]+\p{L}|\p{L}\.[a-z]|\d[^\p{L}\d\s.,–:/’'-]+\d|(?<![\p{L}\d])[,;:!?.](?=[\p{L}\d])|[“([] | [,;:!?)\]”](?![\p{L}\d])/gu;

const countStrayed = (text: string): number => text.match(STRAYED)?.length ?? 0;

const hasDoubleBlank = (text: string): boolean => text.trim().includes("  ");

const doubtOf = (words: readonly number[]): number =>
  words.reduce((sum, probability) => sum - Math.log(probability), 0);

/**
 * @param words probabilities of the words of each reading
 * @param noise rate of slips per letter, as learned
 */
export function documentTraits(
  stretches: readonly Place[],
  readings: readonly Reading[],
  words: readonly (readonly number[])[],
  noise: number,
): DocumentTraits {
  const total = (of: (reading: Reading) => number): number =>
    readings.reduce((sum, reading) => sum + of(reading), 0);
  const small = stretches.filter((_, index) => /\p{Ll}/u.test(readings[index]!.text));
  return {
    length: total(({ glyphs }) => glyphs.length),
    slips: total(({ moves }) => moves.filter(isReaderSlip).length),
    noise,
    doubt: words.reduce((sum, own) => sum + doubtOf(own), 0),
    untidy: readings.some(({ text }) => hasDoubleBlank(text) || countStrayed(text) > 0),
    showsControls: readings.some(({ glyphs }) => showsControls(glyphs)),
    inSmallLetters: new Set(small.map(({ encoding }) => encoding)),
  };
}

/** Share of a stretch in blanks that were none, from which on its letters stand apart. */
const SPACED_SHARE = 0.25;
const BLANK_OR_LETTER = /[\p{L}\s]/u;

/** @param words probabilities of its words */
export function traitsOf(
  text: string,
  { start, end, encoding }: Place,
  reading: Reading,
  words: readonly number[],
  document: DocumentTraits,
): ReadingTraits {
  const { glyphs, moves, cells, cost } = reading;
  const count = (...rules: readonly Rule[]): number =>
    moves.filter(({ rule }) => rules.includes(rule)).length;
  const { length } = glyphs;
  const spaced = count("spurious blank") > SPACED_SHARE * length;
  const touches = (sign: string): boolean => sign !== "" && !BLANK_OR_LETTER.test(sign);
  const numbers = reading.words.filter(({ edge }) => edge.source === "number").length;
  return {
    document,
    words,
    length,
    unitCost: cost / Math.max(1, length),
    doubleBlank: hasDoubleBlank(reading.text),
    strayed: countStrayed(reading.text),
    spaced,
    numbersApart: spaced ? numbers : 0,
    mixedBlanks: !spaced && cells.kinds.includes(SHIFTED_BLANK) && cells.kinds.includes(PLAIN_BLANK),
    lostBlanks: count("lost blank"),
    unshifted: count("unshifted sign", "unshifted word") > 0,
    searched: encoding?.family === "ranged-shift" || encoding?.family === "substitution",
    caseInDoubt:
      encoding !== undefined && cells.kinds.includes(LETTER) && !document.inSmallLetters.has(encoding),
    touched: Number(touches(text.charAt(start - 1))) + Number(touches(text.charAt(end))),
    mayLackSigns: encoding !== undefined && hidesSigns(encoding) && !document.showsControls,
  };
}
