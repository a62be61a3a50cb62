// A seeded source of chance, so that what is generated is the same on every machine.

/** Mulberry32 (T. Ettinger, public domain): numbers in [0, 1). */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  const pick = (list) => list[below(list.length)];
  return {
    next,
    below,
    pick,
    between: (least, most) => least + below(most - least + 1),
    /** A string of `length` signs of an alphabet. */
    signs: (alphabet, length) => Array.from({ length }, () => pick(alphabet)).join(""),
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  };
}
