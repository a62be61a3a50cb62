import { decodeCode, type Encoding } from "../../encodings/index.js";
import { costAfter, rowOf } from "../../english/bigrams.js";
import { nats } from "../../english/costs.js";
import type { DocumentLexicon } from "../../english/document-lexicon.js";
import type { Model } from "../../english/model.js";
import { ligatureReadings } from "../../repairs/ligatures.js";
import { CLOSING_QUOTE, CURLY_APOSTROPHE, OPENING_QUOTE, signCosts } from "../../repairs/quotes.js";
import { BLANK_COSTS } from "../../repairs/spacing.js";
import {
  type Cells,
  DIGIT_CELL,
  LETTER,
  LONGEST_WORD,
  ODD,
  PLAIN_BLANK,
  PUNCTUATION,
  SHIFTED_BLANK,
} from "./cells.js";
import { afterLostBlank, type Changes, changesOf, NO_CHANGES } from "./changes.js";
import { Integers } from "./integers.js";
import { type Edge, Edges } from "./lattice-edges.js";
import { LatticeStates } from "./lattice-states.js";
import type { Move } from "./moves.js";
import { type ReadWord, readWordsOf, WIDEST_MARGIN } from "./rivals.js";
import {
  CLOSING,
  COMMON_SIGNS,
  CURRENCY,
  FULL_STOPS,
  isAccented,
  isAsciiSign,
  JOINING,
  MARKS,
  OPENING,
  OWN_SIGNS,
  STOPS,
  STRAIGHT_QUOTE,
  WHITE_SPACE,
} from "./sign-classes.js";
import type { WordEdge } from "./word-edge.js";
import { WordReadings } from "./word-readings.js";
import type { SearchCosts } from "./word-search.js";
import type { WordsMemory } from "./words-memory.js";

/** What was read last. */
const AFTER_WORD = 0;
const AFTER_BLANK = 1;
/** A blank, or the beginning, before which a sentence ended. */
const AT_SENTENCE = 2;
const AFTER_CLOSING = 3;
const AFTER_FULL_STOP = 4;
/** An opening bracket or quote, a hyphen, an apostrophe: a word may follow at once. */
const AFTER_OPENING = 5;

/** After these a word may begin. */
const beginsWord = (kind: number): boolean =>
  kind === AFTER_BLANK || kind === AT_SENTENCE || kind === AFTER_OPENING;

/** Costs of the channel that depend on the stretch; units. */
export interface LatticeCosts extends SearchCosts {
  /** A plain blank as the blank that was printed, by cell. */
  readonly genuineBlank: Uint16Array;
  /** A blank shown both as one of the encoding and as a plain one. */
  readonly mixedBlanks: number;
  /** Two words with nothing between them, by the cell of the second. */
  readonly lostBlank: Uint16Array;
}

/** What the lattice reads with. */
export interface LatticeContext {
  readonly model: Model;
  readonly lexicon: DocumentLexicon;
  readonly encoding: Encoding | undefined;
  /** Whether the letters of the stretch stand apart, so that several blanks are one. */
  readonly spaced: boolean;
  /** Shown code of every true one. */
  readonly shownCodes: Uint16Array;
  readonly costs: LatticeCosts;
  /** Node of the healthy word right before the stretch, or -1. */
  readonly previousWord: number;
  /** Whether a sentence surely begins with the stretch. */
  readonly atSentence: boolean;
  /** Whether a sign stands right before the stretch, so that a blank may follow. */
  readonly atSign: boolean;
  /** Cell before which a line ends, so that a word may be cut off there, and units for it to be; -1: nowhere. */
  readonly cutAt: number;
  readonly cutCost: number;
  /** Whether full stops are control characters in the encoding, which nobody kept: they are lost everywhere, or nowhere. */
  readonly stopsGone: boolean;
  /** Most slips of the reader in one word. */
  readonly mostSlips: number;
  /** Whether nothing but the cost is asked for. */
  readonly onlyCost: boolean;
  /** Units beyond which the search may be given up. */
  readonly mostCost: number;
  /** Words that were found with the same lexicon and the same costs of what a reader does. */
  readonly memory: WordsMemory;
}

