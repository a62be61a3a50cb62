import { type Encoding, showsBeyondAscii } from "../../encodings/index.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../../english/alphabet.js";
import { nats } from "../../english/costs.js";
import { type LigatureReading, ligatureReadings } from "../../repairs/ligatures.js";
import { looksAlike, MERGED, SLIP_COSTS } from "../../repairs/misreadings.js";
import { type Cells, LETTER, ODD, PLAIN_BLANK, PUNCTUATION, SHIFTED_BLANK } from "./cells.js";

/** What a cell is that cannot be read as one letter only: the end of a word, a blank that may be skipped, anything. */
export const WORD_END = 252;
export const BLANK_INSIDE = 253;
export const ANY_LETTER = 254;
/** A cell that was not looked at yet. */
const UNSETTLED = 255;

const SMALL_A = 0x61;
const isLetterCode = (code: number): boolean => isLetterSymbol(SYMBOL_OF_CODE[code]!);
/** A letter read where a digit or a sign is shown. */
const AWKWARD = nats(1);

interface CellLigature {
  readonly letters: readonly number[];
  readonly cost: number;
}

const NO_LIGATURES: readonly CellLigature[] = [];

const usualLigaturesKnown = new WeakMap<readonly LigatureReading[], readonly CellLigature[]>();

/** What a glyph may be as a ligature, as long as its document teaches nothing else. */
function usualLigatures(readings: readonly LigatureReading[]): readonly CellLigature[] {
  const known = usualLigaturesKnown.get(readings);
  if (known !== undefined) return known;
  const made = readings.map(({ text, cost }) => ({
    letters: Array.from(text, (letter) => letter.charCodeAt(0) - SMALL_A),
    cost: nats(cost),
  }));
  usualLigaturesKnown.set(readings, made);
  return made;
}

const confusionsKnown = new WeakMap<Uint16Array, Map<number, Uint16Array>>();

/**
 * Units of every letter where a glyph is shown for another one.
 *
 * @param shownCodes shown code of every true one
 */
function confusionsWith(shownCodes: Uint16Array, shown: number, isLetter: boolean): Uint16Array {
  const known = confusionsKnown.get(shownCodes) ?? new Map<number, Uint16Array>();
  confusionsKnown.set(shownCodes, known);
  const key = isLetter ? shown : -1 - shown;
  const made =
    known.get(key) ??
    Uint16Array.from({ length: 26 }, (_, letter) => {
      const small = shownCodes[SMALL_A + letter]!;
      const capital = shownCodes[SMALL_A - 0x20 + letter]!;
      const alike = looksAlike(small, shown) || looksAlike(capital, shown);
      return nats(alike ? SLIP_COSTS.confused : SLIP_COSTS.substituted) + (isLetter ? 0 : AWKWARD);
    });
  known.set(key, made);
  return made;
}

/** What the glyph of a cell may be read as, by itself; worked out once a cell, when first asked for. */
export class CellReadings {
  private readonly ligatures: (readonly CellLigature[] | undefined)[] = [];
  private readonly confusions: (Uint16Array | undefined)[] = [];
  private readonly merged: (readonly (readonly [number, number])[] | undefined)[] = [];
  private readonly onlyLetters: Uint8Array;
  /** Whether small letters of ASCII, which the encoding shows none by, may stand for themselves. */
  private readonly hasPlainLetters: boolean;

  /**
   * @param shownCodes shown code of every true one
   * @param learned units of glyphs as ligatures, by glyph and text
   */
  constructor(
    private readonly cells: Cells,
    private readonly encoding: Encoding | undefined,
    private readonly shownCodes: Uint16Array,
    private readonly learned: ReadonlyMap<string, number>,
  ) {
    this.hasPlainLetters = encoding !== undefined && showsBeyondAscii(encoding);
    this.onlyLetters = new Uint8Array(cells.length).fill(UNSETTLED);
  }

  ligaturesAt(at: number): readonly CellLigature[] {
    this.ligatures[at] ??= this.ligaturesOf(at);
    return this.ligatures[at];
  }

  /** Units of every letter where the glyph is shown for another one. */
  confusionsAt(at: number): Uint16Array {
    this.confusions[at] ??= confusionsWith(
      this.shownCodes,
      this.cells.raw.charCodeAt(at),
      this.cells.kinds[at] === LETTER,
    );
    return this.confusions[at];
  }

  /** Pairs of letters (0–25) that may have run together. */
  mergedAt(at: number): readonly (readonly [number, number])[] {
    this.merged[at] ??= this.mergedOf(at);
    return this.merged[at];
  }

  /** The one letter (0–25) that a cell can be read as without a slip, or what else it is. */
  onlyLetterAt(at: number): number {
    const known = this.onlyLetters[at]!;
    if (known !== UNSETTLED) return known;
    const only = this.onlyLetterOf(at);
    this.onlyLetters[at] = only;
    return only;
  }

  /** The code of the letter that a cell shows, where it may stand for itself: the encoding shows no such, or keeps it; 0 if none. */
  plainLetter(at: number): number {
    const { cells } = this;
    const shown = cells.raw.charCodeAt(at);
    if (cells.kept[at] === 1) return isLetterCode(shown) && cells.codes[at] !== shown ? shown : 0;
    if (!this.hasPlainLetters || cells.kinds[at] !== LETTER) return 0;
    return isLetterCode(shown) && shown >= SMALL_A ? shown : 0;
  }

  private ligaturesOf(at: number): readonly CellLigature[] {
    const glyph = this.cells.raw[at]!;
    const readings = ligatureReadings(glyph, this.cells.kinds[at] !== ODD);
    if (readings.length === 0) return NO_LIGATURES;
    const usual = usualLigatures(readings);
    const { learned } = this;
    if (learned.size === 0) return usual;
    return usual.map(({ letters, cost }, index) => ({
      letters,
      cost: learned.get(glyph + readings[index]!.text) ?? cost,
    }));
  }

  private onlyLetterOf(at: number): number {
    const { cells } = this;
    const kind = cells.kinds[at]!;
    if (cells.fixed[at] === 1) return kind === LETTER ? cells.letters[at]! : ANY_LETTER;
    if (kind === SHIFTED_BLANK) return WORD_END;
    if (kind === PLAIN_BLANK) return cells.letters[at]! < 26 ? ANY_LETTER : BLANK_INSIDE;
    if (this.ligaturesAt(at).length > 0 || cells.raw[at] === "-") return ANY_LETTER;
    if (kind === LETTER || kind === PUNCTUATION) if (this.plainLetter(at) > 0) return ANY_LETTER;
    if (kind === LETTER) return cells.letters[at]!;
    return kind === PUNCTUATION ? WORD_END : ANY_LETTER;
  }

  private mergedOf(at: number): (readonly [number, number])[] {
    return (MERGED[this.cells.raw[at]!] ?? [])
      .map((two) => [this.letterOf(two.charCodeAt(0)), this.letterOf(two.charCodeAt(1))] as const)
      .filter(([one, two]) => one >= 0 && two >= 0);
  }

  /** The letter (0–25) that a shown code decodes to, or -1. */
  private letterOf(shown: number): number {
    const code = this.encoding === undefined ? shown : this.encoding.codes[shown]!;
    const small = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
    return small >= SMALL_A && small <= 0x7a ? small - SMALL_A : -1;
  }
}
