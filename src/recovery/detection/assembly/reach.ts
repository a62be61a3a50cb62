/**
 * The loop that sees much of a garbled or foreign text once for each encoding, for WebAssembly: no step forks, since no
 * processor foretells what a wrong encoding makes of a text. Written in AssemblyScript; `reach-code.ts` holds what becomes of
 * it, and `npm run wasm` makes that anew.
 *
 * Numbers below are addresses in memory; what stands there is written in `reach.ts`.
 */

/** Entries of a row of least costs, and bytes of all rows, with room for what aligns the next. */
const ROW: usize = 41;
const LEAST: usize = 68928;
/** Entries of the table of codes. */
const CODES: usize = 1104;

export const CASES: usize = 64;
export const SEEN: usize = 128;
export const UNSEEN: usize = SEEN + LEAST;
/** By code: what it takes at least as bits, and units of it as the first of a stretch, inside a word and at its beginning. */
export const PLANS: usize = UNSEEN + LEAST;
/** The codes of the window, then what each costs as it stands, then what is told of each place. */
export const WINDOW: usize = PLANS + 8 * CODES;

const SYMBOL: u32 = 63;
const CASE_SHIFT: u32 = 6;
const CASE: u32 = 3;
const BEGINS_SHIFT: u32 = 8;
const OWN_SHIFT: u32 = 9;

const BLANK: usize = 1;
const DEAD: i32 = -(1 << 24);
/** What is told of a place: whether a stretch may reach it, and whether one may have gained by then. */
const REACHED: u32 = 1;
const GAINED: u32 = 2;

/**
 * Tells of each place of the window whether a stretch can reach it.
 *
 * @param unseen whether blanks are
 * @param begins whether a word begins at the window
 * @param entry units of entering the encoding
 * @param hopeless units at which a stretch is given up
 * @returns the most units that a stretch may gain
 */
export function reach(length: i32, unseen: bool, begins: bool, entry: i32, hopeless: i32): i32 {
  const least: usize = unseen ? UNSEEN : SEEN;
  const standing: usize = WINDOW + 2 * length;
  const told: usize = standing + 2 * length;
  let isFirst: usize = begins ? 1 : 0;
  let last: usize = 0;
  let lastCase: u32 = 0;
  // Where the row of what goes on stands, and of what began at the place before.
  let row: usize = least;
  let firstRow: usize = least;
  let begun = DEAD;
  let gone = DEAD;
  let most = DEAD;
  for (let at = 0; at < length; at += 1) {
    const stands = <i32>load<i16>(standing + 2 * at);
    const place = PLANS + 8 * <usize>load<u16>(WINDOW + 2 * at);
    const plan = load<u32>(place);
    const first = <i32>load<i16>(place + 2 * isFirst, 4);
    const symbol = <usize>(plan & SYMBOL);
    const letterCase = (plan >>> CASE_SHIFT) & CASE;
    const own = <i32>(plan >>> OWN_SHIFT) + <i32>load<u8>(CASES + ((lastCase << 2) | letterCase)) - stands;
    const going = gone - <i32>load<u8>(row + symbol);
    const second = begun - <i32>load<u8>(firstRow + symbol);
    const sum = select<i32>(going, second, going > second) - own;
    gone = select<i32>(sum, DEAD, sum > hopeless);
    const start = stands - entry - first;
    begun = select<i32>(start, DEAD, start > hopeless);
    const best = select<i32>(gone, begun, gone > begun);
    store<u8>(told + at, <u8>((best > hopeless ? REACHED : 0) | (best > 0 ? GAINED : 0)));
    most = select<i32>(best, most, best > most);
    firstRow = least + (isFirst * BLANK * ROW + symbol) * ROW;
    row = least + (last * ROW + symbol) * ROW;
    last = symbol;
    lastCase = letterCase;
    isFirst = (plan >>> BEGINS_SHIFT) & 1;
  }
  return most;
}