/** One step of the best path: a word, or what stands between words. */
export interface Piece {
  /** Cells, half open. */
  readonly start: number;
  readonly end: number;
  readonly moves: readonly Move[];
  readonly word?: WordEdge;
}

export interface LatticeResult {
  readonly pieces: readonly Piece[];
  readonly words: readonly ReadWord[];
  /** Nats of the best path. */
  readonly cost: number;
  /** What it ends with, as the context gives what it begins with. */
  readonly lastWord: number;
  readonly atSentence: boolean;
}

/** States kept at one cell, and how much dearer than the best they may be. */
const BEAM = { states: 32, width: nats(12) };
/** Cells after which it is looked again whether a search is to be given up. */
const CELLS_TO_A_LOOK = 8;
/** Units that no glyph of English costs less than. */
const LEAST_PER_GLYPH = nats(0.6);

/** Units below which a word is one that no sentence ends with. */
const FUNCTION_WORD = nats(6);

/** Units of one that opens where the one before opened, or closes where it closed. */
const OUT_OF_TURN = nats(1.5);

/** Units in nats of a sign that cannot be shifted being itself rather than what it decodes to. */
const KEPT_SIGN = 0.3;
/**
 * Nats against the same where it may be a letter, since nearly all that text shows are letters: a stop at the end of a word
 * is as common there as a letter, and hardly any sign stands by itself.
 */
const RATHER_LETTER = { within: 3, stop: 1.2, alone: 8 } as const;
const isBlankKind = (kind: number | undefined): boolean =>
  kind === undefined || kind === PLAIN_BLANK || kind === SHIFTED_BLANK;
/** Nats against a blank that may be a letter behind another, or before a stop: print has none there. */
const RATHER_LETTER_SHOWN = 6;
/** Nats against one blank too many where a blank is shown for a letter as well. */
const RATHER_PRINTED = 2.5;
/** Nats of a letter with an accent being itself: an encoding that has none shows it as it is. */
const OWN_LETTER = 2.5;
/** Nats of a sign that is shown as a blank, where other blanks are shifted. */
const SIGN_AS_BLANK = 1.2;
/** A small letter where a sentence begins. */
const SMALL_AT_SENTENCE = nats(2);

const NO_LIMIT = 1 << 28;

/** Units beyond the cheapest way to a cell at which a step is in no path that the beam keeps, and no rival to one. */
const HOPELESS = BEAM.width + nats(WIDEST_MARGIN);

/**
 * Reads glyphs in one search over all ways to part them into words, blanks and signs, scored by the word model and by
 * what each move costs.
 */
export function readAtOnce(cells: Cells, context: LatticeContext): LatticeResult {
  EDGES.clear();
  STATES.begin(cells.length);
  return new Lattice(cells, context, EDGES, STATES).read();
}

/** Used by one search after the other: most stretches are short, and are read often. */
const EDGES = new Edges();
const STATES = new LatticeStates();
const HERE = new Integers();

/** Straight quotes before every cell. */
function quotesBefore({ kinds, codes, length }: Cells): Int32Array {
  const counts = new Int32Array(length);
  for (let at = 1; at < length; at += 1) {
    const isQuote = kinds[at - 1] === PUNCTUATION && codes[at - 1] === STRAIGHT_QUOTE;
    counts[at] = counts[at - 1]! + (isQuote ? 1 : 0);
  }
  return counts;
}

