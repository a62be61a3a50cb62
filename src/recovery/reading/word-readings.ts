import { decodeCode } from "../../encodings/index.js";
import { BLANK, isLetterSymbol, SYMBOL_OF_CODE, SYMBOLS } from "../../english/alphabet.js";
import { nats } from "../../english/costs.js";
import { findNode, isWordNode } from "../../english/trie.js";
import { ligatureReadings } from "../../repairs/ligatures.js";
import { BUDGET_PER_GLYPH, budgetOf, LEAST_BUDGET, MOST_BUDGET } from "./budget.js";
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
import { derivedCost } from "./derived-words.js";
import type { FoundWords } from "./found-words.js";
import type { LatticeContext } from "./lattice.js";
import { NOTHING_READ, type OpenPath, spell } from "./open-path.js";
import { NO_PACKED_MOVES, numberOf, type PackedMoves, packCells, packRule } from "./packed-moves.js";
import { FoundWord, type WordEdge } from "./word-edge.js";
import { LETTER_AS_BLANK, WordSearch } from "./word-search.js";
import type { WordTree } from "./words-memory.js";

/** Units from which on a word is so rare that a slip into it is as likely. */
const RARE_WORD = nats(13.3);
/** Units below which a mended word is so likely that no word with more slips is sought. */
const ORDINARY_MENDING = nats(15);
/** Unknown words: nats of there being one, in small letters and with a capital, and of one letter by itself. */
const UNKNOWN = { small: nats(5.5), capital: nats(3.2), single: nats(4) };
/** A capital inside an unknown word, and where blanks are lost; units of a lost blank below which they are. */
const IRREGULAR = { parted: nats(3), unparted: nats(8) };
const MANY_LOST = nats(2);
const DIGIT_COST = nats(1.6);
/** A number beginning. */
const NUMBER = nats(3);
/** A number that stands outside the garble, and each of its digits: nothing speaks against it. */
const HEALTHY_NUMBER = nats(0.3);
/** Endings after an apostrophe, as the lexicon has no words for them; nats. */
const CLITICS: Readonly<Record<string, number>> = { s: 0.4, t: 1.2, re: 2.5, ll: 2.5, ve: 2.5, d: 2.5, m: 3 };
const APOSTROPHES = new Set([0x27, 0x2019]);
/** Stops inside numbers. */
const NUMBER_STOPS = new Set([0x2c, 0x2e]);
/** A healthy word inside a garbled stretch, in units, and its shortest length. */
const UNSHIFTED = nats(4);
const UNSHIFTED_NUMBER = nats(3);
/** The same where the encoding shows letters as digits, so that most digits are letters. */
const UNSHIFTED_AMONG_LETTERS = nats(9);
const SHORTEST_UNSHIFTED = 2;
const PLAIN_WORD = /^[A-Za-z]+$/;
const PLAIN_NUMBER = /^[(£$€]?\d[\d.,:/–-]*[%).,;:]*$/;
/** Units by which a word may be cheaper as any letters than as one that is made of others, and be one all the same. */
const AS_LIKELY = nats(8);
/** One letter before a full stop. */
const INITIAL = nats(3);
const FULL_STOP = 0x2e;
/** Units by which a word may be dearer than its glyphs as an unknown one. */
const WORSE_THAN_OPEN = nats(4);
const NO_LIMIT = 1 << 28;
/** Ways that are followed at once to read glyphs as a word that no lexicon holds. */
const MOST_PATHS = 4;
/** Numbers of the rules. */
const LIGATURE = numberOf("ligature");
const SPURIOUS_BLANK = numberOf("spurious blank");
const LETTER_FOR_BLANK = numberOf("letter shown as a blank");
const UNSHIFTED_SIGN = numberOf("unshifted sign");
const UNSHIFTED_WORD = numberOf("unshifted word");
const NO_WORDS: readonly WordEdge[] = [];
/** Nats of a digit that cannot be shifted being itself rather than what it decodes to. */
const KEPT_DIGIT = 0.3;
/** Nats against a number that may be a word: nearly all that text shows are letters. */
const RATHER_WORD = 3;

/**
 * All that glyphs from one cell on can be read as in one piece: words of the lexicons, words that none holds, numbers, endings
 * after an apostrophe, words cut off at a line end.
 */
export class WordReadings {
  private readonly search: WordSearch;
  /** Units of a number that stands for itself. */
  private readonly unshiftedNumber: number;
  private readonly blanksArePlain: boolean;
  /** The cell that was asked for last, and its words: all states at a cell ask for them, one after the other. */
  private lastAt = -1;
  private lastWords = NO_WORDS;
  private readonly tree: WordTree;
  private readonly signs: Int32Array;

