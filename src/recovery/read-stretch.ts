import { decodeCode, type Encoding, isKept } from "../encodings/index.js";
import { nats, UNITS_PER_NAT } from "../english/costs.js";
import type { DocumentLexicon } from "../english/document-lexicon.js";
import type { Model } from "../english/model.js";
import { findNode, isWordNode } from "../english/trie.js";
import type { Gap, Step } from "../provenance/record.js";
import { ligatureReadings } from "../repairs/ligatures.js";
import { REFERENCE_NOISE } from "../repairs/misreadings.js";
import {
  BLANK_COSTS,
  blankSign,
  lostBlankCost,
  mixedBlankCost,
  plainBlankCosts,
} from "../repairs/spacing.js";
import { showsStopAsBlank, takeBlanksForGlyphs } from "./blanks-for-glyphs.js";
import {
  type Cells,
  LETTER,
  makeCells,
  ODD,
  PLAIN_BLANK,
  PUNCTUATION,
  SHIFTED_BLANK,
  type SpreadGlyphs,
  spreadLigatures,
} from "./cells.js";
import { isEscaped, takeEscapesOff } from "./escapes.js";
import { EMPHASIS, keepMarks } from "./keep-marks.js";
import type { LatticeCosts } from "./lattice.js";
import type { Move } from "./moves.js";
import { readCells } from "./read-cells.js";
import type { ReadWord } from "./rivals.js";
import type { Range } from "./screen.js";
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

const inverted = new WeakMap<Encoding, Uint16Array>();
const AS_THEY_STAND = invert(undefined);

/** The shown code of every true one. */
function shownCodesOf(encoding: Encoding | undefined): Uint16Array {
  if (encoding === undefined) return AS_THEY_STAND;
  const known = inverted.get(encoding) ?? invert(encoding);
  inverted.set(encoding, known);
  return known;
}

function invert(encoding: Encoding | undefined): Uint16Array {
  const shown = new Uint16Array(0x100);
  for (let code = 0; code < shown.length; code += 1) if (encoding === undefined) shown[code] = code;
  encoding?.codes.forEach((code, at) => {
    if (code > 0 && code < shown.length) shown[code] = at;
  });
  return shown;
}

/** Whether a plain blank may be a letter of the encoding. */
const mayBeLetter = (encoding: Encoding): boolean =>
  isKept(encoding, 0x20) && isLetterCode(decodeCode(encoding, 0x20));

const FULL_STOP = 0x2e;
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

/** Whether an encoding shows a character as nothing but a control character. */
function isGone({ codes }: Encoding, trueCode: number): boolean {
  let gone = false;
  for (let shown = 0; shown < codes.length; shown += 1) {
    if (codes[shown] !== trueCode) continue;
    if (shown >= 0x20) return false;
    gone = true;
  }
  return gone;
}

const capitalsGone = new WeakMap<Encoding, readonly number[]>();

/** Capitals, 0–25, that an encoding shows as control characters. */
function goneCapitals(encoding: Encoding): readonly number[] {
  const known = capitalsGone.get(encoding);
  if (known !== undefined) return known;
  const capitals = Array.from({ length: 26 }, (_, letter) => letter);
  const gone = capitals.filter((letter) => isGone(encoding, 0x41 + letter));
  capitalsGone.set(encoding, gone);
  return gone;
}

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

/** Cells on both sides in which blanks are counted to judge one. */
const NEIGHBOURHOOD = 60;

/** Nats of a blank that was lost between the few capitals of an abbreviation, and how many those are. */
const IN_ABBREVIATION = 4;
const LONGEST_ABBREVIATION = 6;

/** The places between the letters of short rows of capitals. */
function* insideAbbreviations({ kinds, capitals, length }: Cells): Generator<number> {
  const isCapital = (at: number): boolean => kinds[at] === LETTER && capitals[at] === 1;
  for (let at = 0; at < length; at += 1) {
    if (!isCapital(at)) continue;
    const start = at;
    while (isCapital(at)) at += 1;
    // The last of them begins a word where small letters follow.
    const end = kinds[at] === LETTER ? at - 1 : at;
    if (end - start > LONGEST_ABBREVIATION) continue;
    for (let inside = start + 1; inside < end; inside += 1) yield inside;
  }
}

/** The places before the small letters of rows that begin with a capital: names, most of which no lexicon holds. */
function* insideNames({ kinds, capitals, length }: Cells): Generator<number> {
  for (let at = 0; at < length; at += 1) {
    const begins = kinds[at] === LETTER && capitals[at] === 1 && kinds[at - 1] !== LETTER;
    if (!begins) continue;
    for (at += 1; kinds[at] === LETTER; at += 1) if (capitals[at] === 0) yield at;
  }
}