class Lattice {
  /** The states at the cell that is read, those kept so far first. */
  private readonly here = HERE;
  private readonly words: WordReadings;
  private quotesBefore: Int32Array | undefined;
  /** Stop or comma that the encoding shows as a plain blank, while it shows its blanks as something else; 0 if none. */
  private readonly signShownAsBlank: number;
  /** Cost of the cheapest state at every cell. */
  private readonly leastCosts: Int32Array;

  constructor(
    private readonly cells: Cells,
    private readonly context: LatticeContext,
    private readonly edges: Edges,
    private readonly states: LatticeStates,
  ) {
    this.leastCosts = new Int32Array(cells.length + 1).fill(NO_LIMIT);
    this.words = new WordReadings(cells, context);
    const sign = context.encoding === undefined ? 0 : decodeCode(context.encoding, 0x20);
    this.signShownAsBlank = CLOSING.has(sign) && cells.kinds.includes(SHIFTED_BLANK) ? sign : 0;
  }

  read(): LatticeResult {
    const { cells, context } = this;
    this.reach(
      -1,
      0,
      context.atSentence
        ? AT_SENTENCE
        : context.atSign && cells.kinds[0] === SHIFTED_BLANK
          ? AFTER_CLOSING
          : AFTER_BLANK,
      context.previousWord,
      0,
      0,
      0,
      NO_CHANGES,
    );
    for (let at = 0; at <= cells.length; at += 1) {
      this.here.clear();
      if (at % CELLS_TO_A_LOOK === 0 && this.leastFrom(at) > context.mostCost) break;
      this.prune(at);
      if (at === cells.length) break;
      // What ends a word leads on at the same cell where a blank was lost, and so comes before what begins one.
      this.expandAll(false);
      this.prune(at);
      this.expandAll(true);
    }
    return this.result();
  }

  /** Expands the states after which a word may begin, or all others. */
  private expandAll(areBeginnings: boolean): void {
    const { here } = this;
    for (let index = 0; index < here.length; index += 1) {
      const state = here.at(index);
      if (beginsWord(this.states.kinds[state]!) === areBeginnings) this.expand(state);
    }
  }

  private prune(at: number): void {
    const { here } = this;
    const { costs } = this.states;
    this.states.takeNew(at, here);
    if (here.length === 0) return;
    let least = NO_LIMIT;
    for (let index = 0; index < here.length; index += 1) least = Math.min(least, costs[here.at(index)]!);
    const limit = Math.min(least, this.costAhead(at)) + BEAM.width;
    // Sorted as it is read: what is kept are some tens, and sorting them twice a cell must not take memory.
    let kept = 0;
    for (let next = 0; next < here.length; next += 1) {
      const state = here.at(next);
      const cost = costs[state]!;
      if (cost > limit) continue;
      let place = kept;
      while (place > 0) {
        const other = here.at(place - 1);
        const otherCost = costs[other]!;
        if (otherCost < cost || (otherCost === cost && other < state)) break;
        here.set(place, other);
        place -= 1;
      }
      here.set(place, state);
      kept = Math.min(kept + 1, BEAM.states);
    }
    here.truncate(kept);
  }

  /** Units at which this cell is worth going on from: what cells ahead were already reached with, less what lies between. */
  private costAhead(at: number): number {
    let least = NO_LIMIT;
    for (let ahead = at + 1; ahead <= this.cells.length && ahead - at < LONGEST_WORD; ahead += 1) {
      least = Math.min(least, this.leastCosts[ahead]! - LEAST_PER_GLYPH * (ahead - at));
      if (this.words.isCleanEnd(ahead)) break;
    }
    return least;
  }

  /** Units that no path through what is reached so far costs less than: no step makes one cheaper. */
  private leastFrom(at: number): number {
    if (this.context.mostCost === Number.POSITIVE_INFINITY) return 0;
    let least = NO_LIMIT;
    for (let ahead = at; ahead <= this.cells.length; ahead += 1)
      least = Math.min(least, this.leastCosts[ahead]!);
    return least;
  }