  constructor(
    private readonly cells: Cells,
    private readonly context: LatticeContext,
  ) {
    const { model, lexicon, encoding, shownCodes, costs, memory } = context;
    const digitsAreLetters =
      encoding !== undefined && isLetterSymbol(SYMBOL_OF_CODE[decodeCode(encoding, 0x35)]!);
    this.blanksArePlain = !cells.kinds.includes(SHIFTED_BLANK) && !context.spaced;
    this.unshiftedNumber = digitsAreLetters ? UNSHIFTED_AMONG_LETTERS : UNSHIFTED_NUMBER;
    this.search = new WordSearch(cells, model.words, lexicon.words, encoding, shownCodes, costs, (word) => {
      const node = findNode(model.words, word);
      return node >= 0 && isWordNode(model.words, node) ? node : -1;
    });
    this.tree = memory.treeOf(
      encoding,
      (context.mostSlips << 2) | (this.blanksArePlain ? 2 : 0) | (costs.goneCapitals.length > 0 ? 1 : 0),
    );
    this.signs = memory.signsOf(cells, costs.spuriousBlank, (at) => this.isUnparted(at));
  }

  /** All readings of the glyphs from cell `at` on as one word, with cells counted from there. */
  wordsFrom(at: number): readonly WordEdge[] {
    if (at !== this.lastAt) {
      this.lastWords = this.allFrom(at);
      this.lastAt = at;
    }
    return this.lastWords;
  }

  private allFrom(at: number): readonly WordEdge[] {
    const { cells } = this;
    const kind = cells.kinds[at]!;
    const numbers = this.digitAt(at) > 0 ? this.numbersFrom(at) : NO_WORDS;
    const unshifted = this.unshiftedFrom(at);
    let clitics = NO_WORDS;
    let fragments = NO_WORDS;
    const mayBeLetter = kind === PLAIN_BLANK && cells.letters[at]! < 26;
    const sign = kind === PUNCTUATION && cells.fixed[at] === 0;
    let words = NO_WORDS;
    if (kind === LETTER || kind === ODD || kind === DIGIT_CELL || sign || mayBeLetter) {
      words = this.lettersFrom(at);
      if (at > 0) clitics = this.cliticsFrom(at);
      if (this.context.cutAt > at) fragments = this.fragmentsFrom(at);
    }
    const isAll = numbers.length + unshifted.length + clitics.length + fragments.length === 0;
    return isAll ? words : [...numbers, ...unshifted, ...words, ...clitics, ...fragments];
  }

  /** Words of the lexicons and others: what depends on nothing but these cells, and so is remembered with them. */
  private lettersFrom(at: number): readonly WordEdge[] {
    const known = this.tree.find(this.signs, at);
    if (known !== undefined) return known;
    this.search.forgetWhatWasLookedAt();
    const { words: open, lookedAt } = this.openWordsFrom(at);
    const whole = open.findLast(({ end }) => this.isCleanEnd(at + end));
    const openCost = whole === undefined ? NO_LIMIT : whole.wordCost + whole.channelCost;
    const token = this.tokenFrom(at);
    const words = [...this.lexiconWordsFrom(at, token, openCost), ...open];
    this.tree.add(this.signs, at, Math.max(this.search.lookedAt, lookedAt, at + token), words);
    return words;
  }

  /** Cells of the token that begins at a cell. */
  private tokenFrom(at: number): number {
    let token = 0;
    while (at + token < this.cells.length && !this.isLikelyEnd(at + token) && token < LONGEST_WORD)
      token += 1;
    return token;
  }

  /** Whether a word that ends before cell `at` ends where the glyphs say so. */
  isCleanEnd(at: number): boolean {
    const kind = this.cells.kinds[at];
    return at >= this.cells.length || kind === SHIFTED_BLANK || kind === PUNCTUATION;
  }

  /** Whether a word surely ends before a cell, or a blank stands there where all blanks are plain. */
  private isLikelyEnd(at: number): boolean {
    return (this.blanksArePlain && this.cells.kinds[at] === PLAIN_BLANK) || this.isCleanEnd(at);
  }