/** Costs of every plain blank as genuine and as spurious, from what stands around it. */
function blankCosts(
  cells: Cells,
  spaced: boolean,
  noisePenalty: number,
): Pick<LatticeCosts, "genuineBlank" | "spuriousBlank" | "mixedBlanks" | "lostBlank"> {
  const { length, kinds } = cells;
  const genuineBlank = new Uint16Array(length);
  const spuriousBlank = new Uint16Array(length);
  const lostBlank = new Uint16Array(length);
  const letters = new Int32Array(length + 1);
  const shifted = new Int32Array(length + 1);
  const plain = new Int32Array(length + 1);
  for (let at = 0; at < length; at += 1) {
    const kind = kinds[at]!;
    const garbled = cells.fixed[at] === 0;
    letters[at + 1] = letters[at]! + (garbled && kind === LETTER ? 1 : 0);
    shifted[at + 1] =
      shifted[at]! + (garbled && kind === SHIFTED_BLANK && kinds[at - 1] !== SHIFTED_BLANK ? 1 : 0);
    const alone = kind === PLAIN_BLANK && kinds[at - 1] !== SHIFTED_BLANK && kinds[at + 1] !== SHIFTED_BLANK;
    plain[at + 1] = plain[at]! + (garbled && alone && kinds[at - 1] !== PLAIN_BLANK ? 1 : 0);
  }
  for (let at = 0; at < length; at += 1) {
    const from = Math.max(0, at - NEIGHBOURHOOD);
    const to = Math.min(length, at + NEIGHBOURHOOD);
    const count = (sums: Int32Array): number => sums[to]! - sums[from]!;
    const lost = lostBlankCost(count(letters), count(shifted) + count(plain));
    lostBlank[at] = nats(Math.min(lost, BLANK_COSTS.lost + (spaced ? 0 : noisePenalty)));
    if (kinds[at] !== PLAIN_BLANK) continue;
    if (cells.fixed[at] === 1) {
      spuriousBlank[at] = nats(BLANK_COSTS.insideHealthyWord);
      continue;
    }
    const shiftedHere = spaced ? 0 : count(shifted);
    const { genuine, spurious } = plainBlankCosts(count(letters), shiftedHere, count(plain));
    // Where all blanks are plain, only a slip of the reader puts one inside a word.
    const slip = shiftedHere === 0 ? noisePenalty : 0;
    genuineBlank[at] = nats(genuine);
    spuriousBlank[at] = nats(spaced ? 0.25 : spurious + slip);
  }
  for (const at of insideAbbreviations(cells)) lostBlank[at] = lostBlank[at]! + nats(IN_ABBREVIATION);
  for (const at of insideNames(cells)) lostBlank[at] = lostBlank[at]! + nats(noisePenalty);
  let mixed = 0;
  for (let at = 1; at < length; at += 1) {
    if (
      (kinds[at] === SHIFTED_BLANK && kinds[at - 1] === PLAIN_BLANK) ||
      (kinds[at] === PLAIN_BLANK && kinds[at - 1] === SHIFTED_BLANK)
    )
      mixed += 1;
  }
  return {
    genuineBlank,
    spuriousBlank,
    lostBlank,
    mixedBlanks: nats(mixedBlankCost(mixed, shifted[length]!)),
  };
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
  const bare = markdown
    ? takeEscapesOff(raw)
    : { glyphs: raw, offsets: Array.from({ length: raw.length + 1 }, (_, at) => at), steps: [] };
  const spread = spreadLigatures(bare.glyphs, encoding);
  const { glyphs } = spread;
  const offsets = spread.offsets.map((at) => bare.offsets[at]!);
  const before = text.slice(start, stretch.start);
  const outer = outerBlanks(
    glyphs,
    encoding,
    isBlankCode(text.charCodeAt(stretch.start - 1)),
    isBlankCode(text.charCodeAt(stretch.end)),
  );
  const printed = glyphs.slice(outer.leading, glyphs.length - outer.trailing);
  const letters = spread.letters.subarray(outer.leading);
  const cells = makeCells(before, printed, text.slice(stretch.end, end), encoding, letters);
  const glyphsAsBlanks = takeBlanksForGlyphs(cells, encoding);
  if (printed.includes(EMPHASIS))
    keepMarks(text, stretch, cells, before.length, before.length + printed.length);
  markBlankSign(cells);
  const penalty = Math.max(0, Math.log(REFERENCE_NOISE / Math.max(lessons.noise, LEAST_NOISE)));
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
  const marks = Array.from({ length: printed.length }, (_, at) => at).filter(
    (at) => printed[at] === EMPHASIS && cells.codes[first + at] === printed.charCodeAt(at),
  );
  const kept = new Set(marks.map((at) => at + outer.leading));
  const shown = new Set([...glyphsAsBlanks].map((at) => at - first + outer.leading));
  const composed = compose(bare.glyphs, spread, encoding, moves, { kept, shown });
  const sourceOffset = (cell: number): number =>
    stretch.start +
    (cell < first
      ? cell - first
      : cell > last
        ? raw.length + cell - last
        : offsets[cell - first + outer.leading]!);
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

/** The reading and its steps: decoding as one step, then every move in order. */
function compose(
  shown: string,
  { glyphs, letters }: SpreadGlyphs,
  encoding: Encoding | undefined,
  moves: readonly Move[],
  { kept, shown: printed }: { readonly kept: ReadonlySet<number>; readonly shown: ReadonlySet<number> },
): { text: string; steps: Step[] } {
  const steps: Step[] = [];
  let decoded = glyphs;
  if (encoding !== undefined) {
    const codes = Uint16Array.from({ length: glyphs.length }, (_, at) => {
      const code = glyphs.charCodeAt(at);
      // Plain blanks and marks laid over the text are no glyphs of the font, but for the blanks that are read as digits.
      if ((code === 0x20 && !printed.has(at)) || kept.has(at)) return code;
      return letters[at]! || decodeCode(encoding, code) || code;
    });
    decoded = Array.from(codes, (code) => String.fromCharCode(code)).join("");
    steps.push({
      stage: "decode",
      rule: encoding.family,
      start: 0,
      end: shown.length,
      from: shown,
      to: decoded,
    });
  }
  const parts: string[] = [];
  let taken = 0;
  let shift = 0;
  for (const { start, end, to, rule } of moves) {
    const from = decoded.slice(start, end);
    if (start < taken || from === to) continue;
    steps.push({ stage: "repair", rule, start: start + shift, end: end + shift, from, to });
    parts.push(decoded.slice(taken, start), to);
    taken = end;
    shift += to.length - from.length;
  }
  parts.push(decoded.slice(taken));
  return { text: parts.join(""), steps };
}