  /** Adds an edge and its state, or a cheaper way to a state there is. */
  private reach(
    from: number,
    at: number,
    kind: number,
    word: number,
    edgeCost: number,
    start: number,
    end: number,
    changes: Changes,
    wordEdge?: WordEdge,
  ): void {
    const { edges, states } = this;
    const cost = (from < 0 ? 0 : states.costs[from]!) + edgeCost;
    if (cost > this.leastCosts[at]! + HOPELESS) return;
    const target = states.reach(at, kind, word, cost, edges.length);
    if (cost < this.leastCosts[at]!) this.leastCosts[at] = cost;
    edges.add(from, target, edgeCost, start, end, changes, wordEdge);
  }

  /** Adds an edge over one cell. */
  private take(from: number, kind: number, word: number, cost: number, changes: Changes): void {
    const at = this.states.ats[from]!;
    this.reach(from, at + 1, kind, word, cost, at, at + 1, changes);
  }

  private expand(from: number): void {
    const at = this.states.ats[from]!;
    const kind = this.states.kinds[from]!;
    const cellKind = this.cells.kinds[at]!;
    if (kind === AFTER_BLANK || kind === AT_SENTENCE || kind === AFTER_OPENING) {
      this.readWords(from);
    } else if (kind === AFTER_CLOSING || kind === AFTER_FULL_STOP) {
      if (cellKind === LETTER || cellKind === ODD || cellKind === DIGIT_CELL) {
        const close = cellKind === DIGIT_CELL ? nats(1.5) : nats(BLANK_COSTS.closeAfterStop);
        this.reach(from, at, AFTER_OPENING, -1, close, at, at, NO_CHANGES);
      }
    }
    this.readBlank(from);
    this.readSign(from);
  }