  /** @param openCost units of the glyphs up to the next clean end as a word that no lexicon holds */
  private lexiconWordsFrom(at: number, token: number, openCost: number): readonly WordEdge[] {
    const { cells, context, search } = this;
    const total = openCost + WORSE_THAN_OPEN;
    const exact = search.search(at, { slips: 0, channel: MOST_BUDGET, total: NO_LIMIT }).edges();
    const settled = exact.some((edge) => {
      const { end, wordCost, channelCost } = edge;
      if (wordCost >= RARE_WORD || channelCost > nats(6)) return false;
      if (this.isCleanEnd(at + end)) return true;
      return cells.kinds[at + end] === PLAIN_BLANK && end > 3 && edge.moves.length === 0;
    });
    if (settled) return exact;
    const channel = Math.min(MOST_BUDGET, LEAST_BUDGET + token * BUDGET_PER_GLYPH);
    if (context.encoding !== undefined && context.costs.ligatures.size === 0) {
      const found = search.search(at, { slips: 0, channel, total, lost: true });
      exact.push(...found.edges((word) => found.slips(word) > 0));
    }
    if (context.mostSlips === 0) return exact;
    const fitting = exact.filter(({ channelCost, word }) => channelCost <= budgetOf(word.length));
    const mended = (slips: number): FoundWords =>
      search.search(at, { slips, channel, total, budgeted: true });
    const isWanted = (found: FoundWords, word: number): boolean =>
      found.slips(word) > 0 && found.channelCost(word) <= budgetOf(found.lengthOf(word));
    const isOrdinary = (end: number, slips: number, cost: number): boolean =>
      this.isCleanEnd(at + end) && slips === 1 && end > 3 && cost < ORDINARY_MENDING;
    const once = mended(1);
    const isMended =
      fitting.some(({ end, slips, wordCost, channelCost }) =>
        isOrdinary(end, slips, wordCost + channelCost),
      ) ||
      once.some(
        (word) =>
          isWanted(once, word) &&
          isOrdinary(once.end(word), once.slips(word), once.wordCost(word) + once.channelCost(word)),
      );
    const isEnough = isMended || token < 5 || context.mostSlips < 2;
    const found = isEnough ? once : mended(token >= 9 && context.mostSlips > 2 ? 3 : 2);
    return [...fitting, ...found.edges((word) => isWanted(found, word))];
  }

  /** The digit (as a code) that a cell shows, decoded or as it stands; 0 if none. */
  digitAt(at: number): number {
    const { cells } = this;
    if (cells.kinds[at] === DIGIT_CELL) return cells.codes[at]!;
    const shown = cells.raw.charCodeAt(at);
    return cells.kept[at] === 1 && shown >= 0x30 && shown <= 0x39 ? shown : 0;
  }

  /** Whether a whole token from cell `at` on is a number as it stands. */
  private isPlainNumber(at: number): boolean {
    const { raw } = this.cells;
    const end = raw.indexOf(" ", at);
    return (at === 0 || raw[at - 1] === " ") && PLAIN_NUMBER.test(raw.slice(at, end < 0 ? raw.length : end));
  }

  /** Numbers, with stops between their digits. */
  private numbersFrom(at: number): WordEdge[] {
    const { cells } = this;
    const edges: WordEdge[] = [];
    let text = "";
    const healthy = cells.fixed[at] === 1 && this.isPlainNumber(at);
    let cost = healthy ? HEALTHY_NUMBER : NUMBER;
    if (!healthy && cells.kinds[at] === LETTER) cost += nats(RATHER_WORD);
    const moves: number[] = [];
    for (let end = at; end < cells.length && end - at < LONGEST_WORD; end += 1) {
      const digit = this.digitAt(end);
      if (digit > 0) {
        text += String.fromCharCode(digit);
        cost += healthy ? HEALTHY_NUMBER : DIGIT_COST;
        if (cells.kinds[end] !== DIGIT_CELL) {
          cost += nats(KEPT_DIGIT);
          moves.push(...packedMove(UNSHIFTED_SIGN, text.length - 1, text.length, end - at));
        }
        if (this.digitAt(end + 1) === 0)
          edges.push(this.openEdge(end + 1 - at, text, cost, 0, [...moves], "number"));
        continue;
      }
      if (end === at || this.digitAt(end + 1) === 0) break;
      if (cells.kinds[end] === PLAIN_BLANK) {
        moves.push(...packedMove(SPURIOUS_BLANK, text.length, text.length, end - at));
        cost += this.context.costs.spuriousBlank[end]!;
      } else if (NUMBER_STOPS.has(cells.codes[end]!)) {
        text += String.fromCharCode(cells.codes[end]!);
        cost += nats(1);
      } else {
        break;
      }
    }
    return edges;
  }

