const FIRST_SIZE = 1024;

/** A list of 32-bit integers that grows. */
export class Integers {
  private values = new Int32Array(FIRST_SIZE);
  private count = 0;

  push(value: number): void {
    if (this.count === this.values.length) {
      const larger = new Int32Array(2 * this.count);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.count] = value;
    this.count += 1;
  }

  get length(): number {
    return this.count;
  }

  clear(): void {
    this.count = 0;
  }

  /** Lets go of all from an index on. */
  truncate(length: number): void {
    this.count = length;
  }

  /** The integer at an index that was filled. */
  at(index: number): number {
    return this.values[index]!;
  }

  /** Puts another integer where one was filled. */
  set(index: number, value: number): void {
    this.values[index] = value;
  }
}