  /** Blanks, kept, lost, or shown as another sign. */
  private readBlank(from: number): void {
    const { cells, context, states } = this;
    const at = states.ats[from]!;
    const kind = states.kinds[from]!;
    const word = states.words[from]!;
    const cellKind = cells.kinds[at]!;
    const afterBlank = kind === AFTER_BLANK || kind === AT_SENTENCE;
    const then = kind === AFTER_FULL_STOP || kind === AT_SENTENCE ? AT_SENTENCE : AFTER_BLANK;
    const left = kind === AFTER_WORD || afterBlank ? word : -1;
    const opening = kind === AFTER_OPENING ? nats(1.5) : 0;
    if (cellKind === SHIFTED_BLANK || cellKind === PLAIN_BLANK) {
      let end = at;
      let shifted = 0;
      let genuine = 0;
      let whiteSpace = true;
      // Where a blank may be a letter, each of several has to be read by itself.
      const last = cells.letters[at]! < 26 ? at + 1 : cells.length;
      while (end < last && (cells.kinds[end] === SHIFTED_BLANK || cells.kinds[end] === PLAIN_BLANK)) {
        if (cells.kinds[end] === SHIFTED_BLANK) {
          shifted += 1;
          whiteSpace &&= WHITE_SPACE.has(cells.codes[end]!);
        } else {
          genuine = context.costs.genuineBlank[end]!;
        }
        end += 1;
      }
      const plain = end - at - shifted;
      const rather = this.signShownAsBlank > 0 ? nats(RATHER_PRINTED) : 0;
      const mixed = shifted > 0 && plain > 0 ? context.costs.mixedBlanks + rather : nats(0.05);
      const mayBeLetter = cells.letters[at]! < 26;
      const isOdd = mayBeLetter && cells.kinds[end] === PUNCTUATION && CLOSING.has(cells.codes[end]!);
      const cost =
        (shifted > 0 || end - at > 1 ? mixed : genuine) + opening + (isOdd ? nats(RATHER_LETTER_SHOWN) : 0);
      const rule = whiteSpace ? "spurious blank" : "blank for another sign";
      // Blanks of one kind were printed as they are; where both kinds meet, the plain ones were not.
      const uniform = whiteSpace && (plain === 0 || (shifted === 0 && (plain === 1 || !context.spaced)));
      const wide = shifted > 1 && plain > 0 && whiteSpace ? " ".repeat(shifted) : " ";
      if (afterBlank) {
        const repeated = BLANK_COSTS.repeated + (mayBeLetter ? RATHER_LETTER_SHOWN : 0);
        this.reach(from, end, kind, word, nats(repeated), at, end, changesOf("", "spurious blank"));
      } else {
        this.reach(from, end, then, left, cost, at, end, uniform ? NO_CHANGES : changesOf(wide, rule));
        if (this.sentenceMayEnd(from) && this.capitalAt(end)) {
          this.reach(
            from,
            end,
            AT_SENTENCE,
            -1,
            nats(BLANK_COSTS.lostStop) + cost + context.costs.noisePenalty,
            at,
            end,
            changesOf(". ", "lost stop"),
          );
        }
        // A blank before a closing sign, or after an opening one, was never printed.
        const next = cells.kinds[end];
        if (end < cells.length && (next === PUNCTUATION || next === ODD || kind === AFTER_OPENING)) {
          const dropped =
            shifted === 0 && plain === 1
              ? context.costs.spuriousBlank[at]!
              : nats(BLANK_COSTS.shiftedBesideSign) + context.costs.noisePenalty;
          this.reach(from, end, kind, word, dropped, at, end, changesOf("", rule));
        }
      }
      return;
    }
    if (afterBlank) return;
    const letterLike = cellKind === LETTER || cellKind === ODD || cellKind === DIGIT_CELL;
    // Letters and digits stand side by side in names and ordinals.
    if (kind === AFTER_WORD && (cellKind === DIGIT_CELL) !== (cells.kinds[at - 1] === DIGIT_CELL)) {
      this.reach(from, at, AFTER_OPENING, -1, nats(BLANK_COSTS.lettersByDigits), at, at, NO_CHANGES);
    }
    const garbledHere = cells.fixed[at] === 0 || (at > 0 && cells.fixed[at - 1] === 0);
    if (letterLike && kind !== AFTER_OPENING && garbledHere) {
      const betweenWords = context.costs.lostBlank[at]!;
      const afterStop = nats(BLANK_COSTS.lostAfterStop) + (context.spaced ? 0 : context.costs.noisePenalty);
      const cost = kind === AFTER_WORD ? betweenWords : Math.min(afterStop, betweenWords);
      this.reach(from, at, then, left, cost, at, at, changesOf(" ", "lost blank"));
      if (this.sentenceMayEnd(from) && this.capitalAt(at)) {
        const both = cost + nats(BLANK_COSTS.lostStop - 3) + context.costs.noisePenalty;
        this.reach(from, at, AT_SENTENCE, -1, both, at, at, changesOf(". ", "lost stop"));
      }
    }
    if ((cellKind === PUNCTUATION || cellKind === ODD) && cells.fixed[at] === 0 && kind !== AFTER_OPENING) {
      const blank = changesOf(" ", "blank for another sign");
      // What the encoding decodes has hardly been a blank.
      const unlikely = cellKind === PUNCTUATION ? context.costs.noisePenalty : 0;
      this.take(from, then, left, nats(BLANK_COSTS.otherSign) + unlikely, blank);
    }
  }

  /** Whether a full stop may be missing after a word: not among the capitals of a title. */
  private sentenceMayEnd(state: number): boolean {
    const kind = this.states.kinds[state]!;
    const read = this.edges.words[this.states.edges[state]!];
    return (
      kind === AFTER_WORD &&
      !this.context.stopsGone &&
      read !== undefined &&
      read.wordCost > FUNCTION_WORD &&
      read.word.charCodeAt(0) >= 0x60
    );
  }

