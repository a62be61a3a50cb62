/**
 * The two loops that see every character of every text, for WebAssembly: sixteen characters at once, and no step that forks
 * where a word ends, which no processor foretells. Written in AssemblyScript; `window-code.ts` holds what becomes of it, and
 * `npm run wasm` makes that anew.
 *
 * Numbers below are addresses in memory; the tables that begin there are read in `assembled-cutter.ts`.
 */
const BLOCK_BITS: i32 = 5;
const HALF_BLOCK: i32 = 16;
/** Letters that an integer holds, five bits each. */
const HELD: i32 = 6;
const BITS: i32 = 5;
const FULL: u32 = (1 << (BITS * HELD)) - 1;
/** Bytes before the letters of a window: two integers of letters reach back so far. */
const LEAD: usize = 16;
/** Entries of a table by unit, of one by block, and of one by piece, with room for what ends them. */
const BY_UNIT: usize = 4128;
const BY_BLOCK: usize = 132;
const BY_PIECE: usize = 2052;

export const CODES: usize = 64;
export const LETTERS: usize = CODES + 2 * BY_UNIT;
export const IN_PIECES: usize = LETTERS + LEAD + BY_UNIT;
export const CAPITALS: usize = IN_PIECES + 4 * BY_BLOCK;
export const SPECIAL: usize = CAPITALS + 4 * BY_BLOCK;
export const STARTS: usize = SPECIAL + 4 * BY_UNIT;
export const ENDS: usize = STARTS + 4 * BY_PIECE;
export const NODES: usize = ENDS + 4 * BY_PIECE;
export const SAID: usize = NODES + 4 * BY_PIECE;
export const COSTS: usize = SAID + 4 * BY_PIECE;
export const TRAITS: usize = COSTS + 2064;
export const UNKNOWN: usize = TRAITS + 2064;
export const ODD: usize = UNKNOWN + 4 * BY_PIECE;
/** Words that were looked up lately, as `WordMemory` holds them. */
export const SLOTS: usize = 2 * 65536;
const SLOT_BITS: u32 = 16;
const SPREAD_LAST: u32 = 0x9e3779b1;
const SPREAD_BEFORE: u32 = 0x85ebca77;

const NO_WORD: u32 = 255;
const IS_NAME: u32 = 256;
const COST_MASK: u32 = 255;

/** Traits of a piece, as in `traits.ts`. */
const CAPITAL: u32 = 2;
const INNER_CAPITAL: u32 = 4;
const SMALL: u32 = 8;
const AFTER_BLANK: u32 = 16;

const BLANK: i16 = 0x20;
/** Letters of a piece up to which its capitals are counted here. */
const MOST_COUNTED: i32 = 32;

/** Whether two blanks stood side by side in a window; set back by whoever asks. */
export let wideBlanks: bool = false;
/** Pieces of the window that the memory does not know, or that are longer than what it holds. */
export let unknown: i32 = 0;

/**
 * Marks the letters of the window, and lists what is to be looked at by itself: all but the letters, signs and line feeds of
 * ASCII, and the signs that codes begin with.
 *
 * @param afterBlank whether a blank stands right before the window
 * @returns how many units are listed
 */
export function mark(blocks: i32, afterBlank: bool): i32 {
  const isLetterFrom = i16x8.splat(0x61);
  const isCapitalFrom = i16x8.splat(0x41);
  const letterCount = i16x8.splat(26);
  const small = i16x8.splat(0x20);
  const number = i16x8.splat(0x1f);
  const blank = i16x8.splat(BLANK);
  const signCount = i16x8.splat(0x7f - 0x20);
  const bracket = i16x8.splat(0x28);
  const slash = i16x8.splat(0x2f);
  const lineFeed = i16x8.splat(0x0a);
  let specials = 0;
  let wasBlank: u32 = afterBlank ? 1 : 0;
  for (let block = 0; block < blocks; block += 1) {
    let inPieces: u32 = 0;
    let capitals: u32 = 0;
    let blanks: u32 = 0;
    let special: u32 = 0;
    for (let half = 0; half < 2 * HALF_BLOCK; half += HALF_BLOCK) {
      const unit = (block << BLOCK_BITS) + half;
      const one = v128.load(CODES + 2 * unit);
      const two = v128.load(CODES + 2 * unit, 16);
      const letters = i8x16.narrow_i16x8_s(
        i16x8.lt_u(i16x8.sub(v128.or(one, small), isLetterFrom), letterCount),
        i16x8.lt_u(i16x8.sub(v128.or(two, small), isLetterFrom), letterCount),
      );
      const upper = i8x16.narrow_i16x8_s(
        i16x8.lt_u(i16x8.sub(one, isCapitalFrom), letterCount),
        i16x8.lt_u(i16x8.sub(two, isCapitalFrom), letterCount),
      );
      const parting = i8x16.narrow_i16x8_s(i16x8.eq(one, blank), i16x8.eq(two, blank));
      const others = i8x16.narrow_i16x8_s(
        v128.or(
          v128.or(i16x8.eq(one, bracket), i16x8.eq(one, slash)),
          v128.andnot(i16x8.ge_u(i16x8.sub(one, blank), signCount), i16x8.eq(one, lineFeed)),
        ),
        v128.or(
          v128.or(i16x8.eq(two, bracket), i16x8.eq(two, slash)),
          v128.andnot(i16x8.ge_u(i16x8.sub(two, blank), signCount), i16x8.eq(two, lineFeed)),
        ),
      );
      const numbers = i8x16.narrow_i16x8_u(v128.and(one, number), v128.and(two, number));
      v128.store(LETTERS + LEAD + unit, v128.and(letters, numbers));
      inPieces |= (<u32>i8x16.bitmask(letters)) << half;
      capitals |= (<u32>i8x16.bitmask(upper)) << half;
      blanks |= (<u32>i8x16.bitmask(parting)) << half;
      special |= (<u32>i8x16.bitmask(others)) << half;
    }
    store<u32>(IN_PIECES + (block << 2), inPieces);
    store<u32>(CAPITALS + (block << 2), capitals);
    if ((blanks & ((blanks << 1) | wasBlank)) !== 0) wideBlanks = true;
    wasBlank = blanks >>> 31;
    while (special !== 0) {
      store<i32>(SPECIAL + (specials << 2), (block << BLOCK_BITS) + <i32>ctz(special));
      specials += 1;
      special &= special - 1;
    }
  }
  return specials;
}

