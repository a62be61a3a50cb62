/** SHA-256 (FIPS 180-4), synchronous, because browsers only offer it as a promise. */

/** The first 32 bits of the fractional parts of the `power`-th roots of the first `count` primes. */
function fractionalRoots(count: number, power: number): Uint32Array {
  const words = new Uint32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) {
      if (candidate % divisor === 0) prime = false;
    }
    if (prime) words[found++] = fractionOfRoot(candidate, power);
  }
  return words;
}

/** Whole numbers only: engines may differ in the last bit of `Math.pow`. */
function fractionOfRoot(value: number, power: number): number {
  const scaled = BigInt(value) << BigInt(32 * power);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(power) <= scaled) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
}

const INITIAL = fractionalRoots(8, 2);
const ROUND = fractionalRoots(64, 3);
const BLOCK = 64;

/** The SHA-256 of the bytes as 64 lower-case hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  const state = Uint32Array.from(INITIAL);
  const schedule = new Uint32Array(64);
  const whole = bytes.length - (bytes.length % BLOCK);
  compress(state, schedule, bytes, whole);
  const rest = bytes.length - whole;
  const tail = new Uint8Array(rest + 9 > BLOCK ? 2 * BLOCK : BLOCK);
  tail.set(bytes.subarray(whole));
  tail[rest] = 0x80;
  const view = new DataView(tail.buffer);
  view.setUint32(tail.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(tail.length - 4, (bytes.length << 3) >>> 0);
  compress(state, schedule, tail, tail.length);
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

/** The SHA-256 of the text as UTF-8; a lone surrogate counts as U+FFFD. */
export function sha256OfText(text: string): string {
  return sha256(new TextEncoder().encode(text));
}

function compress(state: Uint32Array, schedule: Uint32Array, bytes: Uint8Array, length: number): void {
  for (let block = 0; block < length; block += BLOCK) {
    for (let index = 0; index < 16; index++) {
      const at = block + index * 4;
      schedule[index] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
    }
    for (let index = 16; index < 64; index++) {
      const early = schedule[index - 15]!;
      const late = schedule[index - 2]!;
      const mixedEarly = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
      const mixedLate = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
      schedule[index] = (schedule[index - 16]! + mixedEarly + schedule[index - 7]! + mixedLate) | 0;
    }
    let a = state[0]! | 0;
    let b = state[1]! | 0;
    let c = state[2]! | 0;
    let d = state[3]! | 0;
    let e = state[4]! | 0;
    let f = state[5]! | 0;
    let g = state[6]! | 0;
    let h = state[7]! | 0;
    for (let index = 0; index < 64; index++) {
      const mixedE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const first = (h + mixedE + ((e & f) ^ (~e & g)) + ROUND[index]! + schedule[index]!) | 0;
      const mixedA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const second = (mixedA + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    state[0]! += a;
    state[1]! += b;
    state[2]! += c;
    state[3]! += d;
    state[4]! += e;
    state[5]! += f;
    state[6]! += g;
    state[7]! += h;
  }
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