  private capitalAt(at: number): boolean {
    return at < this.cells.length && this.cells.kinds[at] === LETTER && this.cells.capitals[at] === 1;
  }

  /** Punctuation, quotes and stray signs. */
  private readSign(from: number): void {
    const { cells, states } = this;
    const at = states.ats[from]!;
    const kind = states.kinds[from]!;
    const word = states.words[from]!;
    const cellKind = cells.kinds[at]!;
    const afterBlank = kind === AFTER_BLANK || kind === AT_SENTENCE;
    if (cellKind === ODD) {
      this.readOddSign(from);
      return;
    }
    if (cellKind === PLAIN_BLANK) {
      const sign = this.signShownAsBlank;
      if (sign === 0 || kind !== AFTER_WORD || cells.kinds[at + 1] !== SHIFTED_BLANK) return;
      const to = String.fromCharCode(sign);
      this.readSignAs(from, sign, nats(SIGN_AS_BLANK), changesOf(to, "sign shown as a blank"));
      return;
    }
    const shown = cells.raw.charCodeAt(at);
    const code = cells.codes[at]!;
    if (cellKind === PUNCTUATION) this.readSignAs(from, code, 0, NO_CHANGES);
    if (cells.fixed[at] === 1) return;
    if (cellKind === PUNCTUATION && shown > 0x7f) this.readAccented(from);
    const kept = cells.kept[at] === 1;
    if (shown !== code && (COMMON_SIGNS.has(shown) || (kept && isAsciiSign(shown)))) {
      if (cellKind === PUNCTUATION || (cellKind === LETTER && kept)) {
        const asShown = changesOf(cells.raw[at]!, "unshifted sign");
        const keptHere = KEPT_SIGN + (cellKind === LETTER ? this.ratherLetter(at, afterBlank) : 0);
        this.readSignAs(from, shown, nats(kept ? keptHere : BLANK_COSTS.unshiftedSign), asShown);
      }
    }
    if (cellKind === PUNCTUATION) {
      const cost = nats(BLANK_COSTS.straySign) + this.context.costs.noisePenalty;
      this.take(from, kind, word, cost, changesOf("", "stray sign"));
    }
  }

  /** A sign that the encoding does not read: a quote, a stop, or itself. */
  private readOddSign(from: number): void {
    const { cells, states } = this;
    const at = states.ats[from]!;
    const kind = states.kinds[from]!;
    const word = states.words[from]!;
    const afterBlank = kind === AFTER_BLANK || kind === AT_SENTENCE;
    const closes = kind === AFTER_WORD || kind === AFTER_CLOSING || kind === AFTER_FULL_STOP;
    const costs = signCosts(cells.raw[at]!);
    // What is known as a ligature is hardly ever a quote.
    const unlikely = ligatureReadings(cells.raw[at]!, true).length > 0 ? 4 : 0;
    const read = (next: number, to: string, cost: number, keep: boolean): void => {
      const rule = to === "." ? "confused sign" : "quotation mark";
      const changes = changesOf(to, rule);
      this.take(from, next, keep ? word : -1, nats(cost + unlikely), changes);
    };
    const sentence = kind === AFTER_FULL_STOP ? AFTER_FULL_STOP : AFTER_CLOSING;
    if (afterBlank) read(AFTER_OPENING, OPENING_QUOTE, costs.opening, false);
    if (kind === AFTER_OPENING) read(AFTER_OPENING, OPENING_QUOTE, costs.opening + 2, false);
    if (closes) read(sentence, CLOSING_QUOTE, costs.closing + 0.5, false);
    if (kind === AFTER_WORD) {
      read(AFTER_OPENING, CURLY_APOSTROPHE, costs.apostrophe + 1, true);
      read(AFTER_FULL_STOP, ".", costs.stop, false);
    }
    const glyph = cells.raw.charCodeAt(at);
    if (OWN_SIGNS.has(glyph)) {
      const changes = cells.codes[at] === glyph ? NO_CHANGES : changesOf(cells.raw[at]!, "unshifted sign");
      this.readSignAs(from, glyph, nats(KEPT_SIGN), changes);
    }
    if (unlikely === 0) this.readAccented(from);
    this.take(from, AFTER_CLOSING, -1, nats(10), NO_CHANGES);
  }

