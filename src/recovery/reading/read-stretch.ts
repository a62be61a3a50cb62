import { decodeCode, type Encoding, isKept } from "../../encodings/index.js";
import { nats, UNITS_PER_NAT } from "../../english/costs.js";
import type { DocumentLexicon } from "../../english/document-lexicon.js";
import type { Model } from "../../english/model.js";
import { findNode, isWordNode } from "../../english/trie.js";
import type { Gap, Step } from "../../provenance/record.js";
import { ligatureReadings } from "../../repairs/ligatures.js";
import { REFERENCE_NOISE } from "../../repairs/misreadings.js";
import { blankSign } from "../../repairs/spacing.js";
import type { Range } from "../range.js";
import { blankCosts } from "./blank-costs.js";
import { showsStopAsBlank, takeBlanksForGlyphs } from "./blanks-for-glyphs.js";
import {
  type Cells,
  LETTER,
  makeCells,
  ODD,
  offsetIn,
  PLAIN_BLANK,
  PUNCTUATION,
  SHIFTED_BLANK,
  spreadLigatures,
} from "./cells.js";
import { compose } from "./compose.js";
import { type BareGlyphs, isEscaped, takeEscapesOff } from "./escapes.js";
import { EMPHASIS, keepMarks } from "./keep-marks.js";
import { keepSigns } from "./keep-signs.js";
import type { Move } from "./moves.js";
import { readCells } from "./read-cells.js";
import type { ReadWord } from "./rivals.js";
import { goneCapitals, isGone, shownCodesOf } from "./shown-codes.js";
import { WordsMemory } from "./words-memory.js";

/** What one document teaches of how its garbled parts were printed and read. */
export interface Lessons {
  /** Share of letters that the reader got wrong. */
  readonly noise: number;
  /** Units of reading a glyph as a ligature, by glyph and text. */
  readonly ligatures: ReadonlyMap<string, number>;
  /** Names that recur in its garbled parts. */
  readonly names: readonly string[];
}

/** The best reading of a garbled stretch. */
export interface Reading {
  readonly text: string;
  readonly steps: readonly Step[];
  /** Offsets count in `glyphs`. */
  readonly moves: readonly Move[];
  /** The stretch without what was laid over it. */
  readonly glyphs: string;
  readonly words: readonly ReadWord[];
  /** Nats of the best path through the lattice. */
  readonly cost: number;
  readonly cells: Cells;
  /** Source offset of a cell. */
  readonly sourceOffset: (cell: number) => number;
  /** What is lost without trace. */
  readonly gaps: readonly Gap[];
}

/** What stretches of one document are read with. */
export interface ReadingContext {
  readonly model: Model;
  readonly lexicon: DocumentLexicon;
  readonly lessons: Lessons;
  /** Whether backslash escapes may lie over the text. */
  readonly markdown: boolean;
  /** Encodings that show a backslash where no escape would stand, so that it is a glyph of theirs. */
  readonly unescaped?: ReadonlySet<Encoding | undefined>;
  /** Whether nothing but the cost of a reading is asked for, so that the rest may be missing. */
  readonly onlyCost?: boolean;
  /** Nats beyond which it makes no difference what a reading costs: it may be given up as if no path led to its end. */
  readonly mostCost?: number;
  /** Words that were found with the same lexicon and lessons. */
  readonly memory?: WordsMemory;
}

/** Nats of a word going on in the next line, where a hyphen says so and where none does. */
const CUT = { atHyphen: 0.3, atLineEnd: 3.5 };

const isLineEnd = (code: number): boolean => Number.isNaN(code) || code === 0x0a || code === 0x0d;

const isBlankOrLineEnd = (code: number): boolean => code === 0x20 || code === 0x09 || isLineEnd(code);

/** Longest half of a word taken as context, in UTF-16 units. */
const LONGEST_CONTEXT = 24;
/** Slips assumed in a word while edges are sought. */
const EDGE_SLIPS = 1;
/** No document is read without any slip. */
const LEAST_NOISE = 0.0002;
/** Slips below these rates are so rare that none, or only one a word, is looked for. */
const SILENT = 0.0001;
const QUIET = 0.004;
const slipsAt = (noise: number): number => (noise < SILENT ? 0 : noise < QUIET ? 1 : 3);

/** Nats that a slip costs more than in print as noisy as the costs of slips hold for. */
const penaltyAt = (noise: number): number =>
  Math.max(0, Math.log(REFERENCE_NOISE / Math.max(noise, LEAST_NOISE)));

/** Whether no stretch can read otherwise after some lessons than after others. */
export const areAlike = (some: Lessons, others: Lessons): boolean =>
  [some, others].every(({ ligatures, names }) => ligatures.size === 0 && names.length === 0) &&
  slipsAt(some.noise) === slipsAt(others.noise) &&
  penaltyAt(some.noise) === penaltyAt(others.noise);

const isLetterCode = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Where the run of plain letters that touches `offset` begins or ends. */
function lettersFrom(text: string, offset: number, step: 1 | -1): number {
  let at = offset;
  while (Math.abs(at - offset) < LONGEST_CONTEXT) {
    const code = text.charCodeAt(step === 1 ? at : at - 1);
    if (!isLetterCode(code)) break;
    at += step;
  }
  return at;
}

