import { asBytes, copyCodes } from "../../english/codes.js";
import type { Trie } from "../../english/trie.js";
import { MEMORY_LENGTH, NO_WORD, NODE, PACKED, SAID, WordMemory } from "../../english/word-memory.js";
import { type Cutter, RARE_WORD, type Signs, WIDE_GAP } from "./cutter.js";
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

/** As much of it as is used here: neither the language nor Node.js declares it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

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

function assemble(): Exports | undefined {
  try {
    const bytes = Uint8Array.from(atob(WINDOW_CODE), (character) => character.charCodeAt(0));
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Exports;
  } catch {
    // A browser without it, or a page that forbids it.
    return undefined;
  }
}

/** The fastest way to cut a text, where there is WebAssembly. */
export function assembledCutter(words: Trie): Cutter | undefined {
  const assembled = assemble();
  if (assembled === undefined) return undefined;
  const { memory, mark, find, weigh, wideBlanks, unknown } = assembled;
  const at = (table: string): number => (assembled[table] as { readonly value: number }).value;
  const { buffer } = memory;
  const integers = (table: string): Int32Array => new Int32Array(buffer, at(table), MOST);
  const codeBefore = new Uint16Array(buffer, at("CODES") - 2, 1);
  const codes = new Uint16Array(buffer, at("CODES"), UNITS + BLOCK);
  const bytes = asBytes(codes);
  const inPieces = new Int32Array(buffer, at("IN_PIECES"), UNITS / BLOCK + 1);
  const special = new Int32Array(buffer, at("SPECIAL"), UNITS + BLOCK);
  const starts = integers("STARTS");
  const ends = integers("ENDS");
  const nodes = integers("NODES");
  const said = integers("SAID");
  const unknowns = integers("UNKNOWN");
  const oddPieces = integers("ODD");
  const costs = new Uint8Array(buffer, at("COSTS"), MOST);
  const traits = new Uint8Array(buffer, at("TRAITS"), MOST);
  const remembered = new WordMemory(words, new Int32Array(buffer, at("SLOTS"), MEMORY_LENGTH));
  /** Units of the window that make their pieces odd. */
  const odd: number[] = [];

  /**
   * Marks odd codes, and codes written with several signs, as parts of pieces, and lists them.
   *
   * @returns units that are read: a code may go on beyond the window
   */
  const markOdd = (text: string, offset: number, length: number, specials: number): number => {
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
  };

  const describe = (text: string, index: number): void => {
    traits[index] = traitsIn(text, starts[index]!, ends[index]!) | (traits[index]! & AFTER_BLANK);
  };

  /** Says of pieces with odd codes that they are no words. */
  const lookUpOdd = (text: string, offset: number, count: number): void => {
    let index = 0;
    for (const unit of odd) {
      while (index < count && ends[index]! <= offset + unit) index += 1;
      if (index === count) return;
      describe(text, index);
      nodes[index] = -1;
      said[index] = NO_WORD;
    }
  };

  /** Looks up what the memory does not know yet, or cannot hold. */
  const lookUpUnknown = (text: string, count: number): void => {
    for (let place = 0; place < unknown.value; place += 1) {
      const index = unknowns[place]!;
      if (index === count) return;
      if ((traits[index]! & ODD_CODE) !== 0) continue;
      const [start, end] = [starts[index]!, ends[index]!];
      if (end - start > MOST_COUNTED) describe(text, index);
      if (end - start > 2 * PACKED) {
        nodes[index] = nodeOf(text, start, end, words);
        said[index] = remembered.say(nodes[index]!);
      } else {
        const slot = remembered.slotOf(said[index]!, nodes[index]!);
        nodes[index] = remembered.slots[slot + NODE]!;
        said[index] = remembered.slots[slot + SAID]!;
      }
    }
  };

  const cutWindow = (
    text: string,
    offset: number,
    first: number,
    previousEnd: number,
    signs: Signs,
  ): number => {
    const part = text.slice(offset, offset + UNITS);
    const { length } = part;
    copyCodes(part, codes, bytes);
    // At least one line feed ends what the window ends in.
    const blocks = (length >> BLOCK_BITS) + 1;
    codes.fill(LINE_FEED, length, blocks * BLOCK);
    codeBefore[0] = offset > 0 ? text.charCodeAt(offset - 1) : LINE_FEED;
    const specials = mark(blocks, codeBefore[0] === BLANK ? 1 : 0);
    const read = markOdd(text, offset, length, specials);
    let count = find(blocks, offset, previousEnd - offset);
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
    if (odd.length > 0) lookUpOdd(text, offset, count);
    lookUpUnknown(text, count);
    signs.odd.pushAll(oddPieces.subarray(0, weigh(count, first, previousEnd, RARE_WORD, WIDE_GAP)));
    for (let index = 0; index < specials && offset + special[index]! < next; index += 1)
      if (codes[special[index]!]! > LAST_OF_ASCII) signs.beyondAscii.push(offset + special[index]!);
    pushBeyondAscii(text, offset + length, next, signs.beyondAscii);
    if (wideBlanks.value !== 0) {
      signs.wideBlanks = true;
      wideBlanks.value = 0;
    }
    starts[count] = next;
    return count;
  };
  return { pieces: { starts, ends, costs, traits, nodes }, cutWindow };
}