  /** Words that no lexicon holds, spelled as names and words are; only cheap moves. */
  private openWordsFrom(at: number): { words: WordEdge[]; lookedAt: number } {
    const { cells, context } = this;
    const { spelling } = context.model;
    const edges: WordEdge[] = [];
    let paths: OpenPath[] = [{ ...NOTHING_READ }];
    let end = at;
    while (end < cells.length && end - at < LONGEST_WORD && paths.length > 0) {
      const kind = cells.kinds[end]!;
      if (kind === LETTER && paths.length === 1) {
        // Nearly all paths are alone and go on by a letter.
        spell(paths[0]!, cells.codes[end]!, spelling);
      } else if (kind === PLAIN_BLANK && cells.letters[end]! >= 26) {
        // No word begins with a blank, and none has two of them inside.
        if (end === at || cells.kinds[end - 1] === PLAIN_BLANK) break;
        for (const path of paths) this.skipBlank(path, at, end);
      } else {
        paths = this.openPathsAfter(paths, at, end);
      }
      end += 1;
      if (kind === PLAIN_BLANK) continue;
      for (const path of paths) {
        const close = spelling[path.context * SYMBOLS + BLANK]!;
        const capital = path.text.charCodeAt(0) < 0x60;
        const unknown = path.text.length === 1 ? UNKNOWN.single : capital ? UNKNOWN.capital : UNKNOWN.small;
        const irregular = path.irregular ? this.irregularAt(end) : 0;
        const initial = path.text.length === 1 && cells.codes[end] === FULL_STOP;
        const spelled = initial ? INITIAL : unknown + path.cost + close + irregular;
        const derived = derivedCost(path.text, context.model.words) + irregular;
        const source = derived < spelled + AS_LIKELY ? "derived" : "open";
        const cost = Math.min(spelled, derived);
        edges.push(this.openEdge(end - at, path.text, cost, path.channel, path.moves, source));
      }
    }
    return { words: edges, lookedAt: end };
  }

  /** Takes a blank for one that nobody printed. */
  private skipBlank(path: OpenPath, at: number, end: number): void {
    const { length } = path.text;
    path.channel += this.context.costs.spuriousBlank[end]!;
    path.moves = [...path.moves, ...packedMove(SPURIOUS_BLANK, length, length, end - at)];
  }

  /** The ways on over one cell, the best first. */
  private openPathsAfter(paths: readonly OpenPath[], at: number, end: number): OpenPath[] {
    const { cells, context } = this;
    const { spelling } = context.model;
    const kind = cells.kinds[end]!;
    const next: OpenPath[] = [];
    const grow = (path: OpenPath, text: string, channel: number, rule = -1): void => {
      const { length } = path.text;
      const moves =
        rule < 0 ? path.moves : [...path.moves, ...packedMove(rule, length, length + text.length, end - at)];
      const grown = { ...path, channel: path.channel + channel, moves };
      for (let letter = 0; letter < text.length; letter += 1) spell(grown, text.charCodeAt(letter), spelling);
      next.push(grown);
    };
    for (const path of paths) {
      if (kind === LETTER) grow(path, String.fromCharCode(cells.codes[end]!), 0);
      else if (kind === PLAIN_BLANK && cells.letters[end]! < 26)
        grow(path, this.letterShownAsBlank(end), LETTER_AS_BLANK, LETTER_FOR_BLANK);
      if (kind === PLAIN_BLANK && path.text !== "" && cells.kinds[end - 1] !== PLAIN_BLANK)
        grow(path, "", context.costs.spuriousBlank[end]!, SPURIOUS_BLANK);
      if (kind === ODD) {
        for (const { text, cost } of ligatureReadings(cells.raw[end]!, false)) {
          const learned = context.costs.ligatures.get(cells.raw[end]! + text) ?? nats(cost);
          grow(path, text, learned, LIGATURE);
        }
      }
    }
    if (next.length > 1) next.sort((a, b) => a.cost + a.channel - b.cost - b.channel);
    if (next.length > MOST_PATHS) next.length = MOST_PATHS;
    return next;
  }

  private letterShownAsBlank(at: number): string {
    const { letters, capitals } = this.cells;
    return String.fromCharCode(letters[at]! + (capitals[at] === 1 ? 0x41 : 0x61));
  }

  /** Units of a capital inside a word that ends before a cell: where blanks are lost, one stood before it. */
  private irregularAt(end: number): number {
    return this.isUnparted(end - 1) ? IRREGULAR.unparted : IRREGULAR.parted;
  }