  /** Nats against a sign that may be a letter, from where it stands. */
  private ratherLetter(at: number, afterBlank: boolean): number {
    const { kinds, raw } = this.cells;
    if (!isBlankKind(kinds[at + 1])) return RATHER_LETTER.within;
    if (afterBlank) return RATHER_LETTER.alone;
    return STOPS.has(raw.charCodeAt(at)) ? RATHER_LETTER.stop : RATHER_LETTER.within;
  }

  /** @param price units for reading this sign here at all */
  private readSignAs(from: number, code: number, price: number, changes: Changes): void {
    const at = this.states.ats[from]!;
    const kind = this.states.kinds[from]!;
    const word = this.states.words[from]!;
    const afterBlank = kind === AFTER_BLANK || kind === AT_SENTENCE;
    const closes = kind === AFTER_WORD || kind === AFTER_CLOSING || kind === AFTER_FULL_STOP;
    const mark = this.cells.fixed[at] === 1 && MARKS.has(code);
    // A currency sign stands before a number.
    const currency = CURRENCY.has(code);
    const lonely = currency && this.words.digitAt(at + 1) === 0;
    const common = mark || COMMON_SIGNS.has(code) || (currency && !lonely);
    const rare = price + nats(common ? 0.7 : lonely ? 7.5 : 3.5);
    const isApostrophe = code === 0x27 || code === 0x2019;
    if (code === STRAIGHT_QUOTE) {
      this.readStraightQuote(from, rare, changes);
    } else if (CLOSING.has(code)) {
      const next = FULL_STOPS.has(code) ? AFTER_FULL_STOP : AFTER_CLOSING;
      this.take(from, next, -1, rare + (closes ? nats(kind === AFTER_WORD ? 0.5 : 1.5) : nats(3.5)), changes);
    } else if (OPENING.has(code)) {
      this.take(
        from,
        AFTER_OPENING,
        -1,
        rare + (afterBlank || kind === AFTER_OPENING ? 0 : nats(5)),
        changes,
      );
      if (closes) this.openAtOnce(from, rare, changes);
    } else if (JOINING.has(code)) {
      this.take(
        from,
        AFTER_OPENING,
        isApostrophe ? word : -1,
        rare + (closes ? nats(1) : nats(1.5)),
        changes,
      );
      if (closes) this.take(from, AFTER_CLOSING, -1, rare + nats(1.5), changes);
      if (afterBlank) this.take(from, AFTER_CLOSING, -1, rare + nats(2), changes);
    } else {
      this.take(from, AFTER_CLOSING, -1, rare + nats(1), changes);
      this.take(from, AFTER_OPENING, -1, rare + nats(1), changes);
    }
  }

  /** A letter with an accent that an encoding, having none, shows as it is: at the end of a word, or inside one. */
  private readAccented(from: number): void {
    const at = this.states.ats[from]!;
    const glyph = this.cells.raw[at]!;
    if (!isAccented(glyph)) return;
    const changes = changesOf(glyph, "unshifted sign");
    for (const next of [AFTER_CLOSING, AFTER_OPENING]) this.take(from, next, -1, nats(OWN_LETTER), changes);
  }

  /** An opening sign right after what wants a blank before it. */
  private openAtOnce(from: number, price: number, changes: Changes): void {
    const at = this.states.ats[from]!;
    const blank = Math.min(nats(4) + this.context.costs.noisePenalty, this.context.costs.lostBlank[at]!);
    this.take(from, AFTER_OPENING, -1, price + blank, afterLostBlank(changes));
  }