/** The six letters before an address, five bits each, the last lowest: neighbours are joined by twos and fours. */
function lettersBefore(address: usize): u32 {
  const eight = load<u64>(address - 8);
  const twos = ((eight & 0x001f001f001f001f) << 5) | ((eight >> 8) & 0x001f001f001f001f);
  const fours = ((twos & 0x000003ff000003ff) << 10) | ((twos >> 16) & 0x000003ff000003ff);
  return ((<u32>fours & 0x3ff) << 20) | <u32>(fours >> 32);
}

/** The bits of so many letters. */
function bitsOf(letters: i32): u32 {
  return letters < HELD ? (1 << (BITS * letters)) - 1 : FULL;
}

/**
 * Finds the pieces of the window where the marks change, and what is remembered of their letters: of those that are not
 * known, the columns hold the letters themselves instead.
 *
 * @param offset of the window, which is added to those of the pieces
 * @param previousEnd where the piece before the window ends, from its beginning
 * @returns how many pieces there are
 */
export function find(blocks: i32, offset: i32, previousEnd: i32): i32 {
  let count = 0;
  let previous = previousEnd;
  let start = -1;
  let wasIn: u32 = 0;
  unknown = 0;
  for (let block = 0; block < blocks; block += 1) {
    const inPieces = load<u32>(IN_PIECES + (block << 2));
    let changes = inPieces ^ ((inPieces << 1) | wasIn);
    wasIn = inPieces >>> 31;
    while (changes !== 0) {
      const at = (block << BLOCK_BITS) + <i32>ctz(changes);
      changes &= changes - 1;
      if (start < 0) {
        start = at;
        continue;
      }
      const length = at - start;
      const column = count << 2;
      store<i32>(STARTS + column, offset + start);
      store<i32>(ENDS + column, offset + at);
      const end = LETTERS + LEAD + at;
      const last = lettersBefore(end) & bitsOf(length);
      const before = length > HELD ? lettersBefore(end - HELD) & bitsOf(length - HELD) : 0;
      const slot: usize =
        SLOTS + 16 * (((last * SPREAD_LAST) ^ (before * SPREAD_BEFORE)) >>> (32 - SLOT_BITS));
      if (load<u32>(slot) === last && load<u32>(slot + 4) === before && length <= 2 * HELD) {
        store<u32>(NODES + column, load<u32>(slot + 8));
        store<u32>(SAID + column, load<u32>(slot + 12));
      } else {
        store<u32>(NODES + column, last);
        store<u32>(SAID + column, before);
        store<i32>(UNKNOWN + (unknown << 2), count);
        unknown += 1;
      }
      let trait = SMALL;
      if (length <= MOST_COUNTED) {
        const marks = load<u64>(CAPITALS + ((start >> BLOCK_BITS) << 2)) >> (start & 31);
        const capitals = marks & (((<u64>1) << length) - 1);
        if (capitals !== 0) {
          trait = (<u32>capitals & 1) * CAPITAL;
          if (capitals > 1) trait |= INNER_CAPITAL;
          if (<i32>popcnt(capitals) < length) trait |= SMALL;
        }
      }
      if (start === previous + 1 && load<i16>(CODES - 2 + (start << 1)) === BLANK) trait |= AFTER_BLANK;
      store<u8>(TRAITS + count, trait);
      count += 1;
      previous = at;
      start = -1;
    }
  }
  return count;
}

/**
 * Works out the costs of the pieces of the window, and lists those that are odd.
 *
 * @param first index of the first piece of the window
 * @param previousEnd where the piece before it ends
 * @param rare units from which on a word is rare
 * @param wideGap UTF-16 units between two pieces that are more than what parts words
 * @returns how many are odd
 */
export function weigh(count: i32, first: i32, previousEnd: i32, rare: u32, wideGap: i32): i32 {
  let odd = 0;
  let previous = previousEnd;
  for (let index = 0; index < count; index += 1) {
    const column = index << 2;
    const start = load<i32>(STARTS + column);
    const end = load<i32>(ENDS + column);
    const said = load<u32>(SAID + column);
    // A name in small letters is no name.
    const isNoName = (said & IS_NAME) !== 0 && (load<u8>(TRAITS + index) & CAPITAL) === 0;
    const cost = isNoName ? NO_WORD : said & COST_MASK;
    store<u8>(COSTS + index, cost);
    // Whatever it is, the number is written: what is not odd is written over.
    store<i32>(ODD + (odd << 2), first + index);
    odd += <i32>(cost >= rare) | <i32>(end - start === 1) | <i32>(start - previous >= wideGap);
    previous = end;
  }
  return odd;
}