  private isUnparted(at: number): boolean {
    return this.context.costs.lostBlank[at]! < MANY_LOST;
  }

  /** Whether a cell is none of the garble, or a plain blank. */
  private isTokenEdge(cell: number): boolean {
    const { kinds, fixed, length } = this.cells;
    return cell < 0 || cell >= length || kinds[cell] === PLAIN_BLANK || fixed[cell] === 1;
  }

  /** A word or number between plain blanks that reads as it stands: the garble may leave one out. */
  private unshiftedFrom(at: number): readonly WordEdge[] {
    const { cells, context } = this;
    const { words } = context.model;
    if (context.encoding === undefined || cells.fixed[at] === 1 || !this.isTokenEdge(at - 1)) return NO_WORDS;
    let end = at;
    while (!this.isTokenEdge(end) && end - at < LONGEST_WORD) end += 1;
    const token = cells.raw.slice(at, end);
    const moves = [packRule(UNSHIFTED_WORD, 0, token.length), packCells(0, token.length)];
    if (PLAIN_NUMBER.test(token)) {
      return [
        this.openEdge(
          token.length,
          token,
          NUMBER + DIGIT_COST * token.length,
          this.unshiftedNumber,
          moves,
          "number",
        ),
      ];
    }
    if (token.length < SHORTEST_UNSHIFTED || !PLAIN_WORD.test(token)) return NO_WORDS;
    const node = findNode(words, token.toLowerCase());
    if (node < 0 || !isWordNode(words, node)) return NO_WORDS;
    const cost = words.wordCosts[node]!;
    return [new FoundWord(token.length, token, node, cost, UNSHIFTED, 0, 0, "lexicon", moves)];
  }

  private cliticsFrom(at: number): readonly WordEdge[] {
    const { cells } = this;
    const isApostrophe =
      APOSTROPHES.has(cells.codes[at - 1]!) || APOSTROPHES.has(cells.raw.charCodeAt(at - 1));
    if (!isApostrophe && cells.kinds[at - 1] !== ODD) return NO_WORDS;
    const edges: WordEdge[] = [];
    for (const [text, cost] of Object.entries(CLITICS)) {
      let end = at;
      while (
        end - at < text.length &&
        cells.kinds[end] === LETTER &&
        cells.codes[end] === text.charCodeAt(end - at)
      ) {
        end += 1;
      }
      if (end - at === text.length)
        edges.push(this.openEdge(end - at, text, nats(cost), 0, NO_PACKED_MOVES, "lexicon"));
    }
    return edges;
  }

  /** A word that goes on beyond the line end. */
  private fragmentsFrom(at: number): readonly WordEdge[] {
    const { cells, context } = this;
    const { words } = context.model;
    let text = "";
    const moves: number[] = [];
    let channel = 0;
    for (let end = at; end < context.cutAt; end += 1) {
      const kind = cells.kinds[end]!;
      if (kind === LETTER) text += String.fromCharCode(cells.codes[end]!);
      else if (kind === PLAIN_BLANK && text !== "") {
        moves.push(...packedMove(SPURIOUS_BLANK, text.length, text.length, end - at));
        channel += context.costs.spuriousBlank[end]!;
      } else if (kind === ODD && text !== "") {
        const [reading] = ligatureReadings(cells.raw[end]!, false);
        if (reading === undefined) return NO_WORDS;
        moves.push(...packedMove(LIGATURE, text.length, text.length + reading.text.length, end - at));
        text += reading.text;
        channel += nats(reading.cost);
      } else return NO_WORDS;
      if (text.length > LONGEST_WORD) return NO_WORDS;
    }
    if (text.length < 2) return NO_WORDS;
    const node = findNode(words, text.toLowerCase());
    if (node < 0) return NO_WORDS;
    const cost = words.bestCosts[node]! + context.cutCost;
    return [this.openEdge(context.cutAt - at, text, cost, channel, moves, "fragment")];
  }

  private openEdge(
    end: number,
    word: string,
    wordCost: number,
    channelCost: number,
    moves: PackedMoves,
    source: WordEdge["source"],
  ): WordEdge {
    return new FoundWord(end, word, -1, wordCost, channelCost, 0, 0, source, moves);
  }
}

/** A move over one cell. */
const packedMove = (rule: number, first: number, last: number, cell: number): readonly [number, number] => [
  packRule(rule, first, last),
  packCells(cell, cell + 1),
];