  /** A straight quote opens or closes, by turns for the most part. */
  private readStraightQuote(from: number, price: number, changes: Changes): void {
    const at = this.states.ats[from]!;
    const kind = this.states.kinds[from]!;
    this.quotesBefore ??= quotesBefore(this.cells);
    const isOpen = this.quotesBefore[at]! % 2 === 1;
    const opening = price + (isOpen ? OUT_OF_TURN : 0);
    const closing = price + (isOpen ? 0 : OUT_OF_TURN);
    if (kind === AFTER_BLANK || kind === AT_SENTENCE || kind === AFTER_OPENING) {
      this.take(from, AFTER_OPENING, -1, opening, changes);
      this.take(from, AFTER_CLOSING, -1, closing + nats(2), changes);
    } else {
      const next = kind === AFTER_FULL_STOP ? AFTER_FULL_STOP : AFTER_CLOSING;
      this.take(from, next, -1, closing + nats(0.5), changes);
      this.openAtOnce(from, opening, changes);
    }
  }

  private readWords(from: number): void {
    const at = this.states.ats[from]!;
    const kind = this.states.kinds[from]!;
    const word = this.states.words[from]!;
    const { model } = this.context;
    const row = word < 0 ? -1 : rowOf(model.bigrams, word);
    for (const edge of this.words.wordsFrom(at)) {
      const cost = this.languageCost(edge, row, word, kind);
      this.reach(
        from,
        at + edge.end,
        AFTER_WORD,
        edge.node,
        cost + edge.channelCost,
        at,
        at + edge.end,
        NO_CHANGES,
        edge,
      );
    }
  }

  private languageCost(edge: WordEdge, row: number, previous: number, kind: number): number {
    const first = edge.word.charCodeAt(0);
    const small = first >= 0x61 && first <= 0x7a ? SMALL_AT_SENTENCE : 0;
    const capital = kind === AT_SENTENCE ? Math.min(edge.capitalCost, nats(0.2)) + small : edge.capitalCost;
    if (edge.node < 0) return edge.wordCost + capital;
    const following =
      previous < 0 ? edge.wordCost : costAfter(this.context.model.bigrams, row, edge.node, edge.wordCost);
    return Math.min(following, edge.wordCost + nats(1)) + capital;
  }

  private result(): LatticeResult {
    const { states, edges } = this;
    const finals = this.here;
    if (finals.length === 0) {
      return { pieces: [], words: [], cost: Number.POSITIVE_INFINITY, lastWord: -1, atSentence: false };
    }
    const last = finals.at(0);
    const best = states.costs[last]!;
    const lastWord = states.words[last]!;
    const kind = states.kinds[last]!;
    const end = { cost: best / nats(1), lastWord, atSentence: kind === AT_SENTENCE };
    if (this.context.onlyCost) return { pieces: [], words: [], ...end };
    // Cheapest way from every state to the end, walking edges from the last on: edges lead forward in order of making.
    const toEnd = new Float64Array(states.length).fill(Number.POSITIVE_INFINITY);
    for (let index = 0; index < finals.length; index += 1) toEnd[finals.at(index)] = 0;
    for (let index = edges.length - 1; index >= 0; index -= 1) {
      const from = edges.from.at(index);
      if (from < 0) continue;
      const cost = toEnd[edges.to.at(index)]! + edges.cost.at(index);
      if (cost < toEnd[from]!) toEnd[from] = cost;
    }
    const path: Edge[] = [];
    for (let state = last; state >= 0; ) {
      const edge = states.edges[state]!;
      state = edges.from.at(edge);
      if (state >= 0) path.push(edges.at(edge));
    }
    path.reverse();
    const pieces = path.map(({ start, end, moves, word }) =>
      word ? { start, end, moves, word } : { start, end, moves },
    );
    return { pieces, words: readWordsOf(path, best, toEnd, states, edges, this.cells.length), ...end };
  }
}
