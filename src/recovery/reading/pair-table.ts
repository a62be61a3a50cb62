const FIRST_SIZE = 1 << 10;
/** Odd numbers that scatter pairs of small ones over the table. */
const SCATTER = { first: 0x9e3779b1, second: 0x85ebca6b } as const;

/** Gives pairs of 32-bit integers numbers from 0 on, in the order in which they are first met: a map without objects. */
export class PairTable {
  private firsts = new Int32Array(FIRST_SIZE);
  private seconds = new Int32Array(FIRST_SIZE);
  /** Number of a pair plus one; 0 where there is none. */
  private numbers = new Int32Array(FIRST_SIZE);
  /** Where pairs stand, by number. */
  private places = new Int32Array(FIRST_SIZE / 2 + 1);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** The number of a pair, or -1. */
  find(first: number, second: number): number {
    return this.numbers[this.placeOf(first, second)]! - 1;
  }

  /** The number of a pair, which is given one if it has none. */
  numberOf(first: number, second: number): number {
    const place = this.placeOf(first, second);
    const known = this.numbers[place]!;
    if (known > 0) return known - 1;
    this.firsts[place] = first;
    this.seconds[place] = second;
    this.places[this.count] = place;
    this.count += 1;
    this.numbers[place] = this.count;
    if (2 * this.count > this.numbers.length) this.grow();
    return this.count - 1;
  }

  clear(): void {
    for (let number = 0; number < this.count; number += 1) this.numbers[this.places[number]!] = 0;
    this.count = 0;
  }

  /** Where a pair stands or may be put: at most half of the places are taken. */
  private placeOf(first: number, second: number): number {
    const { firsts, seconds, numbers } = this;
    const mask = numbers.length - 1;
    const mixed = Math.imul(first, SCATTER.first) ^ Math.imul(second, SCATTER.second);
    let place = (mixed ^ (mixed >>> 15)) & mask;
    while (numbers[place] !== 0 && (firsts[place] !== first || seconds[place] !== second))
      place = (place + 1) & mask;
    return place;
  }

  private grow(): void {
    const { firsts, seconds, numbers } = this;
    this.firsts = new Int32Array(2 * firsts.length);
    this.seconds = new Int32Array(2 * firsts.length);
    this.numbers = new Int32Array(2 * firsts.length);
    this.places = new Int32Array(firsts.length + 1);
    for (let place = 0; place < numbers.length; place += 1) {
      if (numbers[place] === 0) continue;
      const moved = this.placeOf(firsts[place]!, seconds[place]!);
      this.firsts[moved] = firsts[place]!;
      this.seconds[moved] = seconds[place]!;
      this.numbers[moved] = numbers[place]!;
      this.places[numbers[place]! - 1] = moved;
    }
  }
}
