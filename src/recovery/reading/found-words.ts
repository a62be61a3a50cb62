import type { Cells } from "./cells.js";
import { Integers } from "./integers.js";
import {
  holdsCell,
  NO_PACKED_MOVES,
  numberOf,
  type PackedMoves,
  packCells,
  packRule,
  sortedMoves,
} from "./packed-moves.js";
import { PairTable } from "./pair-table.js";
import type { SearchPath } from "./search-path.js";
import { FoundWord, type WordEdge } from "./word-edge.js";

/** How the letters of a word are set: small, the first as a capital, all as capitals, or each as it is shown. */
export const SMALL = 0;
export const FIRST_CAPITAL = 1;
export const CAPITALS = 2;
export const AS_SHOWN = 3;

/** Where a search begins, and what its words are made into edges with. */
export interface SearchStart {
  readonly cells: Cells;
  /** The first cell: all others are counted from it. */
  readonly start: number;
  /** Node of a word of the document in the general lexicon, or -1. */
  readonly generalNodeOf: (word: string) => number;
}

/** Places of what is known of a word. */
const END = 0;
const NODE = 1;
const LENGTH = 2;
const SETTING = 3;
const WORD_COST = 4;
const CHANNEL_COST = 5;
const CAPITAL_COST = 6;
const SLIPS = 7;
const IN_DOCUMENT = 8;
/** Where its way begins, and moves of it. */
const WAY = 9;
const MOVES = 10;
const WIDTH = 11;
const FIRST_ROOM = 256;

/** Bits of a letter and of its case, below the cell that shows it. */
const LETTER_BITS = 5;
const CASE_BITS = 2;
const LETTER = (1 << LETTER_BITS) - 1;
const LETTER_CASE = (1 << CASE_BITS) - 1;

const WRONG_CASE = numberOf("wrong case");
const SMALL_A = 0x61;
/** What parts the small letters of ASCII from its capitals. */
const CASE = 0x20;

/**
 * The words that one search finds, each with the way that reads it, as integers: the next search finds most of them again, and
 * others are soon outdone, so that only those that are asked for are made into edges.
 */
export class FoundWords {
  length = 0;
  private fields = new Int32Array(WIDTH * FIRST_ROOM);
  /** Letters and moves of the ways, one behind the other. */
  private readonly ways = new Integers();
  /** Words of the lexicon that is searched, by their end and node. */
  private readonly numbers = new PairTable();
  /** The first of them. */
  private first = 0;
  private inDocument = 0;
  private from: SearchStart | undefined;

  /** Lets go of all words; what is found next is in the general lexicon. */
  begin(from: SearchStart): void {
    this.from = from;
    this.length = 0;
    this.ways.clear();
    this.beginLexicon(0);
  }

  /** What is found next is in the document's lexicon. */
  beginDocument(): void {
    this.beginLexicon(1);
  }

  private beginLexicon(inDocument: number): void {
    this.inDocument = inDocument;
    this.first = this.length;
    this.numbers.clear();
  }

  /** The word of this lexicon with an end and a node, or -1. */
  find(end: number, node: number): number {
    const number = this.numbers.find(end, node);
    return number < 0 ? -1 : this.first + number;
  }

  /** What `WordEdge` says of a word. */
  end(word: number): number {
    return this.fields[word * WIDTH + END]!;
  }

  wordCost(word: number): number {
    return this.fields[word * WIDTH + WORD_COST]!;
  }

  channelCost(word: number): number {
    return this.fields[word * WIDTH + CHANNEL_COST]!;
  }

  slips(word: number): number {
    return this.fields[word * WIDTH + SLIPS]!;
  }

  /** Its letters. */
  lengthOf(word: number): number {
    return this.fields[word * WIDTH + LENGTH]!;
  }