/** Node of the healthy word before `offset`, with one blank between, or -1. */
function wordBefore(text: string, offset: number, model: Model): number {
  if (text.charCodeAt(offset - 1) !== 0x20) return -1;
  const start = lettersFrom(text, offset - 1, -1);
  const node = start < offset - 1 ? findNode(model.words, text.slice(start, offset - 1).toLowerCase()) : -1;
  return node >= 0 && isWordNode(model.words, node) ? node : -1;
}

/** Whether a plain blank may be a letter of the encoding. */
const mayBeLetter = (encoding: Encoding): boolean =>
  isKept(encoding, 0x20) && isLetterCode(decodeCode(encoding, 0x20));

const FULL_STOP = 0x2e;
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

const isBlankCode = (code: number): boolean => code === 0x20 || code === 0x09 || isLineEnd(code);

/** How many blanks of the encoding stand at the ends of a stretch beside plain ones: one of the two was never printed. */
function outerBlanks(
  glyphs: string,
  encoding: Encoding | undefined,
  blankBefore: boolean,
  blankAfter: boolean,
): { leading: number; trailing: number } {
  const isBlank = (at: number): boolean => {
    const code = glyphs.charCodeAt(at);
    if (code === 0x20)
      return encoding === undefined || !(mayBeLetter(encoding) || showsStopAsBlank(encoding));
    return encoding !== undefined && decodeCode(encoding, code) === 0x20;
  };
  let leading = 0;
  let trailing = 0;
  while (blankBefore && leading < glyphs.length && isBlank(leading)) leading += 1;
  while (blankAfter && trailing < glyphs.length - leading && isBlank(glyphs.length - 1 - trailing))
    trailing += 1;
  return { leading, trailing };
}

/** Signs that prose is full of, and that therefore stand for themselves. */
const COMMON_PUNCTUATION: ReadonlySet<number> = new Set(Array.from(".,-'’", (sign) => sign.charCodeAt(0)));

const isLigature = (glyph: string): boolean => ligatureReadings(glyph, true).length > 0;

/** Takes the sign that shows throughout where the blank should for the blank. */
function markBlankSign(cells: Cells): void {
  const { kinds, codes, raw, length } = cells;
  let letters = 0;
  const signs: string[] = [];
  const isCommon = (at: number): boolean =>
    (raw[at] === EMPHASIS && codes[at] === raw.charCodeAt(at)) ||
    COMMON_PUNCTUATION.has(codes[at]!) ||
    (cells.kept[at] === 1 && COMMON_PUNCTUATION.has(raw.charCodeAt(at)));
  for (let at = 0; at < length; at += 1) {
    const kind = kinds[at]!;
    if (kind === LETTER) letters += 1;
    else if ((kind === ODD && !isLigature(raw[at]!)) || (kind === PUNCTUATION && !isCommon(at)))
      signs.push(raw[at]!);
  }
  const sign = blankSign(letters, signs);
  if (sign === undefined) return;
  for (let at = 0; at < length; at += 1)
    if (raw[at] === sign && cells.fixed[at] === 0) kinds[at] = SHIFTED_BLANK;
}

/**
 * Reads one garbled stretch.
 *
 * @param text the whole text
 * @param stretch UTF-16 offsets of the garbled part
 * @param encoding absent where the letters are true but spaced
 * @param surroundings healthy text to read in one with the stretch, so that costs of different stretches compare
 */
export function readStretch(
  text: string,
  stretch: Range,
  encoding: Encoding | undefined,
  context: ReadingContext,
  surroundings?: Range,
): Reading {
  const escaped = context.markdown && isEscaped(text.slice(stretch.start, stretch.end));
  const plainly = (): Reading =>
    readAs(text, stretch, encoding, { ...context, markdown: false }, surroundings);
  if (escaped && context.unescaped?.has(encoding)) return plainly();
  const reading = readAs(text, stretch, encoding, context, surroundings);
  if (!escaped) return reading;
  // A backslash may be a glyph as well: what reads better was printed.
  const literal = plainly();
  return literal.cost < reading.cost ? literal : reading;
}

