import { asBytes, copyCodes, isLittleEndian } from "../../english/codes.js";
import type { Trie } from "../../english/trie.js";
import { MEMORY_LENGTH, NO_WORD, NODE, PACKED, SAID, WordMemory } from "../../english/word-memory.js";
import { assembled } from "../assembled.js";
import { type Cutter, RARE_WORD, type Signs, WIDE_GAP, type WindowPieces } from "./cutter.js";
import { nodeOf } from "./plain-cutter.js";
import { AFTER_BLANK, ODD_CODE } from "./traits.js";
import { WINDOW_CODE } from "./window-code.js";
import { oddLength, pushBeyondAscii, readOn, traitsIn } from "./window-pieces.js";

/** What `assembly/window.ts` exports: its functions, and where its tables stand in memory. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly mark: (blocks: number, afterBlank: number) => number;
  readonly find: (blocks: number, offset: number, previousEnd: number) => number;
  readonly weigh: (
    count: number,
    first: number,
    previousEnd: number,
    rare: number,
    wideGap: number,
  ) => number;
  readonly wideBlanks: { value: number };
  readonly unknown: { readonly value: number };
  readonly [table: string]: unknown;
}

/** UTF-16 units of a window, and of a block: as many as an integer has bits. */
const UNITS = 1 << 12;
const BLOCK_BITS = 5;
const BLOCK = 1 << BLOCK_BITS;
/** Letters of a piece up to which its capitals are counted in WebAssembly. */
const MOST_COUNTED = 32;
/** Pieces of a window at most: each takes two units, with what parts it from the next. */
const MOST = UNITS / 2 + 2;

const BLANK = 0x20;
const LINE_FEED = 0x0a;
const LAST_OF_ASCII = 0x7f;

/** The fastest way to cut a text, where there is WebAssembly: nothing in a browser without it, or where a page forbids it. */
export function assembledCutter(words: Trie): Cutter | undefined {
  // Its memory is little-endian everywhere.
  if (!isLittleEndian) return undefined;
  const exports = assembled(WINDOW_CODE);
  return exports && new AssembledCutter(words, exports as Exports);
}

class AssembledCutter implements Cutter {
  readonly pieces: WindowPieces;
  /** The unit before the window, and its own. */
  private readonly codeBefore: Uint16Array;
  private readonly codes: Uint16Array<ArrayBuffer>;
  private readonly bytes: Buffer | undefined;
  private readonly inPieces: Int32Array;
  private readonly special: Int32Array;
  private readonly said: Int32Array;
  private readonly unknown: Int32Array;
  private readonly oddPieces: Int32Array;
  private readonly remembered: WordMemory;
  /** Units of the window that make their pieces odd. */
  private readonly odd: number[] = [];

  constructor(
    private readonly words: Trie,
    private readonly assembled: Exports,
  ) {
    const { buffer } = assembled.memory;
    const addressOf = (table: string): number => (assembled[table] as { readonly value: number }).value;
    const integers = (table: string, length = MOST): Int32Array =>
      new Int32Array(buffer, addressOf(table), length);
    const octets = (table: string): Uint8Array => new Uint8Array(buffer, addressOf(table), MOST);
    this.codeBefore = new Uint16Array(buffer, addressOf("CODES") - 2, 1);
    this.codes = new Uint16Array(buffer, addressOf("CODES"), UNITS + BLOCK);
    this.bytes = asBytes(this.codes);
    this.inPieces = integers("IN_PIECES", UNITS / BLOCK + 1);
    this.special = integers("SPECIAL", UNITS + BLOCK);
    this.said = integers("SAID");
    this.unknown = integers("UNKNOWN");
    this.oddPieces = integers("ODD");
    this.remembered = new WordMemory(words, integers("SLOTS", MEMORY_LENGTH));
    this.pieces = {
      starts: integers("STARTS"),
      ends: integers("ENDS"),
      nodes: integers("NODES"),
      costs: octets("COSTS"),
      traits: octets("TRAITS"),
    };
  }