  /** Adds a word, or a cheaper way to one that was found. */
  add(
    end: number,
    node: number,
    length: number,
    setting: number,
    wordCost: number,
    channelCost: number,
    capitalCost: number,
    slips: number,
    path: SearchPath,
  ): void {
    const word = this.first + this.numbers.numberOf(end, node);
    if (word === this.length) this.makeRoom();
    const { fields, ways } = this;
    const at = word * WIDTH;
    fields[at + END] = end;
    fields[at + NODE] = node;
    fields[at + LENGTH] = length;
    fields[at + SETTING] = setting;
    fields[at + WORD_COST] = wordCost;
    fields[at + CHANNEL_COST] = channelCost;
    fields[at + CAPITAL_COST] = capitalCost;
    fields[at + SLIPS] = slips;
    fields[at + IN_DOCUMENT] = this.inDocument;
    fields[at + WAY] = ways.length;
    fields[at + MOVES] = path.moves;
    const { start } = this.from!;
    for (let letter = 0; letter < length; letter += 1) {
      const cell = path.cells[letter]!;
      const shownBy = cell < 0 ? 0 : cell - start + 1;
      ways.push((((shownBy << CASE_BITS) | path.capitals[letter]!) << LETTER_BITS) | path.letters[letter]!);
    }
    for (let move = 0; move < path.moves; move += 1) {
      ways.push(packRule(path.rules[move]!, path.firstLetters[move]!, path.lastLetters[move]!));
      ways.push(packCells(path.starts[move]! - start, path.ends[move]! - start));
    }
  }

  private makeRoom(): void {
    this.length += 1;
    if (this.length * WIDTH <= this.fields.length) return;
    const larger = new Int32Array(2 * this.fields.length);
    larger.set(this.fields);
    this.fields = larger;
  }

  /** The words that are wanted, in the order in which they were first met. */
  edges(isWanted: (word: number) => boolean = () => true): WordEdge[] {
    const edges: WordEdge[] = [];
    for (let word = 0; word < this.length; word += 1) if (isWanted(word)) edges.push(this.edge(word));
    return edges;
  }

  some(is: (word: number) => boolean): boolean {
    for (let word = 0; word < this.length; word += 1) if (is(word)) return true;
    return false;
  }

  private edge(number: number): WordEdge {
    const { fields } = this;
    const at = number * WIDTH;
    const word = this.spelled(at);
    const inDocument = fields[at + IN_DOCUMENT] === 1;
    return new FoundWord(
      fields[at + END]!,
      word,
      inDocument ? this.from!.generalNodeOf(word.toLowerCase()) : fields[at + NODE]!,
      fields[at + WORD_COST]!,
      fields[at + CHANNEL_COST]!,
      fields[at + CAPITAL_COST]!,
      fields[at + SLIPS]!,
      inDocument ? "document" : "lexicon",
      this.movesOf(at, word),
    );
  }

  private spelled(at: number): string {
    const { fields, ways } = this;
    const setting = fields[at + SETTING]!;
    const way = fields[at + WAY]!;
    let word = "";
    for (let index = 0; index < fields[at + LENGTH]!; index += 1) {
      const letter = ways.at(way + index);
      const isCapital =
        setting === AS_SHOWN
          ? ((letter >> LETTER_BITS) & LETTER_CASE) === 1
          : setting === CAPITALS || (setting === FIRST_CAPITAL && index === 0);
      word += String.fromCharCode(SMALL_A + (letter & LETTER) - (isCapital ? CASE : 0));
    }
    return word;
  }

  /** The moves of a way, and those that mend the case of its letters. */
  private movesOf(at: number, word: string): PackedMoves {
    const { fields, ways } = this;
    const way = fields[at + WAY]!;
    const length = fields[at + LENGTH]!;
    const count = 2 * fields[at + MOVES]!;
    const mends = this.mendsOf(way, length, count, word);
    if (count === 0 && mends === undefined) return NO_PACKED_MOVES;
    const moves = new Array<number>(count);
    for (let part = 0; part < count; part += 1) moves[part] = ways.at(way + length + part);
    return mends === undefined ? moves : sortedMoves([...moves, ...mends]);
  }

  /** Moves for the letters of a word that are shown in another case, and are in no move as it is. */
  private mendsOf(way: number, length: number, count: number, word: string): PackedMoves | undefined {
    const { ways } = this;
    const { cells, start } = this.from!;
    let mends: number[] | undefined;
    for (let index = 0; index < length; index += 1) {
      const letter = ways.at(way + index);
      const place = (letter >> (LETTER_BITS + CASE_BITS)) - 1;
      if (place < 0 || cells.letters[start + place] !== (letter & LETTER)) continue;
      const capital = word.charCodeAt(index) < SMALL_A ? 1 : 0;
      if (((letter >> LETTER_BITS) & LETTER_CASE) === capital) continue;
      let isMoved = false;
      for (let part = 1; part < count && !isMoved; part += 2)
        isMoved = holdsCell(ways.at(way + length + part), place);
      if (isMoved) continue;
      mends ??= [];
      mends.push(packRule(WRONG_CASE, index, index + 1), packCells(place, place + 1));
    }
    return mends;
  }
}