function readAs(
  text: string,
  stretch: Range,
  encoding: Encoding | undefined,
  context: ReadingContext,
  surroundings?: Range,
): Reading {
  const { model, lexicon, lessons, markdown, onlyCost = false, memory = new WordsMemory() } = context;
  const start = Math.min(lettersFrom(text, stretch.start, -1), surroundings?.start ?? stretch.start);
  const end = Math.max(lettersFrom(text, stretch.end, 1), surroundings?.end ?? stretch.end);
  const raw = text.slice(stretch.start, stretch.end);
  const bare: BareGlyphs = markdown ? takeEscapesOff(raw) : { glyphs: raw, steps: [] };
  const spread = spreadLigatures(bare.glyphs, encoding);
  const { glyphs } = spread;
  const offsetOf = (at: number): number => offsetIn(bare.offsets, offsetIn(spread.offsets, at));
  const before = text.slice(start, stretch.start);
  const outer = outerBlanks(
    glyphs,
    encoding,
    isBlankCode(text.charCodeAt(stretch.start - 1)),
    isBlankCode(text.charCodeAt(stretch.end)),
  );
  const printed = glyphs.slice(outer.leading, glyphs.length - outer.trailing);
  const letters = spread.letters?.subarray(outer.leading);
  const cells = makeCells(before, printed, text.slice(stretch.end, end), encoding, letters);
  const glyphsAsBlanks = takeBlanksForGlyphs(cells, encoding);
  const asTheyStand =
    encoding !== undefined && glyphsAsBlanks.size === 0
      ? keepSigns(cells, encoding, before.length, before.length + printed.length)
      : new Set<number>();
  if (printed.includes(EMPHASIS))
    keepMarks(text, stretch, cells, before.length, before.length + printed.length);
  markBlankSign(cells);
  const penalty = penaltyAt(lessons.noise);
  const after = text.charCodeAt(stretch.end);
  const hyphen = after === 0x2d && isLineEnd(text.charCodeAt(stretch.end + 1));
  const cutAt = hyphen || isLineEnd(after) ? before.length + printed.length : -1;
  const controlsShown = CONTROL.test(printed);
  const stopsGone = encoding !== undefined && !controlsShown && isGone(encoding, FULL_STOP);
  const result = readCells(cells, {
    model,
    lexicon,
    encoding,
    spaced: encoding === undefined,
    shownCodes: shownCodesOf(encoding),
    previousWord: wordBefore(text, start, model),
    atSign: start > 0 && !isBlankOrLineEnd(text.charCodeAt(start - 1)),
    atSentence: /(?:^|[\r\n][\s>*_#-]*|[.?!]["”’)]*\s+)$/.test(text.slice(Math.max(0, start - 6), start)),
    cutAt,
    cutCost: nats(hyphen ? CUT.atHyphen : CUT.atLineEnd),
    stopsGone,
    mostSlips: surroundings !== undefined ? EDGE_SLIPS : slipsAt(lessons.noise),
    onlyCost,
    mostCost: (context.mostCost ?? Number.POSITIVE_INFINITY) * UNITS_PER_NAT,
    memory,
    costs: {
      noisePenalty: nats(penalty),
      ...blankCosts(cells, encoding === undefined, penalty),
      ligatures: lessons.ligatures,
      goneCapitals: controlsShown || encoding === undefined ? [] : goneCapitals(encoding),
    },
  });
  if (onlyCost) return { ...UNREAD, glyphs, cost: result.cost, cells };
  const first = before.length;
  const last = first + printed.length;
  const inner = result.pieces
    .flatMap((piece) => piece.moves)
    .filter((move) => move.start >= first && move.end <= last)
    .map((move) => ({
      ...move,
      start: move.start - first + outer.leading,
      end: move.end - first + outer.leading,
    }));
  const dropped = (from: number, to: number): Move[] =>
    from < to ? [{ start: from, end: to, to: "", rule: "spurious blank" }] : [];
  const moves = [
    ...dropped(0, outer.leading),
    ...inner,
    ...dropped(glyphs.length - outer.trailing, glyphs.length),
  ];
  const marks: number[] = [];
  for (let at = printed.indexOf(EMPHASIS); at >= 0; at = printed.indexOf(EMPHASIS, at + 1))
    if (cells.codes[first + at] === printed.charCodeAt(at)) marks.push(at);
  const kept = new Set([
    ...marks.map((at) => at + outer.leading),
    ...[...asTheyStand].map((at) => at - first + outer.leading),
  ]);
  const shown = new Set([...glyphsAsBlanks].map((at) => at - first + outer.leading));
  const composed = compose(bare.glyphs, spread, encoding, moves, { kept, shown });
  const sourceOffset = (cell: number): number =>
    stretch.start +
    (cell < first
      ? cell - first
      : cell > last
        ? raw.length + cell - last
        : offsetOf(cell - first + outer.leading));
  return {
    text: composed.text,
    steps: [...bare.steps, ...composed.steps],
    moves,
    glyphs,
    words: result.words,
    cost: result.cost,
    cells,
    sourceOffset,
    gaps: stopsGone ? gapsIn(cells).map((cell) => ({ at: sourceOffset(cell), what: LOST_SIGNS })) : [],
  };
}

/** What is missing where only the cost is asked for. */
const UNREAD = { text: "", steps: [], moves: [], words: [], sourceOffset: (cell: number) => cell, gaps: [] };

const LOST_SIGNS = "digits or signs";

/** Cells before which two blanks have nothing between them: something stood there. */
function gapsIn({ kinds, fixed, length }: Cells): number[] {
  const gaps: number[] = [];
  for (let at = 1; at < length; at += 1) {
    const blanks = kinds[at] === PLAIN_BLANK && kinds[at - 1] === PLAIN_BLANK && fixed[at] === 0;
    if (blanks && gaps.at(-1) !== at - 1) gaps.push(at);
  }
  return gaps;
}