  cutWindow(text: string, offset: number, first: number, previousEnd: number, signs: Signs): number {
    const { assembled, codes } = this;
    const { starts, ends } = this.pieces;
    const part = text.slice(offset, offset + UNITS);
    const { length } = part;
    copyCodes(part, codes, this.bytes);
    // At least one line feed ends what the window ends in.
    const blocks = (length >> BLOCK_BITS) + 1;
    codes.fill(LINE_FEED, length, blocks * BLOCK);
    const before = offset > 0 ? text.charCodeAt(offset - 1) : LINE_FEED;
    this.codeBefore[0] = before;
    const specials = assembled.mark(blocks, before === BLANK ? 1 : 0);
    const read = this.markOdd(text, offset, length, specials);
    let count = assembled.find(blocks, offset, previousEnd - offset);
    let next = offset + length;
    if (count > 0 && ends[count - 1] === next && next < text.length) {
      // What the window ends in goes on in the next; what fills a window is read to its end.
      if (starts[count - 1]! > offset) {
        count -= 1;
        next = starts[count]!;
      } else {
        next = readOn(text, offset + read);
        ends[count - 1] = next;
      }
    }
    this.lookUpOdd(text, offset, count);
    this.lookUpUnknown(text, count);
    const odd = assembled.weigh(count, first, previousEnd, RARE_WORD, WIDE_GAP);
    signs.odd.pushAll(this.oddPieces.subarray(0, odd));
    this.tellSigns(text, offset, length, next, specials, signs);
    starts[count] = next;
    return count;
  }

  /**
   * Marks odd codes, and codes written with several signs, as parts of pieces, and lists them.
   *
   * @returns units that are read: a code may go on beyond the window
   */
  private markOdd(text: string, offset: number, length: number, specials: number): number {
    const { special, inPieces, odd } = this;
    odd.length = 0;
    let end = 0;
    for (let index = 0; index < specials; index += 1) {
      const unit = special[index]!;
      if (unit >= length || unit < end) continue;
      const units = oddLength(text, offset + unit);
      if (units === 0) continue;
      odd.push(unit);
      end = unit + units;
      for (let marked = unit; marked < end && marked < length; marked += 1)
        inPieces[marked >> BLOCK_BITS]! |= 1 << (marked & (BLOCK - 1));
    }
    return Math.max(length, end);
  }

  /** Says of pieces with odd codes that they are no words. */
  private lookUpOdd(text: string, offset: number, count: number): void {
    const { ends, nodes } = this.pieces;
    let index = 0;
    for (const unit of this.odd) {
      while (index < count && ends[index]! <= offset + unit) index += 1;
      if (index === count) return;
      this.describe(text, index);
      nodes[index] = -1;
      this.said[index] = NO_WORD;
    }
  }

  /** Looks up what the memory does not know yet, or cannot hold. */
  private lookUpUnknown(text: string, count: number): void {
    const { said, remembered, words } = this;
    const { starts, ends, nodes, traits } = this.pieces;
    const unknown = this.assembled.unknown.value;
    for (let place = 0; place < unknown; place += 1) {
      const index = this.unknown[place]!;
      // The last piece may have been left to the next window.
      if (index === count) return;
      if ((traits[index]! & ODD_CODE) !== 0) continue;
      const start = starts[index]!;
      const end = ends[index]!;
      if (end - start > MOST_COUNTED) this.describe(text, index);
      if (end - start > 2 * PACKED) {
        const node = nodeOf(text, start, end, words);
        nodes[index] = node;
        said[index] = remembered.say(node);
      } else {
        const slot = remembered.slotOf(said[index]!, nodes[index]!);
        nodes[index] = remembered.slots[slot + NODE]!;
        said[index] = remembered.slots[slot + SAID]!;
      }
    }
  }

  /** Works out the traits of a piece from its text. */
  private describe(text: string, index: number): void {
    const { starts, ends, traits } = this.pieces;
    traits[index] = traitsIn(text, starts[index]!, ends[index]!) | (traits[index]! & AFTER_BLANK);
  }

  /** Tells of codes beyond ASCII as far as the window was cut, and of two blanks side by side. */
  private tellSigns(
    text: string,
    offset: number,
    length: number,
    next: number,
    specials: number,
    signs: Signs,
  ): void {
    const { special, codes } = this;
    const { wideBlanks } = this.assembled;
    for (let index = 0; index < specials && offset + special[index]! < next; index += 1)
      if (codes[special[index]!]! > LAST_OF_ASCII) signs.beyondAscii.push(offset + special[index]!);
    pushBeyondAscii(text, offset + length, next, signs.beyondAscii);
    if (wideBlanks.value === 0) return;
    signs.wideBlanks = true;
    wideBlanks.value = 0;
  }
}
