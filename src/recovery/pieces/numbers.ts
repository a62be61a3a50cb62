/** A column with its values in one with more room. */
export function grown<Column extends Uint8Array | Int32Array>(column: Column, larger: Column): Column {
  larger.set(column);
  return larger;
}

/** Whole numbers from 0 to 2³¹ − 1, as many as come. */
export class Numbers {
  private count = 0;
  private values: Int32Array;

  constructor(room: number) {
    this.values = new Int32Array(room);
  }

  push(value: number): void {
    if (this.count === this.values.length)
      this.values = grown(this.values, new Int32Array(2 * this.count + 1));
    this.values[this.count] = value;
    this.count += 1;
  }

  pushAll(values: Int32Array): void {
    const count = this.count + values.length;
    if (count > this.values.length) this.values = grown(this.values, new Int32Array(2 * count));
    this.values.set(values, this.count);
    this.count = count;
  }

  /** All of them, in order. */
  get all(): Int32Array {
    return this.values.subarray(0, this.count);
  }
}
